-- SPDX-License-Identifier: MIT
-- Every cut of the data gives the same records, in a buffer that has to move and grow.

local stream = require "stream"
local pieces = dofile(arg[0]:match ".*/" .. "lib/pieces.lua")

local text, want = {}, {}
for i = 1, 300 do
  want[i] = ("x"):rep(i * 7 % 61)
  text[i] = want[i] .. "<>"
end
text = table.concat(text)
for size = 1, 70 do
  local cut = {}
  for at = 1, #text, size do cut[#cut + 1] = text:sub(at, at + size - 1) end
  local io = pieces()
  io.left = cut
  local s = stream.scanner.new {
    stream = io, record_separator = "<>", buffer_size_hint = 1 + size % 5,
    max_record_size = 80,
  }
  local count, wrong = 0, 0
  for record in s:lines() do
    count = count + 1
    if record ~= want[count] then wrong = wrong + 1 end
  end
  if count ~= 300 or wrong > 0 then print(size, count, wrong) end
end
print "same"                                        -- expect: same
