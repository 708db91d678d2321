-- SPDX-License-Identifier: MIT
-- What patterns of the grammar "ecma" find, and which are none.

local try = dofile(arg[0]:match ".*/" .. "lib/try.lua")

local cases = {
  -- alternatives, groups, repeats
  { "a|ab", "ab", "<a>" }, { "(a|ab)(c|bcd)(d*)", "abcd", "<abcd><a><bcd><>" },
  { "(a)|(b)", "b", "<b>?<b>" }, { "(?:ab)+", "xababx", "<abab>" }, { "a|", "b", "<>" },
  { "()", "b", "<><>" }, { "a{2}", "aaa", "<aa>" }, { "a{2,}", "aaa", "<aaa>" },
  { "a{0,2}", "aaa", "<aa>" }, { "ab?", "ac", "<a>" }, { "a+?", "aaa", "<a>" },
  { "a{1,2}?", "aaa", "<a>" }, { "a*?b", "aab", "<aab>" }, { "a**", "aab", "<aa>" },
  { "(a{2}){2}", "aaaaa", "<aaaa><aa>" }, { "a{2}{2}", "aaaaa", "<aaaa>" },
  { "(a)(b){2}*", "abbbb", "<abbbb><a><b>" }, { "(?:a(b)?)+", "aba", "<aba><b>" },
  { "*a", "a", "badrepeat" }, { "a|*", "a", "badrepeat" }, { "(*a)", "a", "badrepeat" },
  { "^*", "a", "badrepeat" }, { "(a", "a", "paren" }, { "a)", "a", "paren" },
  { "{", "a", "brace" }, { "a{", "a", "brace" }, { "a{1", "a", "brace" },
  { "a{x}", "a", "badbrace" }, { "a{2,1}", "a", "badbrace" }, { "a{,2}", "a", "badbrace" },
  { "a]}", "a]}", "<a]}>" },
  -- looking ahead and behind, names, options: more than ECMAScript had
  { "a(?=b)", "acab", "<a>" }, { "a(?!b)", "abac", "<a>" }, { "(?<=a)b", "bab", "<b>" },
  { "(?<!a)b", "abcb", "<b>" }, { "(?<n>a)\\k<n>", "aa", "<aa><a>" },
  { "(?'n'a)(?P=n)", "aa", "<aa><a>" }, { "(?i)a", "A", "<A>" }, { "(?i:a)b", "Ab", "<Ab>" },
  { "(?-i:a)b", "AB", "-", { ignore_case = true } }, { "(?>a*)ab", "aab", "-" },
  { "a*+b", "aab", "<aab>" }, { "(a(?1)?b)", "xaabb", "<aabb><aabb>" },
  { "(a)?(?(1)b|c)", "xab", "<ab><a>" }, { "(?(?=a)ab|c)", "xab", "<ab>" },
  { "a(?#remark)b", "ab", "<ab>" }, { "\\p{Lu}+", "aBC", "<BC>" }, { "\\pL", "1a", "<a>" },
  -- but nothing that runs code or changes how the pattern is read
  { "(?{1})", "a", "paren" }, { "(?C)a", "a", "paren" }, { "(?C1)a", "a", "paren" },
  { "(*F)", "a", "badrepeat" }, { "(*UTF)a", "a", "badrepeat" }, { "a(*ACCEPT)", "a", "badrepeat" },
  { "(?x)a b", "ab", "paren" }, { "(?z)", "a", "paren" }, { "(?", "a", "paren" },
  { "\\C", "C", "<C>" }, { "\\Qa*\\E", "QaaE", "<QaaE>" },
  -- back references
  { "(a+)b\\1", "aabaa", "<aabaa><aa>" }, { "(a)?\\1b", "b", "<b>" }, { "\\1", "a", "backref" },
  { "(a)\\2", "a", "backref" }, { "(a)\\1", "aa", "backref", { nosubs = true } }, { "(a)\\10", "a", "backref" }, { "\\999999", "a", "backref" },
  -- escapes
  { "\\d+", "a12", "<12>" }, { "\\D", "1a", "<a>" }, { "\\w+", "-a_1", "<a_1>" }, { "\\W", "a-", "<->" },
  { "\\s+", "a \f\n\r\t\vb", "< \f\n\r\t\v>" }, { "\\S", " a", "<a>" },
  { "\\bb", "ab b", "<b>" }, { "a\\B.", "a ab", "<ab>" }, { "[\\b]", "a\bc", "<\b>" },
  { "\\f\\n\\r\\t\\v", "\f\n\r\t\v", "<\f\n\r\t\v>" }, { "\\x41\\u0042", "AB", "<AB>" },
  { "\\u0441", "a", "escape" }, { "\\x4", "a", "escape" }, { "\\u004", "a", "escape" },
  { "\\cA\\cj", "\1\n", "<\1\n>" }, { "\\c", "a", "escape" }, { "\\0a", "\0a", "<\0a>" },
  { "a\0b", "a\0b", "<a\0b>" }, { "\\e\\/\\-", "e/-", "<e/->" }, { "\\.\\*\\[", ".*[", "<.*[>" },
  { "a\\", "a", "escape" }, { "#é", "#é", "<#é>" },
  -- what a dot, an anchor and a bracket stand for
  { ".+", "\r\nab\0\255\rc", "<ab\0\255>" }, { "^.", "é", "<\195>" }, { "^a", "ba", "-" },
  { "a$", "a\n", "-" }, { "^a", "b\na", "-" }, { "a$", "a\nb", "-" }, { "^a$", "a", "<a>" },
  { "[]", "]", "-" }, { "[^]", "\n", "<\n>" }, { "[]a]", "a]", "-" }, { "[a-c-]+", "xb-x", "<b->" },
  { "[^a]", "a\nb", "<\n>" }, { "[\\d-]+", "a1-2", "<1-2>" }, { "[\\]]", "]", "<]>" },
  { "[[:alpha:]_]+", "1a_", "<a_>" }, { "[^[:digit:]]", "1a", "<a>" }, { "[[.a.]-c]+", "xabcd", "<abc>" },
  { "[[=a=]]", "ba", "<a>" }, { "[z-a]", "a", "range" }, { "[a", "a", "brack" }, { "[[:alpha:", "a", "brack" },
  { "[[:foo:]]", "a", "ctype" }, { "[[.zz.]]", "a", "collate" }, { "[a\\1]", "a", "escape" },
  { "[^\\W\\d]+", "1ab", "<ab>" }, { "[.*$^|(){}+?]+", "a.*$^|(){}+?", "<.*$^|(){}+?>" },
  -- options
  { "Ab[c]", "aBC", "<aBC>", { ignore_case = true } }, { "é", "É", "-", { ignore_case = true } },
  { "(a)(b)", "ab", "<ab>", { nosubs = true } }, { "a", "ba", "<a>", { optimize = true } },
  { "", "a", "<>" },
}
local failed = 0
for _, case in ipairs(cases) do
  local pattern, subject, expected, options = case[1], case[2], case[3], case[4]
  local found = try.search("ecma", pattern, subject, options)
  if found ~= expected then
    print(("%q on %q: %q, not %q"):format(pattern, subject, found, expected))
    failed = failed + 1
  end
end
print(failed .. " failed")   -- expect: 0 failed
