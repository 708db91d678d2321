-- SPDX-License-Identifier: MIT
-- patterns.lua - the same without lpeg; an escape in quotes ends the understanding.
function line(text)
  local record, place = {}, 1
  repeat
    local key, at = text:match('^%s*([^%s="]+)=()', place)
    if not key then return end
    local value, rest = text:match('^"([^"\\]*)"()', at)
    if not value then value, rest = text:match('^([^%s="]*)()', at) end
    record[key] = value
    place = text:match("^%s+()", rest) or rest
  until place > #text or place == rest
  return place > #text and record or nil
end
