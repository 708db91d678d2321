-- SPDX-License-Identifier: MIT
-- words.lua - the ten most frequent words.
local counts, words = {}, {}
for line in io.lines() do
  for word in line:gmatch '%S+' do counts[word] = (counts[word] or 0) + 1 end
end
for word in pairs(counts) do words[#words + 1] = word end
table.sort(words, function(a, b) return counts[a] > counts[b] end)
for i = 1, 10 do print(counts[words[i]] .. ' ' .. words[i]) end
