-- SPDX-License-Identifier: MIT
-- Every character class of a pattern has exactly its members among the 256 bytes.

local classes = { "a", "c", "d", "g", "l", "p", "s", "u", "w", "x", "z" }

local function members(pattern)
  local ranges, first, last = {}, nil, nil
  for byte = 0, 256 do
    if byte < 256 and string.char(byte):find(pattern) then
      first, last = first or byte, byte
    elseif first then
      ranges[#ranges + 1] = first == last and first or first .. "-" .. last
      first = nil
    end
  end
  return table.concat(ranges, " ")
end

for _, class in ipairs(classes) do
  print("%" .. class, members("%" .. class))
  print("%" .. class:upper(), members("%" .. class:upper()))
end
for _, set in ipairs { "[a-f]", "[^a-f]", "[%a_]", "[^%w]", "[a-]", "[]]", "[^]]",
  "[%]%-]",
  "[0-9a-fA-F]", "[\128-\255]", "[%z\1-\31]", "[a%-z]", "[+-]", "[%d-z]", ".", "[.]",
  "[^%s%c]", "[z-a]", "[--/]", "[%^]" } do
  print((set:gsub("[%c\128-\255]", function(c) return "\\" .. c:byte() end)),
    members(set))
end
