-- SPDX-License-Identifier: MIT
-- init.lua - what tests of processes need often.
local ffi, pipe_module, time = require "ffi", require "pipe", require "time"

ffi.cdef [[
  int fcntl(int, int, ...);
  int getpid(void);
  int getppid(void);
  int kill(int, int);
]]

-- The numbers of this process's descriptors.
function descriptors()
  local list = {}
  for fd = 0, 200 do
    if ffi.C.fcntl(fd, 1) >= 0 then list[#list + 1] = fd end
  end
  return table.concat(list, " ")
end

-- A pipe: an object that reads, and a handle to write.
function pipe()
  local reader, writer = pipe_module.pair()
  return reader, writer:release()
end

-- All that comes until nobody can write any more.
function read_all(reader)
  local parts, span = {}, byte_span.new(4096)
  while true do
    local ok, count = pcall(reader.read_some, reader, span)
    if not ok then break end
    parts[#parts + 1] = tostring(span:first(count))
  end
  reader:close()
  return table.concat(parts)
end

-- What /proc says about a process, or nil: it is gone.
function stat(pid)
  local file = io.open("/proc/" .. pid .. "/stat")
  local text = file and file:read "*a"
  if file then file:close() end
  local state, parent = (text or ""):match ".*%) (%a) (%d+)"
  if not state or state == "Z" or state == "X" then return nil end
  return { state = state, parent = tonumber(parent) }
end

-- Wait until it is so.
function await(condition, ...)
  for _ = 1, 4000 do
    if condition(...) then return true end
    time.sleep(0.005)
  end
  return false
end

function await_end(pid)
  return await(function() return not stat(pid) end)
end

-- The ending of a process in one word.
function ending(channel)
  local ending = channel:wait()
  return ending.reason .. " " .. (ending.exit_code or ending.exit_signal)
end

-- What was raised, in words.
function describe(ok, why)
  if ok then return "nothing" end
  if type(why) ~= "table" and type(why) ~= "userdata" then return "a plain error" end
  return ("%s %d %s"):format(tostring(why.category), why.code, tostring(why.arg))
end

-- The value of `name` in /proc/PID/status.
function status(name, pid)
  for line in io.lines("/proc/" .. (pid or "self") .. "/status") do
    local value = line:match("^" .. name .. ":%s*(.*)")
    if value then return value end
  end
end
