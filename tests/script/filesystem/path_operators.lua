-- SPDX-License-Identifier: MIT
-- Paths are continued by / and .., by paths and strings on either side.

local path = require("filesystem").path

local function failure(f)
  local ok, err = pcall(f)
  if ok then return "no error" end
  if type(err) ~= "table" then return "a " .. type(err) end
  return tostring(err.category) .. " " .. err.code .. (err.arg and " arg " .. err.arg or "")
end

local rows = {
  -- one, other, one / other
  { "a", "b", "a/b" },
  { "a/", "b", "a/b" },
  { "a//", "b", "a//b" },
  { "a", "/b", "/b" },
  { "a", "//b", "//b" },
  { "/", "b", "/b" },
  { "//", "b", "//b" },
  { "", "b", "b" },
  { "", "/b", "/b" },
  { "a", "", "a/" },
  { "a/", "", "a/" },
  { "/", "", "/" },
  { "", "", "" },
  { "a/./", "../b", "a/./../b" },
  { "a\0", "\255/", "a\0/\255/" },
}
for _, row in ipairs(rows) do
  local one, other, expected = unpack(row)
  for _, joined in ipairs { path(one) / path(other), path(one) / other, one / path(other) } do
    if getmetatable(joined) ~= "filesystem.path" or tostring(joined) ~= expected then
      print(("%q / %q is %q"):format(one, other, tostring(joined)))
    end
  end
  for _, glued in ipairs { path(one) .. path(other), path(one) .. other, one .. path(other) } do
    if getmetatable(glued) ~= "filesystem.path" or tostring(glued) ~= one .. other then
      print(("%q .. %q is %q"):format(one, other, tostring(glued)))
    end
  end
end

local p = path "dir"
print(p / "file" .. ".txt", "x" .. "y" .. p .. "z" .. "!")    -- expect: dir/file.txt	xydirz!
print(p)                                                      -- expect: dir

print(failure(function() return p / 1 end))                   -- expect: generic 22 arg 2
print(failure(function() return 1 / p end))                   -- expect: generic 22 arg 1
print(failure(function() return p .. 1 end))                  -- expect: generic 22 arg 2
print(failure(function() return 1 .. p end))                  -- expect: generic 22 arg 1
print(failure(function() return p / nil end))                 -- expect: generic 22 arg 2
print(failure(function() return {} / p end))                  -- expect: generic 22 arg 1
print(failure(function() return p .. io.stdout end))          -- expect: generic 22 arg 2
print(failure(function() return p + "a" end))                 -- expect: a string
print(failure(function() return #p end))                      -- expect: a string
print(failure(function() return p() end))                     -- expect: a string
