-- SPDX-License-Identifier: MIT
-- An error of the stream passes through; one of the runtime says how much was moved.

local stream = require "stream"
local eof = require("asio_error").misc.eof
local mock = dofile(arg[0]:match ".*/" .. "lib/mock.lua")

local generic_error = require "generic_error"
local function try(f, steps, ...)
  local ok, why = pcall(f, mock(steps), ...)
  print(ok, tostring(why), type(why) == "table" and why.bytes_transferred)
end
local EOF, EIO = eof, generic_error.EIO
local span = byte_span.new(5)
try(stream.read_all, { 2, 1, EOF }, span)           -- expect: false	end of file	3
print(tostring(span:first(3)))                      -- expect: abc
try(stream.read_all, { EIO }, span)                 -- expect: false	Input/output error	0
try(stream.write_all, { 1, 3, EIO }, "hello")       -- expect: false	Input/output error	4
try(stream.write_all, { 1, "a string" }, "hello")   -- expect: false	a string	false
local own = {}
local ok, why = pcall(stream.read_all, mock { 1, own }, span)
print(why == own, own.bytes_transferred)            -- expect: true	nil
