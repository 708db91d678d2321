-- SPDX-License-Identifier: MIT
-- init.lua - a process and the master of its libc service.
local libc_service, pipe = require "libc_service", require "pipe"

-- Answer what is asked until nobody is left to ask: answers[NAME](master, ...) does; if there is
-- none, or it returns false, the real function is called. Returns why it ended.
function serve(master, answers)
  while true do
    local ok, why = pcall(master.receive, master)
    if not ok then return why end
    local answer = answers[master.function_]
    if not answer or answer(master, master:arguments()) == false then
      master:use_slave_credentials()
    end
  end
end

-- Run what `spawn(subprocess)` makes, served. Returns how it ended, and why the master did.
function run(spawn, answers, filters, options)
  local master, slave = libc_service.new()
  for name, text in pairs(filters or {}) do slave[name] = text end
  local subprocess = { stdout = "share", stderr = "share", libc_service = slave }
  for name, value in pairs(options or {}) do subprocess[name] = value end
  local process = spawn(subprocess)
  local why = serve(master, answers)
  master:close()
  local ending = process:wait()
  return ending.reason .. " " .. (ending.exit_code or ending.exit_signal), why
end

-- A handle from which this text is read.
function content(text)
  local reader, writer = pipe.pair()
  writer:write_some(text)
  writer:close()
  return reader:release()
end

-- What was raised, in words.
function describe(ok, why)
  if ok then return "nothing" end
  return ("%s %d %s"):format(tostring(why.category), why.code, tostring(why.arg))
end
