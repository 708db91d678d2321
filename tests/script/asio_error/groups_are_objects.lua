-- SPDX-License-Identifier: MIT
-- An unknown group is nil, an unknown name in a group fails.

local function failure(f, ...)
  local ok, err = pcall(f, ...)
  if ok then return "no error" end
  if type(err) ~= "table" then return "a " .. type(err) end
  return tostring(err.category) .. " " .. err.code .. (err.arg and " arg " .. err.arg or "")
end

local asio_error = require "asio_error"
print(type(asio_error), getmetatable(asio_error))             -- expect: userdata	asio_error
print(asio_error.unknown, asio_error[1], asio_error[true])    -- expect: nil	nil	nil
for _, name in ipairs { "basic", "netdb", "addrinfo", "misc" } do
  local group = asio_error[name]
  print(type(group), getmetatable(group), rawequal(group, asio_error[name]))
  print(failure(function() return group.unknown end), failure(function() return group[1] end))
end
-- expect: userdata	asio_error.basic	true
-- expect: emilua.core 8	emilua.core 8
-- expect: userdata	asio_error.netdb	true
-- expect: emilua.core 8	emilua.core 8
-- expect: userdata	asio_error.addrinfo	true
-- expect: emilua.core 8	emilua.core 8
-- expect: userdata	asio_error.misc	true
-- expect: emilua.core 8	emilua.core 8
print(failure(function() asio_error.basic = 1 end))           -- expect: a string
print(failure(function() asio_error.misc.eof = 1 end))        -- expect: a string
local eof = asio_error.misc.eof
eof.context = 1
print(asio_error.misc.eof.context, asio_error.misc.eof == eof) -- expect: nil	true
print(failure(debug.getmetatable(asio_error).__index, io.stdout, "misc")) -- expect: generic 22 arg 1
