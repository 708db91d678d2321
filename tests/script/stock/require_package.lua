-- SPDX-License-Identifier: MIT
-- require searches preload and path, caches, reports what it tried and obeys package.*.

local function file(name, text)
  local f = assert(io.open(name, "w"))
  f:write(text)
  f:close()
end
local function first_line(s) return (tostring(s):match("[^\n]*"):gsub("[^%s']*/", "")) end

package.path = "?.lua;?/init.lua;deep/?.luax"
os.execute("mkdir pkg deep")
file("plain.lua", "loads = (loads or 0) + 1 "
  .. "return { name = ..., loads = loads, n = select('#', ...) }")
file("nothing.lua", "nothing_loaded = true")
file("falsy.lua", "falsy_loads = (falsy_loads or 0) + 1 return false")
file("sets.lua", "package.loaded[...] = 'set by itself'")
file("pkg/init.lua", "return 'init of ' .. ...")
file("pkg/sub.lua", "return 'sub is ' .. ...")
file("deep/last.luax", "return 'last in the path'")
file("broken.lua", "x = = 1")
file("raises.lua", "error('raised while loading')")
file("throws.lua", "error({ code = 4 })")
file("loop_a.lua", "return { b = require 'loop_b' }")
file("loop_b.lua", "return { a = select(2, pcall(require, 'loop_a')) }")
file("reads.lua", "local f = io.open('plain.lua') local s = f:read(5) f:close() return s")
file("old_module.lua",
  "module(..., package.seeall) function hello() return 'hello', _NAME, _PACKAGE end")
file("strict_module.lua",
  "local g = _G module('a.b.c') x = 5 none = print g.print(_NAME, _PACKAGE, none)")

local plain = require "plain"
print(plain.name, plain.loads, plain.n, require "plain" == plain, loads,
  package.loaded.plain == plain)
package.loaded.plain = nil
print(require("plain").loads, require("plain") ~= plain)
print(require "nothing", require "nothing", nothing_loaded, package.loaded.nothing)
print(require "falsy", require "falsy", falsy_loads)
print(require "sets", package.loaded.sets)
print(require "pkg", require "pkg.sub", require "last", require "reads")
package.loaded.virtual = "given"
print(require "virtual", select("#", require "virtual"))
package.preload.pre = function(...) return { args = select("#", ...), name = ... } end
print(require "pre".name, require "pre".args)
package.preload.plain2 = function() error("preload fails", 0) end
print(pcall(require, "plain2"))

print(first_line(select(2, pcall(require, "broken"))))
print(tostring(select(2, pcall(require, "broken"))):match("unexpected symbol near '='"))
print(first_line(select(2, pcall(require, "raises"))))
print(select(2, pcall(require, "throws")).code)
print(first_line(require "loop_a".b.a))
local _, why = pcall(require, "no.such")
print(first_line(why))
for _, tried in ipairs { "no field package.preload%['no.such'%]", "no file 'no/such.lua'",
  "no file 'no/such/init.lua'", "no file 'deep/no/such.luax'" } do
  print(why:match(tried))
end
print(pcall(require) == false, pcall(require, {}) == false, (pcall(require, "")))

print(require "old_module" == old_module, old_module.hello())
print(old_module._M == old_module, old_module._NAME,
  package.loaded.old_module == old_module)
require "strict_module"
print(a.b.c.x, a.b.c.none, package.loaded["a.b.c"] == a.b.c)
print(pcall(module, "string.len"))

print(type(package.path), type(package.cpath), type(package.loaders),
  #package.loaders >= 4, package.config:sub(1, 1))
print(type(package.loadlib), type(package.seeall), package.loaded._G == _G,
  package.loaded.string == string)
for _, lib in ipairs { "coroutine", "table", "io", "os", "math", "debug", "bit", "jit",
  "package" } do
  io.write(lib, tostring(package.loaded[lib] == _G[lib] and require(lib) == _G[lib]), " ")
end
print()
print(package.searchpath("plain", package.path),
  package.searchpath("pkg", "?;?/init.lua"))
print((package.searchpath("no.such", "?.a;?.b")),
  select(2, package.searchpath("no.such", "?.a;?.b")))
print(package.searchpath("a-b", "?.x", "-", "+"))
print(package.loadlib("./missing.so", "f") == nil,
  select(3, package.loadlib("./missing.so", "f")))

table.insert(package.loaders, 2, function(name)
  if name:match("^gen%.") then return function(...) return "generated " .. ... end end
  return "\n\tno generator for '" .. name .. "'"
end)
print(require "gen.module")
print(tostring(select(2, pcall(require, "gone"))):match("no generator for 'gone'"))
table.remove(package.loaders, 2)
local saved = package.loaders
package.loaders = nil
print(first_line(select(2, pcall(require, "anything"))))
package.loaders = saved
package.path = nil
print(first_line(select(2, pcall(require, "anything"))))
package.path = "?.lua"
package.loaded.plain = nil
print(coroutine.wrap(function() return require("plain").loads end)())
print(type(package.preload), type(require "table.new"))
