-- SPDX-License-Identifier: MIT
-- What is true of any two paths, of whatever bytes.

local path = require("filesystem").path

local parts = { "/", "/", "/", ".", ".", "a", "b", "ab", "\0", "\192\175", "\255", "\\" }
math.randomseed(1)

local function random_text()
  local text = {}
  for i = 1, math.random(0, 9) do text[i] = parts[math.random(#parts)] end
  return table.concat(text)
end

local function joined(p)
  local whole = path()
  for element in p:iterator() do whole = whole / element end
  return whole
end

local laws = {
  { "elements make the path", function(p) return joined(p) == p end },
  { "filename is stem and extension", function(p) return p.stem .. p.extension == p.filename end },
  { "filename follows the rest", function(p)
    return tostring(p:remove_filename() .. p.filename) == tostring(p)
  end },
  { "root and relative path", function(p) return p.root_path / p.relative_path == p end },
  { "parent is all but the last element", function(p)
    local count, parents = 0, 0
    for _ in p:iterator() do count = count + 1 end
    for _ in p.parent_path:iterator() do parents = parents + 1 end
    return parents == count - 1 or p.parent_path == p.root_path and p.relative_path.empty or
      count == 0
  end },
  { "normal is normal", function(p)
    local normal = p:lexically_normal()
    return tostring(normal:lexically_normal()) == tostring(normal) and
      normal.is_absolute == p.is_absolute and normal.empty == p.empty
  end },
  { "extension comes and goes", function(p)
    local name = p.filename
    return name == "." or name == ".." or name == "" or
      p:replace_extension "x":replace_extension() == p:replace_extension() and
      p:replace_extension "x".extension == ".x" and
      p:replace_extension(p.extension) == p
  end },
  { "one order", function(p, q)
    local ways = (p < q and 1 or 0) + (q < p and 1 or 0) + (p == q and 1 or 0)
    return ways == 1 and (p <= q) == not (q < p) and
      (tostring(p) ~= tostring(q) or p == q)
  end },
  { "order is transitive", function(p, q, r)
    return not (p <= q and q <= r) or p <= r
  end },
  { "absolute wins", function(p, q)
    return not q.is_absolute or tostring(p / q) == tostring(q)
  end },
  -- whoever is above the beginning does not know its name
  { "way leads there", function(p, q)
    p, q = p:lexically_normal(), q:lexically_normal()
    local way = p:lexically_relative(q)
    if q:iterator()() == ".." then return true end
    if way.empty then return p.is_absolute ~= q.is_absolute end
    local there = tostring((q / way):lexically_normal()):gsub("(.)/$", "%1")
    return there == tostring(p):gsub("(.)/$", "%1") or p.empty and there == "."
  end },
}

for _ = 1, 20000 do
  local p, q, r = path(random_text()), path(random_text()), path(random_text())
  for _, law in ipairs(laws) do
    if not law[2](p, q, r) then
      print(("%s: %q %q %q"):format(law[1], tostring(p), tostring(q), tostring(r)))
    end
  end
end
print "tried"                                                 -- expect: tried
