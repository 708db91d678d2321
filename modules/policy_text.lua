-- SPDX-License-Identifier: MIT
-- policy_text.lua - a table of policy as the text of a manifest, so that there is one reader.
--
-- Answers a function of the table: it returns the text; or nil, and why it is no policy.
local type, pairs, ipairs, tostring, error, pcall = type, pairs, ipairs, tostring, error, pcall
local format, gsub, concat = string.format, string.gsub, table.concat

local escapes = { ["\n"] = "\\n", ["\t"] = "\\t", ["\\"] = "\\\\", ['"'] = '\\"' }

local write = {}

function write.string(value) return '"' .. gsub(value, '[\n\t\\"]', escapes) .. '"' end
function write.number(value) return format("%.17g", value) end
function write.boolean(value) return tostring(value) end

local function put(value, depth)
  local as = write[type(value)]
  if not as or depth > 8 then
    error(format("a policy holds no %s%s", type(value), depth > 8 and " so deep" or ""), 0)
  end
  return as(value, depth)
end

-- The version comes first, as in any manifest.
function write.table(value, depth)
  local parts = {}
  for _, element in ipairs(value) do parts[#parts + 1] = put(element, depth + 1) end
  local count = #parts
  if value.version then parts[#parts + 1] = "version = " .. put(value.version, depth + 1) end
  for key, element in pairs(value) do
    local in_list = type(key) == "number" and key >= 1 and key <= count and key % 1 == 0
    if not in_list and key ~= "version" then
      parts[#parts + 1] = "[" .. put(tostring(key), depth) .. "] = " .. put(element, depth + 1)
    end
  end
  return "{" .. concat(parts, ", ") .. "}"
end

return function(policy)
  if type(policy) ~= "table" then
    return nil, "table expected, got " .. type(policy)
  end
  if policy.version == nil then
    local copy = { version = 1 }
    for key, value in pairs(policy) do copy[key] = value end
    policy = copy
  end
  local ok, text = pcall(put, policy, 1)
  if ok then return text end
  return nil, text
end
