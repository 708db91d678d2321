-- SPDX-License-Identifier: MIT
-- text.lua - make the files that are read: on every machine the same.
--
-- A line is a word, a number and more words, 5 to 14 in all. Few of the 20000 words are
-- frequent; `error` stands in one line of twenty.
local text = {}

local WORDS, BLOCK = 20000, 65536

-- Numbers below `limit`, by the minimal standard generator.
local state
local function random(limit)
  state = state * 48271 % 2147483647
  return state % limit
end

local function make_words()
  local words = {}
  for i = 1, WORDS do
    local letters = {}
    for j = 1, 2 + random(9) do letters[j] = string.char(97 + random(26)) end
    words[i] = table.concat(letters)
  end
  return words
end

local function make_line(words)
  local line = {}
  for i = 1, 5 + random(10) do
    line[i] = words[1 + math.floor((random(1000003) / 1000003) ^ 3 * WORDS)]
  end
  line[2] = random(100000)
  if random(20) == 0 then line[#line] = 'error' end
  return table.concat(line, ' ')
end

-- Call `make_line` for line after line, until the file has so many bytes.
local function fill(path, size, make, ...)
  local file = assert(io.open(path, 'w'))
  local lines, count, bytes = {}, 0, 0
  while size > 0 do
    local line = make(...)
    count, bytes = count + 1, bytes + #line + 1
    lines[count] = line
    if bytes >= math.min(size, BLOCK) then
      assert(file:write(table.concat(lines, '\n', 1, count), '\n'))
      size = size - bytes
      count, bytes = 0, 0
    end
  end
  assert(file:close())
end

function text.write(path, size)
  state = 1
  fill(path, size, make_line, make_words())
end

local function make_number()
  return ('%d.%02d'):format(random(1000000), random(100))
end

function text.write_numbers(path, size)
  state = 1
  fill(path, size, make_number)
end

return text
