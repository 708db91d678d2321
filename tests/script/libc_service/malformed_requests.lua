-- SPDX-License-Identifier: MIT
-- Whatever is no request closes its master, which says so.
local libc_service, tools = require "libc_service", require "./tools"
if _CONTEXT == "worker" then return end
local ffi = require "ffi"
ffi.cdef [[
  struct request { uint64_t id; uint32_t function; int32_t integers[2]; uint32_t bits[2];
    uint32_t none; char buffer[3584]; };
]]
local function request(number, change)
  local it = ffi.new("struct request", { id = 1, ["function"] = number })
  it.buffer = "/path"
  if change then change(it) end
  return ffi.string(it, ffi.sizeof(it))
end
local OPEN, OPENAT, CONNECT_UNIX = 11, 12, 6
local function send(bytes, descriptors)
  local master, slave = libc_service.new()
  local process = spawn_vm { subprocess = {
    stderr = "share", libc_service = slave,
    init = ("local bytes = %q errexit = false "):format(bytes) .. (descriptors and
      ("for i = 1, %d do send_with_fd(libc_service, bytes, 0) end"):format(descriptors) or
      "C.write(libc_service, bytes)") .. " C.execve('/bin/true', {})",
  } }
  local said = tools.describe(pcall(master.receive, master))
  if said == "nothing" then said = master.function_ end
  local after = tools.describe(pcall(master.receive, master))
  process:wait()
  print(said, after)
end
send(request(OPEN))                             -- expect: open	generic 22 1
send(request(OPENAT), 1)                        -- expect: openat	generic 22 1
send ""                                         -- expect: asio.misc 2 nil	asio.misc 2 nil
send "a"                                        -- expect: generic 74 nil	system 9 nil
send(request(OPEN) .. "a")                      -- expect: generic 74 nil	system 9 nil
send(request(17))                               -- expect: generic 74 nil	system 9 nil
send(request(OPENAT))                           -- expect: generic 74 nil	system 9 nil
send(request(CONNECT_UNIX))                     -- expect: generic 74 nil	system 9 nil
send(request(CONNECT_UNIX), 1)                  -- expect: generic 74 nil	system 9 nil
send(request(OPEN, function(it)                 -- expect: generic 74 nil	system 9 nil
  ffi.fill(it.buffer, 3584, 65)
end))
send(request(OPEN, function(it) it.none = 1 end)) -- expect: generic 74 nil	system 9 nil
