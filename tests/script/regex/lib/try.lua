-- SPDX-License-Identifier: MIT
-- Shorthands: compile a pattern, say what a search finds, and why something is refused.

local regex = require "regex"
local M = {}

local names = {
  "collate", "ctype", "escape", "backref", "brack", "paren", "brace", "badbrace", "range",
  "space", "badrepeat", "complexity", "stack",
}

-- The name of the error of category regex, or what else was raised.
function M.reason(why)
  for _, name in ipairs(names) do
    if why == regex.error[name] then return name end
  end
  return tostring(why)
end

-- Options after the pattern are a table as for regex.new.
function M.new(grammar, pattern, options)
  local all = { grammar = grammar, pattern = pattern }
  for key, value in pairs(options or {}) do all[key] = value end
  return regex.new(all)
end

local function texts(places, subject)
  if places.empty then return "-" end
  local parts, last = {}, 0
  for group in pairs(places) do
    if type(group) == "number" and group > last then last = group end
  end
  for group = 0, last do
    local at = places[group]
    parts[#parts + 1] = at and "<" .. subject:sub(at.start, at.end_) .. ">" or "?"
  end
  return table.concat(parts)
end

-- The match and its groups: "-" if there is none, "?" for a group that takes no part. The same
-- is searched in a string and in a span.
function M.search(grammar, pattern, subject, options)
  local ok, found = pcall(function()
    local re = M.new(grammar, pattern, options)
    local text = texts(regex.search(re, subject), subject)
    local span = texts(regex.search(re, byte_span.append(subject)), subject)
    return text == span and text or text .. " but in a span " .. span
  end)
  return ok and found or M.reason(found)
end

-- Elements of an array, each in brackets.
function M.list(array)
  local parts = {}
  for i, value in ipairs(array) do parts[i] = "[" .. tostring(value) .. "]" end
  return table.concat(parts)
end

return M
