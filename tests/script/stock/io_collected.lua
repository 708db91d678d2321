-- SPDX-License-Identifier: MIT
-- Collected files are closed and flushed; living and standard ones are not touched.

local function collect()
  collectgarbage()
  collectgarbage()
end
local function get(name) return (io.open(name):read("*a")) end
local function leave(name, text)
  local f = io.open(name, "w")
  f:write(text)
end
leave("a", "flushed by the collector")
collect()
print(get("a"))
for i = 1, 50 do leave("many" .. i % 5, "the same text") end
collect()
print(get("many0"), get("many4"))

local kept = io.open("kept", "w")
kept:write("kept")
collect()
print(io.type(kept), get("kept") == "", kept:close(), get("kept"))
local function iterator()
  local f = io.open("a")
  return f:lines(1)
end
local next_char = iterator()
collect()
print(next_char(), next_char(), next_char())
collect()
print(next_char(4))

local function in_coroutine()
  local co = coroutine.create(function()
    local f = io.open("b", "w")
    f:write("from a coroutine that never ends")
    coroutine.yield()
  end)
  coroutine.resume(co)
end
in_coroutine()
collect()
print(get("b"))
io.output("default")
io.write("default output stays open")
collect()
print(io.type(io.output()), io.output():close())
io.output(io.stdout)
print(get("default"))
io.output("dropped")
io.write("flushed when it is replaced and collected")
io.output(io.stdout)
collect()
print(get("dropped"))

local f = io.open("a")
local gc = getmetatable(f).__gc
print(select("#", gc(f)), io.type(f), pcall(gc, f))
print(pcall(gc, io.stdout), io.type(io.stdout))
print((select(2, pcall(gc)):gsub("to '[^']*'", "to '_'")))
print((select(2, pcall(gc, {})):gsub("to '[^']*'", "to '_'")))
local tostring_of = getmetatable(f).__tostring
print(tostring_of(f), (select(2, pcall(tostring_of)):gsub("to '[^']*'", "to '_'")))
do
  local p = io.popen("cat > by_cat", "w")
  p:write("through a pipe")
end
collect()
print(get("by_cat"))
local weak = setmetatable({}, { __mode = "v" })
weak[1] = io.open("a")
weak[2] = io.stdout
collect()
print(weak[1], weak[2] == io.stdout)
local guard = newproxy(true)
local inside = io.open("c", "w")
getmetatable(guard).__gc = function()
  inside:write("written by a finalizer")
  inside:close()
end
guard = nil
collect()
print(io.type(inside), get("c"))
for _ = 1, 2000 do io.open("a"):close() end
for _ = 1, 500 do io.open("a") end
collect()
print(io.type(io.open("a")))
