-- SPDX-License-Identifier: MIT
-- read_to_end() returns everything; EOF is no failure, too much is.

local stream = require "stream"
local eof = require("asio_error").misc.eof
local mock = dofile(arg[0]:match ".*/" .. "lib/mock.lua")

local generic_error = require "generic_error"
local EOF, EIO = eof, generic_error.EIO
print(tostring(stream.read_to_end(mock { 1, 0, 2, EOF }))) -- expect: abc
print(#stream.read_to_end(mock { EOF }))            -- expect: 0
print(#stream.read_to_end(mock { 3, EOF }, 3))      -- expect: 3
print(#stream.read_to_end(mock { EOF }, 0))         -- expect: 0
local ok, why = pcall(stream.read_to_end, mock { 2, 2, EOF }, 3)
print(ok, why == generic_error.EMSGSIZE, why.bytes_transferred) -- expect: false	true	4
ok, why = pcall(stream.read_to_end, mock { 2, EIO })
print(ok, why == EIO, why.bytes_transferred)        -- expect: false	true	2

local left = 100000
local io = {}
function io:read_some(span)
  if left == 0 then error(EOF, 0) end
  local count = math.min(left, #span, 777)
  for i = 1, count do span[i] = (left - i) % 251 end
  left = left - count
  return count
end
local all = stream.read_to_end(io)
local wrong = 0
for i = 1, #all do
  if all[i] ~= (100000 - i) % 251 then wrong = wrong + 1 end
end
print(#all, wrong)                                  -- expect: 100000	0
