-- SPDX-License-Identifier: MIT
-- A regular expression splits records as regex.split does, or finds fields as regex.patsplit does.

local stream, regex = require "stream", require "regex"
local pieces = dofile(arg[0]:match ".*/" .. "lib/pieces.lua")
local show = dofile(arg[0]:match ".*/" .. "lib/show.lua")

local function scanner(options)
  options.stream = pieces("a, b,c \n", "\n,d,\n", "e")
  return stream.scanner.new(options)
end
for _, grammar in ipairs { "ecma", "extended" } do
  local commas = regex.new { pattern = ", *", grammar = grammar }
  local words = regex.new { pattern = "[^,]*", grammar = grammar }
  show(scanner { field_separator = commas })
  show(scanner { field_separator = commas, trim_record = true })
  show(scanner { field_pattern = words })
  show(scanner { field_separator = ",", field_pattern = words })
  for fields in scanner { field_separator = commas }:lines() do io.write(type(fields[1]), #fields, " ") end
  for fields in scanner { field_pattern = words }:lines() do io.write(type(fields[1]), #fields, " ") end
  print()
end
-- expect: [{a|b|c }][{}][{|d}][{e}]EOF
-- expect: [{a|b|c}][{}][{|d}][{e}]EOF
-- expect: [{a| b|c }][{}][{|d|}][{e}]EOF
-- expect: [{a| b|c }][{}][{|d|}][{e}]EOF
-- expect: string3 string1 string2 string1 string3 string1 string3 string1 
-- expect: [{a|b|c }][{}][{|d}][{e}]EOF
-- expect: [{a|b|c}][{}][{|d}][{e}]EOF
-- expect: [{a| b|c }][{}][{|d|}][{e}]EOF
-- expect: [{a| b|c }][{}][{|d|}][{e}]EOF
-- expect: string3 string1 string2 string1 string3 string1 string3 string1 

local re = regex.new { pattern = ",", grammar = "basic" }
local s = scanner { field_separator = re, copy = true }
local kept = s:get_line()
s:get_line()
s:get_line()
print(tostring(kept[1]), tostring(kept[3]), #s:get_line())   -- expect: a	c 	1
s = scanner { field_separator = re }
local fields = s:get_line()
fields[1][1] = ("z"):byte()
print(tostring(s:buffered_line()))                           -- expect: z, b,c 
local ENOTSUP = require("generic_error").ENOTSUP
s = scanner { field_separator = regex.new { pattern = "(,)", grammar = "ecma" } }
print(select(2, pcall(s.get_line, s)) == ENOTSUP)            -- expect: true
s = scanner { field_pattern = regex.new { pattern = "(,)", grammar = "ecma" } }
print(select(2, pcall(s.get_line, s)) == ENOTSUP)            -- expect: true
