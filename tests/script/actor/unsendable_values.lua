-- SPDX-License-Identifier: MIT
-- What cannot travel raises before anything is sent.
local generic_error = require "generic_error"
if _CONTEXT == 'worker' then
  require("inbox"):receive()
  return
end

local channel = spawn_vm '.'
local function try(value)
  local ok, why = pcall(channel.send, channel, value)
  return ok or (why == generic_error.EINVAL and 'EINVAL')
    or (why == generic_error.ENOTSUP and 'ENOTSUP')
    or (why == generic_error.ELOOP and 'ELOOP') or tostring(why)
end

print(try(nil), try(print), try(coroutine.create(print)))    -- expect: EINVAL	EINVAL	EINVAL
print(try(setmetatable({}, {})), try(1LL))                   -- expect: EINVAL	EINVAL
print(try(require("mutex").new()), try(spawn(print)))        -- expect: ENOTSUP	ENOTSUP
local loop = {}
loop.loop = { loop }
print(try(loop))                                             -- expect: ELOOP
print(pcall(channel.send, channel) == false)                 -- expect: true
print(try 'end')
-- expect:
-- expect: true
