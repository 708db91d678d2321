-- SPDX-License-Identifier: MIT
-- What a path consists of, by its text alone.

local path = require("filesystem").path

local rows = {
  -- path, root, parent, filename, stem, extension, relative, elements
  { "", "", "", "", "", "", "", {} },
  { "/", "/", "/", "", "", "", "", { "/" } },
  { "//", "/", "/", "", "", "", "", { "/" } },
  { "///", "/", "/", "", "", "", "", { "/" } },
  { "//foo", "/", "/", "foo", "foo", "", "foo", { "/", "foo" } },
  { "//host/a", "/", "//host", "a", "a", "", "host/a", { "/", "host", "a" } },
  { "foo", "", "", "foo", "foo", "", "foo", { "foo" } },
  { "foo/", "", "foo", "", "", "", "foo/", { "foo", "" } },
  { "foo//", "", "foo", "", "", "", "foo//", { "foo", "" } },
  { "/foo/bar.txt", "/", "/foo", "bar.txt", "bar", ".txt", "foo/bar.txt",
    { "/", "foo", "bar.txt" } },
  { "/foo//bar/", "/", "/foo//bar", "", "", "", "foo//bar/", { "/", "foo", "bar", "" } },
  { "foo//bar", "", "foo", "bar", "bar", "", "foo//bar", { "foo", "bar" } },
  { ".", "", "", ".", ".", "", ".", { "." } },
  { "..", "", "", "..", "..", "", "..", { ".." } },
  { "./", "", ".", "", "", "", "./", { ".", "" } },
  { "a/..", "", "a", "..", "..", "", "a/..", { "a", ".." } },
  { "...", "", "", "...", "..", ".", "...", { "..." } },
  { "foo.", "", "", "foo.", "foo", ".", "foo.", { "foo." } },
  { "a.tar.gz", "", "", "a.tar.gz", "a.tar", ".gz", "a.tar.gz", { "a.tar.gz" } },
  { "a.b/c", "", "a.b", "c", "c", "", "a.b/c", { "a.b", "c" } },
  { ".bashrc", "", "", ".bashrc", ".bashrc", "", ".bashrc", { ".bashrc" } },
  { ".bashrc.bak", "", "", ".bashrc.bak", ".bashrc", ".bak", ".bashrc.bak",
    { ".bashrc.bak" } },
  { "..foo", "", "", "..foo", ".", ".foo", "..foo", { "..foo" } },
  { "a\\b", "", "", "a\\b", "a\\b", "", "a\\b", { "a\\b" } },
}

local function expect(text, what, is, expected)
  if is ~= expected then
    print(("%s of %q is %q, not %q"):format(what, text, tostring(is), tostring(expected)))
  end
end

for _, row in ipairs(rows) do
  local text, root, parent, filename, stem, extension, relative, elements = unpack(row)
  local p = path.new(text)
  expect(text, "root_name", p.root_name, "")
  expect(text, "root_directory", p.root_directory, root)
  expect(text, "root_path", tostring(p.root_path), root)
  expect(text, "parent_path", tostring(p.parent_path), parent)
  expect(text, "relative_path", tostring(p.relative_path), relative)
  expect(text, "filename", p.filename, filename)
  expect(text, "stem", p.stem, stem)
  expect(text, "extension", p.extension, extension)
  expect(text, "empty", p.empty, text == "")
  expect(text, "has_root_name", p.has_root_name, false)
  expect(text, "has_root_directory", p.has_root_directory, root ~= "")
  expect(text, "has_root_path", p.has_root_path, root ~= "")
  expect(text, "has_parent_path", p.has_parent_path, parent ~= "")
  expect(text, "has_relative_path", p.has_relative_path, relative ~= "")
  expect(text, "has_filename", p.has_filename, filename ~= "")
  expect(text, "has_stem", p.has_stem, stem ~= "")
  expect(text, "has_extension", p.has_extension, extension ~= "")
  expect(text, "is_absolute", p.is_absolute, root ~= "")
  expect(text, "is_relative", p.is_relative, root == "")
  local count = 0
  for element in p:iterator() do
    count = count + 1
    expect(text, "element " .. count, element, elements[count])
  end
  expect(text, "number of elements", count, #elements)
end

local p = path.new "/a.b"
for _, name in ipairs { "root_path", "parent_path", "relative_path" } do
  print(getmetatable(p[name]))
  -- expect: filesystem.path
  -- expect: filesystem.path
  -- expect: filesystem.path
end
