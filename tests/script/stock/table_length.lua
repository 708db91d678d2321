-- SPDX-License-Identifier: MIT
-- The length of sequences is exact while they grow, shrink and are built in every way.

print(#{}, #{ 1 }, #{ 1, 2, 3 }, #{ n = 1 }, #{ [1] = 1, [2] = 2 }, #{ (1), (2) },
  #{ "a", "b", x = 1 })
local function several() return 1, 2, 3 end
print(#{ several() }, #{ several(), several() }, #{ (several()) }, #{ several(), nil },
  #{ 0, several() })
print(#{ several(), x = 1 }, select("#", unpack { several(), several() }))

local t = {}
for i = 1, 10000 do
  t[i] = i
  if #t ~= i then print("bad length", i, #t) end
end
for i = 10000, 1, -1 do
  t[i] = nil
  if #t ~= i - 1 then print("bad length", i, #t) end
end
print(#t, next(t))

for i = 100, 1, -1 do t[i] = i end
print(#t)
t[#t + 1] = "x"
t[#t + 1] = "y"
print(#t, t[101], t[102])
t[#t] = nil
print(#t)

local s = {}
for i = 1, 20 do s[#s + 1] = i end
for _ = 1, 10 do table.remove(s, 1) end
print(#s, s[1], s[10], s[11])
print(#"", #"abc", #("x"):rep(1e6))

local big = {}
for i = 1, 2^17 do big[i] = true end
print(#big, big[2^17], big[2^17 + 1])
local matrix = {}
for i = 1, 100 do
  matrix[i] = {}
  for j = 1, 100 do matrix[i][j] = i * j end
end
print(#matrix, #matrix[50], matrix[99][99])

local keys = { [1] = "int", ["1"] = "string", [1.0] = "float", [-0] = "zero",
  [2^53] = "big" }
print(keys[1], keys["1"], keys[0], keys[-0], keys[2^53], keys[1.5])
local f = function() end
local mixed = { [f] = "function", [t] = "table", [true] = "true", [io.stdout] = "file" }
print(mixed[f], mixed[t], mixed[true], mixed[false], mixed[io.stdout], mixed[io.stderr])
local chain = {}
chain.self = chain
print(chain.self.self.self == chain, ({ 1, 2, 3, nil })[3])
