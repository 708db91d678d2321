-- SPDX-License-Identifier: MIT
-- patterns.lua - line(text) as in grammar.lua, without lpeg.

-- What stands between the quotes of which the first is at `at`, and where it goes on.
local function quoted(text, at)
  local place = text:match('^"[^"\\]*()', at)
  while place and text:sub(place, place) == "\\" do
    place = text:match('^\\["\\][^"\\]*()', place)
  end
  if not place or text:sub(place, place) ~= '"' then return end
  return text:sub(at + 1, place - 1):gsub('\\(.)', '%1'), place + 1
end

function line(text)
  local record, place = {}, text:match '^[ \t]*()'
  repeat
    local key, at = text:match('^([^ \t"=]+)=()', place)
    if not key then return end
    local value, rest = quoted(text, at)
    if not value then value, rest = text:match('^([^ \t"=]*)()', at) end
    record[key] = value
    place = text:match("^[ \t]+()", rest) or rest
  until place > #text or place == rest
  return place > #text and record or nil
end
