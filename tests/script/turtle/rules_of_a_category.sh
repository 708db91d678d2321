#!/bin/sh
# SPDX-License-Identifier: MIT
# A file that breaks a rule is refused by a rooted id, with the error for that rule.
cat >script.lua <<'END'
local core_error = require "core_error"
local HEAD = [[
@prefix : <https://schema.emilua.org/error_category/0/#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
]]
local TYPE = "<about:emilua-module> a <https://schema.emilua.org/error_category/0/> ."
local ERROR = "<about:emilua-module> :error _:x . "
local count = 0

local function try(text)
  count = count + 1
  local file = assert(io.open("m" .. count .. ".ttl", "wb"))
  file:write(HEAD, text)
  file:close()
  return pcall(require, "/m" .. count)
end

local function refuse(name, ...)
  for _, text in ipairs { ... } do
    local ok, why = try(text)
    if ok or why ~= core_error[name] or why.module ~= "/m" .. count then
      print("wrong", ok, why, name, text)
    end
  end
end

local function accept(...)
  for _, text in ipairs { ... } do
    local ok, why = try(text)
    if not ok then print("wrong", why, text) end
  end
end

-- Of the one error of a category.
local function with(rest)
  return TYPE .. ERROR .. "_:x " .. rest
end

refuse("bad_rdf", "", "# nothing\n", "<a>", "<a> <b> <c>", TYPE .. "}", TYPE .. "\\",
  TYPE .. "<a:a> a '\255' .", TYPE .. "<a:a> a unknown:x .", TYPE .. "unknown:x a :x .",
  TYPE .. "<a:a> unknown:x 1 .", TYPE .. "<a:a> a 1^^ .", TYPE .. "<a:a> a 'x'^^ .",
  TYPE .. "<a:a> a '", TYPE .. "<a:a> a '''", TYPE .. "<a:a", TYPE .. " [", TYPE .. "(",
  TYPE .. "\0", "\0" .. TYPE, TYPE .. "<g:g> { <a:a> a <b:b> }", "<a b> a <c:d> .",
  "print(1)", TYPE .. "@prefix x <y> .", TYPE .. "<a:a> a 'x'@ .", '{"a": [1]}')
refuse("bad_rdf_module", "<a:a> <b:b> 1 .", "<a:a> a <b:b> .", ERROR,
  "<about:emilua-module> <b:b> 1 .",
  "<about:Emilua-module> a <https://schema.emilua.org/error_category/0/> .",
  TYPE .. "<about:emilua-module> a <b:b> .", "<about:emilua-module> a <b:b>, <c:c> .",
  "_:emilua-module a <a:a> .")
refuse("bad_rdf_error_category", "<about:emilua-module> a <b:b> .",
  "<about:emilua-module> a 1 .", "<about:emilua-module> a [] .",
  "<about:emilua-module> a <https://schema.emilua.org/error_category/0> .",
  "<about:emilua-module> a 'https://schema.emilua.org/error_category/0/' .")
-- The node, and its code
refuse("bad_rdf_error_category", TYPE .. "<about:emilua-module> :error 1 .",
  TYPE .. "<about:emilua-module> :error '_:x' . _:x :code 1 ; :message 'm' .",
  TYPE .. ERROR, with ":message 'm' .", with ":code 1, 2 ; :message 'm' .",
  with ":code 1, 01 ; :message 'm' .", with ":code '1' ; :message 'm' .",
  with ":code '1'@en ; :message 'm' .", with ":code 1.0 ; :message 'm' .",
  with ":code 1e0 ; :message 'm' .", with ":code '1'^^xsd:int ; :message 'm' .",
  with ":code ''^^xsd:integer ; :message 'm' .",
  with ":code '-'^^xsd:integer ; :message 'm' .",
  with ":code ' 1'^^xsd:integer ; :message 'm' .",
  with ":code '1 '^^xsd:integer ; :message 'm' .",
  with ":code '1\\u0000'^^xsd:integer ; :message 'm' .",
  with ":code '0x1'^^xsd:integer ; :message 'm' .",
  with ":code <1> ; :message 'm' .", with ":code [] ; :message 'm' .",
  with ":code 2147483648 ; :message 'm' .", with ":code -2147483648 ; :message 'm' .",
  with(":code 1" .. ("0"):rep(400) .. " ; :message 'm' ."))
accept(with ":code 2147483647 ; :message 'm' .",
  with ":code -2147483647 ; :message 'm' .",
  with ":code 0 ; :message '' .")
-- Aliases
refuse("bad_rdf_error_category", with ":code 1 ; :message 'm' ; :alias 1 .",
  with ":code 1 ; :message 'm' ; :alias 'a'@en .",
  with ":code 1 ; :message 'm' ; :alias <a> .",
  with ":code 1 ; :message 'm' ; :alias 'a'^^xsd:string .",
  with ":code 1 ; :message 'm' ; :alias 'a\\u0000' .",
  with ":code 1 ; :message 'm' ; :alias _:a .",
  with [[ :code 1 ; :message 'm' ; :alias 'a' .
    <about:emilua-module> :error [ :code 1 ; :message 'm' ; :alias 'b', 'a' ] .]])
accept(with ":code 1 ; :message 'm' ; :alias '', 'a', 'b b' .",
  with [[ :code 1 ; :message 'm' .
    <about:emilua-module> :error [ :code 1 ; :message 'n' ] .]])
-- Messages
refuse("bad_rdf_error_category", with ":code 1 .", with ":code 1 ; :message 'm'@en .",
  with ":code 1 ; :message 'm', 'n' .", with ":code 1 ; :message 'm', 'n'@en, 'o'@en .",
  with ":code 1 ; :message 'm', 1 .", with ":code 1 ; :message 'm'^^xsd:string .",
  with ":code 1 ; :message <m> .", with ":code 1 ; :message 'm', [] .",
  with ":code 1 ; :message 'm\\u0000' .")
accept(with ":code 1 ; :message 'm', 'm'@en, 'm'@en-GB .")
-- What is generic about it
refuse("bad_rdf_error_category", with ":code 1 ; :message 'm' ; :generic_error 'EFOO' .",
  with ":code 1 ; :message 'm' ; :generic_error 'enoent' .",
  with ":code 1 ; :message 'm' ; :generic_error '' .",
  with ":code 1 ; :message 'm' ; :generic_error 2 .",
  with ":code 1 ; :message 'm' ; :generic_error 'EIO'@en .",
  with ":code 1 ; :message 'm' ; :generic_error 'EIO'^^xsd:string .",
  with ":code 1 ; :message 'm' ; :generic_error <EIO> .",
  with ":code 1 ; :message 'm' ; :generic_error 'EIO', 'ENOENT' .")
accept(with ":code 1 ; :message 'm' ; :generic_error 'EIO' .")
print(count > 80)
END
"$CELLUA" script.lua    # expect: true
