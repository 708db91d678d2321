-- SPDX-License-Identifier: MIT
-- What patterns of the grammars "extended" and "basic" find, and which are none.

local try = dofile(arg[0]:match ".*/" .. "lib/try.lua")

local both = {
  { "a*", "aab", "<aa>" }, { "a**", "aab", "<aa>" }, { "a.c", "xa\nc", "<a\nc>" }, { "a.c", "a\0c", "-" },
  { "a[^b]c", "a\0c", "<a\0c>" }, { "a\0b", "a\0b", "<a\0b>" }, { "^a", "ba", "-" }, { "^a", "b\na", "-" },
  { "a$", "a\n", "-" }, { "a$", "ba", "<a>" }, { "^$", "", "<>" }, { "", "a", "<>" },
  { "[]a]", "x]", "<]>" }, { "[^]a]", "]ab", "<b>" },
  { "[a-c-]", "x-", "<->" }, { "[--/]", "x.", "<.>" }, { "[\\d]", "x\\", "<\\>" }, { "[^-a]", "-ab", "<b>" },
  { "[[:alpha:]_]*$", "1a_", "<a_>" }, { "[^[:digit:][:space:]]", "1 a", "<a>" },
  { "[[.a.]-c]*$", "xabc", "<abc>" }, { "[[=a=]]", "ba", "<a>" }, { "[[.-.]]", "a-", "<->" },
  { "[[:upper:]]", "aB", "<a>", { ignore_case = true } }, { "[^b]", "Ba", "<a>", { ignore_case = true } },
  { "aB[c]", "Abc", "<Abc>", { ignore_case = true } }, { "é", "É", "-", { ignore_case = true } },
  { "[z-a]", "a", "range" }, { "[a-[:digit:]]", "a", "range" }, { "[[:digit:]-a]", "a", "range" },
  { "[a", "a", "brack" }, { "[]", "a", "brack" }, { "[[:alpha:", "a", "brack" }, { "[a-", "a", "brack" },
  { "[[:foo:]]", "a", "ctype" }, { "[[.zz.]]", "a", "collate" }, { "*a", "a", "badrepeat" },
  { "^*", "a", "badrepeat" }, { "a\\", "a", "escape" }, { "\\d", "a", "escape" }, { "\\w", "a", "escape" },
  { "\\n", "a", "escape" }, { "\\/", "a", "escape" }, { "\\x41", "A", "escape" }, { "\\.\\*\\[\\\\", ".*[\\", "<.*[\\>" },
  { "a]b", "a]b", "<a]b>" }, { "é.", "é\255", "<é\255>" },
}
local extended = {
  { "a|ab", "ab", "<ab>" }, { "(a|ab)(c|bcd)(d*)", "abcd", "<abcd><a><bcd><>" },
  { "(a)|(b)", "b", "<b>?<b>" }, { "(ab|a)(bc)?", "abc", "<abc><a><bc>" }, { "x|aab|b", "aab", "<aab>" },
  { "b|aab", "aab", "<aab>" }, { "b|abcd", "abcd", "<abcd>" }, { "a|", "b", "<>" }, { "()", "b", "<><>" }, { "(a|())*b", "aab", "<aab><a>" },
  { "(a*)*", "b", "<><>" }, { "(a*)+", "aab", "<aa><aa>" }, { "a{2}", "aaa", "<aa>" }, { "a{2,}", "aaa", "<aaa>" },
  { "a{,2}", "aaa", "<aa>" }, { "a{0}b", "ab", "<b>" }, { "(a){0}b", "ab", "<b>" }, { "(ab){1,2}c", "ababc", "<ababc><ab>" },
  { "a{2}{2}", "aaaaa", "<aaaa>" }, { "a+?", "aaa", "<aaa>" }, { "a*?b", "aab", "<aab>" }, { "(a(b)?)+", "aba", "<aba><a><b>" },
  { "([a-z]+ ?)*!", "ab cd!", "<ab cd!><cd>" }, { "\"([^\"]|\"\")*\"", "a \"b \"\"c\"\" d\" e", "<\"b \"\"c\"\" d\"><d>" },
  { "a^b", "a^b", "-" }, { "(^a)", "a", "<a><a>" }, { "(a$)", "ba", "<a><a>" }, { "a|b$", "cb", "<b>" },
  { "a|*", "a", "badrepeat" }, { "(*a)", "a", "badrepeat" }, { "(?:a)", "a", "badrepeat" }, { "+", "a", "badrepeat" },
  { "(a", "a", "paren" }, { "a)", "a", "paren" }, { "{", "a", "brace" }, { "a{", "a", "brace" }, { "a{1", "a", "brace" },
  { "{1}", "a", "badrepeat" }, { "a{x}", "a", "badbrace" }, { "a{2,1}", "a", "badbrace" }, { "a{}", "a", "badbrace" },
  { "a{,}", "a", "badbrace" }, { "(a)\\1", "aa", "escape" }, { "a}", "a}", "<a}>" }, { "\\(\\)\\{\\}\\|\\+\\?\\^\\$", "(){}|+?^$", "<(){}|+?^$>" },
  { "(a)(b)", "ab", "<ab>", { nosubs = true } }, { "((a)|b){2}", "ab", "<ab><b><a>" },
}
local basic = {
  { "a+b?c|(d){2}", "xa+b?c|(d){2}", "<a+b?c|(d){2}>" }, { "\\(ab\\)*c", "ababc", "<ababc><ab>" },
  { "a\\{2\\}", "aaa", "<aa>" }, { "a\\{1,2\\}", "aaa", "<aa>" }, { "a\\{2,\\}", "aaa", "<aaa>" }, { "a{2,1}", "a{2,1}", "<a{2,1}>" },
  { "\\(a*\\)b\\1", "aabaa", "<aabaa><aa>" }, { "\\(a\\)*b\\1", "b", "-" }, { "\\(a*\\)*b\\1", "aab", "<aab><>" },
  { "\\(.\\)\\1", "abba", "<bb><b>" }, { "\\(.\\)\\1", "abBa", "<bB><b>", { ignore_case = true } },
  { "\\(a\\{0,1\\}\\)\\(ab\\)\\{0,1\\}\\1", "abab", "<ab><><ab>" }, { "\\(a\\1\\)", "a", "backref" }, { "\\1", "a", "backref" },
  { "\\(a\\)\\2", "a", "backref" }, { "\\(a\\)\\1", "aa", "backref", { nosubs = true } }, { "a\\|b", "a", "escape" },
  { "a\\+", "a", "escape" }, { "a\\?", "a", "escape" }, { "\\(a", "a", "paren" }, { "a\\)", "a", "paren" }, { "a)", "a)", "<a)>" },
  { "a\\{", "a", "brace" }, { "a\\{1", "a", "brace" }, { "a\\{1}", "a", "badbrace" }, { "a\\{x\\}", "a", "badbrace" },
  { "a^b$c", "a^b$c", "<a^b$c>" }, { "\\(^a\\)", "ba", "-" }, { "\\(a$\\)", "ab", "-" }, { "\\(^a$\\)", "a", "<a><a>" }, { "\\^a\\$", "^a$", "<^a$>" },
}
local failed = 0
local function run(grammar, cases)
  for _, case in ipairs(cases) do
    local found = try.search(grammar, case[1], case[2], case[4])
    if found ~= case[3] then
      print(("%s %q on %q: %q, not %q"):format(grammar, case[1], case[2], found, case[3]))
      failed = failed + 1
    end
  end
end
run("extended", both)
run("basic", both)
run("extended", extended)
run("basic", basic)
print(failed .. " failed")   -- expect: 0 failed
