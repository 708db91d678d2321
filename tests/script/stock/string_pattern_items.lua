-- SPDX-License-Identifier: MIT
-- Repetition, balance, frontier and back reference items of patterns.

for _, pattern in ipairs { "a*", "a+", "a-", "a?", "a-b", "a*b", "a+b", "a?b", "a-$",
  "^a*$",
  "a*a", "a+a", "a?a", "a-a", "aa?aa", "(a*)(a)", "(a-)(a)", "(a*)b(.*)",
    "(a?)(a?)(a*)" } do
  print(pattern, ("aaab"):match(pattern))
end

print(("f(a(b)c)d"):match("%b()"), ("f(a(b"):match("%b()"), ("((x)"):match("%b()"))
print(("xayby"):match("%bxy"), ("<<a>b>"):find("%b<>"), ("a'b'c"):match("%b''"))
print(("aaa"):match("%baa"), ("()"):find("%b()"))
print((("x = {1, {2}, 3} -- {y}"):gsub("%b{}", "T")))

print(("THE (quick) fox"):find("%f[%a]%a+%f[%A]"))
print((("the quick brown"):gsub("%f[%w]%w+", string.upper)))
print((("[%f[a]]"):gsub("%f[%a]", "_")), ("foobar"):find("%f[%z]"), (""):find("%f[%z]"))
print(("aba"):find("%f[a]"), ("aba"):find("%f[a]", 2), ("b1a"):find("%f[^%w]"))

print(("'it'"):match("(['\"])(.-)%1"), ("\"it's\""):match("(['\"])(.-)%1"))
print(("abcabc"):match("(a)(b)(c)%1%2%3"), ("aabb"):match("(%w)%1"),
  ("xyxy"):match("(x(y))%1"))
print(("hello"):match("(l)%1"), ("helo"):match("(l)%1"), ("aXa"):match("(%l)%u%1"))

print(("abc"):match("((a)(b(c)))"))
print(("abc"):match("(())"), ("abc"):match("a()b()c()"), ("x"):match("(x)()"))
print(("k1=v1;k2=v2"):match("^(%w+)=(%w+);(%w+)=(%w+)$"))
print(select("#", ("x"):rep(32):match(("(x)"):rep(32))))
print(#("x"):rep(5000):match(".-$"), #("x"):rep(5000):match("x*"),
  ("x"):rep(100):match("^x-y"))
print(("a"):rep(30):match(("a?"):rep(10) .. ("a"):rep(10)) ~= nil)
print(("0x1F"):match("^0[xX](%x+)$"), ("%d"):match("%%d"), ("a.b"):match("a%.b"))
print(("a\nb"):match("a.b") == "a\nb", ("\\"):match("\\"), ("%"):match("[%%]"))
