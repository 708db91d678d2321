-- SPDX-License-Identifier: MIT
-- Paths are compared element by element.

local path = require("filesystem").path

local equal = {
  { "a/b", "a//b" }, { "/a", "//a" }, { "a/", "a//" }, { "/", "///" }, { "", "" },
  { "/a//b///c/", "///a/b/c//" }, { "\0/\255", "\0//\255" },
}
for _, pair in ipairs(equal) do
  local one, other = path(pair[1]), path(pair[2])
  if one ~= other or one < other or not (one <= other) or not (other <= one) then
    print(("%q is not %q"):format(unpack(pair)))
  end
end

local sorted = {
  "", ".", "./a", "..", "a", "a/", "a/b", "a/b/", "a/b/c", "a\0", "a-b", "a.b", "a/b\255",
  "aa", "b", "\127", "\128", "\255", "/", "/.", "/a", "/a/", "/b",
}
table.sort(sorted, function(a, b) return path(a) < path(b) end)
for i = 1, #sorted - 1 do
  local one, other = path(sorted[i]), path(sorted[i + 1])
  if not (one < other) or not (one <= other) or other <= one or one == other then
    print(("%q is not before %q"):format(sorted[i], sorted[i + 1]))
  end
end
print((table.concat(sorted, " "):gsub("%z", "0"):gsub("[\128-\255]", "?"):gsub("\127", "D")))
-- expect:  . ./a .. a a/ a/b a/b/ a/b/c a/b? a0 a-b a.b aa b D ? ? / /. /a /a/ /b

print(path "a" == "a", path "a" == path "./a", path "a/b" == path "a/b/")
-- expect: false	false	false
print((select(2, pcall(function() return path "a" < 1 end)):match "attempt.*"))
-- expect: attempt to compare userdata with number
