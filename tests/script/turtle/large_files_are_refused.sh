#!/bin/sh
# SPDX-License-Identifier: MIT
# There are bounds to what is read, and brackets may not be nested without end.
cat >script.lua <<'END'
local core_error = require "core_error"
local HEAD = [[
@prefix : <https://schema.emilua.org/error_category/0/#> .
<about:emilua-module> a <https://schema.emilua.org/error_category/0/> .
]]
local ERROR = "<about:emilua-module> :error [ :code N ; :message 'mN' ; :alias 'aN' ] ."

local function try(name, ...)
  local file = assert(io.open(name .. ".ttl", "wb"))
  file:write(HEAD, ...)
  file:close()
  local ok, m = pcall(require, "/" .. name)
  print(name, ok and "accepted" or m == core_error.bad_rdf_error_category)
  return m
end

local function errors(count)
  local texts = {}
  for i = 1, count do
    texts[i] = (ERROR:gsub("N", i))
  end
  return table.concat(texts, "\n")
end

local full = try("full", errors(4096))
print(full.a1.code, full.a4096.code, full[4096])
try("over", errors(4097))
try("comment", "#", ("x"):rep(2^20 - #HEAD - 1))
try("longer", "#", ("x"):rep(2^20 - #HEAD))
try("anonymous", "<a:a> a ", ("[ a "):rep(2e5))
try("list", "<a:a> a ", ("("):rep(1e6))
try("flat", "<a:a> <a:b> ", ("1,"):rep(4e5), "1 .")
try("nested", "<a:a> a ", ("("):rep(50), (")"):rep(50), " .")
try("prefixes", ("@prefix x: <x:> .\n"):rep(1023))
try("too_many_prefixes", ("@prefix x: <x:> .\n"):rep(1024))
try("bases", "@base <a:/> .", ("@base <a/> .\n"):rep(1023))
try("long_uri",
  "@prefix x: <x:", ("x"):rep(5e5), "> . x:a <a:a> ", ("x:a,"):rep(1e5), "x:b .")
try("long_subjects", "@prefix x: <x:", ("x"):rep(4000), "> .", ("x:a :code 1 ."):rep(1e4))
try("long_literal", "<a:a> a '", ("x"):rep(1e6), "' .")
try("matters", "<a:a> :code ", ("1,"):rep(65534), "1 .")
try("triples", "<a:a> :code ", ("1,"):rep(65535), "1 .")
os.execute "ln -s /dev/zero endless.ttl"
print(select(2, pcall(require, "/endless")) == core_error.bad_rdf_error_category)
END
"$CELLUA" script.lua
# expect: full	accepted
# expect: 1	4096	m4096
# expect: over	true
# expect: comment	accepted
# expect: longer	true
# expect: anonymous	true
# expect: list	true
# expect: flat	accepted
# expect: nested	accepted
# expect: prefixes	accepted
# expect: too_many_prefixes	true
# expect: bases	true
# expect: long_uri	true
# expect: long_subjects	true
# expect: long_literal	accepted
# expect: matters	accepted
# expect: triples	true
# expect: true
