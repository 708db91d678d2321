-- SPDX-License-Identifier: MIT
-- What is made of a path: without or with another filename or extension, normal, relative.

local path = require("filesystem").path

local function expect(what, p, argument, is, expected)
  if getmetatable(is) ~= "filesystem.path" or tostring(is) ~= expected then
    print(("%q:%s(%q) is %q, not %q"):format(tostring(p), what, tostring(argument),
      tostring(is), expected))
  end
end

local function check(what, rows)
  for _, row in ipairs(rows) do
    local p, argument, expected = path(row[1]), row[2], row[3]
    expect(what, p, argument, p[what](p, argument), expected)
    if argument then expect(what, p, argument, p[what](p, path(argument)), expected) end
  end
end

check("remove_filename", {
  { "foo/bar", nil, "foo/" }, { "foo//bar", nil, "foo//" }, { "foo", nil, "" },
  { "/", nil, "/" }, { "foo/", nil, "foo/" }, { "/foo", nil, "/" }, { "", nil, "" },
  { "..", nil, "" },
})

check("replace_filename", {
  { "foo/bar", "X", "foo/X" }, { "foo/", "X", "foo/X" }, { "", "X", "X" },
  { "foo/bar", "", "foo/" }, { "foo/bar", "/X", "/X" }, { "foo", "X", "X" },
  { "/foo", "a/b", "/a/b" },
})

check("replace_extension", {
  { "foo.", nil, "foo" }, { "foo.", "", "foo" }, { "a.tar.gz", "z", "a.tar.z" },
  { "a.tar.gz", ".z", "a.tar.z" }, { "a.tar.gz", nil, "a.tar" }, { ".bashrc", "z", ".bashrc.z" },
  { "foo/", "z", "foo/.z" }, { ".", "z", "..z" }, { "..", "z", "...z" }, { "..foo", nil, "." },
  { "", "z", ".z" }, { "a", "..z", "a..z" }, { "a.b/c", "d", "a.b/c.d" }, { "a.b", ".", "a." },
  { "a", "\0/\255", "a.\0/\255" },
})

check("make_preferred", { { "a//b\\c", nil, "a//b\\c" } })

check("lexically_normal", {
  { "a/./b", nil, "a/b" }, { "a/b/..", nil, "a/" }, { "a/b/../", nil, "a/" },
  { "a/..", nil, "." }, { "a/../", nil, "." }, { "a/../..", nil, ".." }, { "/..", nil, "/" },
  { "/../a", nil, "/a" }, { "/../../", nil, "/" }, { "/a/../..", nil, "/" }, { "./a", nil, "a" },
  { "./", nil, "." }, { ".", nil, "." }, { "../", nil, ".." }, { "../../", nil, "../.." },
  { "../a/..", nil, ".." }, { "../a/../b", nil, "../b" }, { "foo/.", nil, "foo/" },
  { "foo/./", nil, "foo/" }, { "foo//bar///", nil, "foo/bar/" }, { "//a/b", nil, "/a/b" },
  { "//", nil, "/" }, { "", nil, "" }, { "a/b/../../c", nil, "c" }, { ".../..", nil, "." },
  { "a/..b/c.", nil, "a/..b/c." }, { "\0/../\255", nil, "\255" },
})

local relative = {
  { "/a/d", "/a/b/c", "../../d" }, { "/a/b/c", "/a/d", "../b/c" }, { "a/b/c", "a", "b/c" },
  { "a/b/c", "a/b/c/x/y", "../.." }, { "a", "a", "." }, { "a/", "a", "." }, { "a", "a/", "." },
  { "a/b", "c/d", "../../a/b" }, { "a", ".", "a" }, { "a", "", "a" }, { "", "a", ".." },
  { "", "", "." }, { "a/b", "../c", "a/b" }, { "a/../b", "c", "../a/../b" }, { "/", "/a", ".." },
  { "//a", "///a/b", ".." }, { "a//b//", "a", "b/" }, { "a/", "a/b", "../" },
  { "a", "./.", "a" }, { "a", "b/..", "a" }, { "ab", "a", "../ab" },
}
check("lexically_relative", relative)
check("lexically_proximate", relative)
local none = {
  { "a", "/b" }, { "/b", "a" }, { "a", ".." }, { "a", "b/../.." }, { "", "/" }, { "/", "" },
}
for _, row in ipairs(none) do
  row[3] = ""
  check("lexically_relative", { row })
  row[3] = row[1]
  check("lexically_proximate", { row })
end
print "checked"                                               -- expect: checked
