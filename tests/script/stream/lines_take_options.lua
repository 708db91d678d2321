-- SPDX-License-Identifier: MIT
-- lines() takes the attributes of a scanner and leaves the table alone.

local stream = require "stream"
local eof = require("asio_error").misc.eof
local function text(data)
  local io = {}
  function io:read_some(span)
    if data == "" then error(eof, 0) end
    local count = span:copy(data)
    data = data:sub(count + 1)
    return count
  end
  return io
end
local options = { record_separator = ";", trim_record = true }
for record in stream.lines(text " a ;b;c ", options) do print(("[%s]"):format(record)) end
-- expect: [a]
-- expect: [b]
-- expect: [c]
print(options.stream, getmetatable(options))        -- expect: nil	nil
for fields in stream.lines(text "a b\nc", { field_separator = " " }) do
  print(type(fields), unpack(fields))
end
-- expect: table	a	b
-- expect: table	c
local function length(record) return #record, type(record) end
for count, kind in stream.lines(text "abc\nde", { field_separator = length }) do
  print(count, kind)
end
-- expect: 3	string
-- expect: 2	string
local ok, why = pcall(function()
  for _ in stream.lines(text "abcdefgh\n", { max_record_size = 4 }) do print "record" end
end)
print(ok, why == require("generic_error").EMSGSIZE) -- expect: false	true
