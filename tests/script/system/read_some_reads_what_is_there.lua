-- SPDX-License-Identifier: MIT
-- system.in_:read_some() fills a part of the span, and raises EOF at the end.
-- stdin: hello

local system = require "system"
local eof = require("asio_error").misc.eof
local span = byte_span.new(16)
print(system.in_:read_some(span), tostring(span:first(6)) == "hello\n") -- expect: 6	true
local ok, why = pcall(system.in_.read_some, nil, span)
print(ok, why == eof, tostring(why.category), why.code) -- expect: false	true	asio.misc	2
ok, why = pcall(system.in_.read_some, nil, span)
print(ok, why == eof)                               -- expect: false	true
