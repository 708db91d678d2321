-- SPDX-License-Identifier: MIT
-- string.find and string.match accept every start, anchor and plain flag.

print(("hello world"):find("o"), ("hello world"):find("o", 6))
print(("hello world"):find("o w"), ("hello world"):find("xyz"))
print(("a.b.c"):find(".", 1, true), ("a.b.c"):find(".", 3, true))
print(("a+b"):find("+", 1, true), ("a%b"):find("%", 1, true))
print(("abc"):find(""), ("abc"):find("", 4), ("abc"):find("", 5), ("abc"):find("", 10))
print((""):find(""), (""):find("x"), (""):find("", 2))
print(("abcabc"):find("b", -2), ("abcabc"):find("b", -100), ("abcabc"):find("b", 0))
print(("abc"):find("^b"), ("abc"):find("^b", 2), ("abc"):find("b$"), ("abc"):find("c$"))
print(("a^b"):find("a^"), ("a$b"):find("$b"), ("a$"):find("$$"), ("^a"):find("^^"))
print(("key = value"):find("^(%w+)%s*=%s*(%w+)$"))
print(("abc"):find("()b()"))
print(("abc"):find("(b)(c)", 1), ("abc"):find("(b)(x?)"))
print(("a\0b\0c"):find("\0b"), ("a\0b\0c"):find("\0", 3, true), ("a\0b"):find("%z"))
print(("\0\0\0"):find("%z+"), ("ab\0"):match("%Z+"), #("a\0b"):match(".*"))
print(("x"):rep(1000):find("x", 999, true), ("x"):rep(1000):find("y", 1, true))
print(("aaab"):find("aab", 1, true), ("abababc"):find("ababc", 1, true))

print(("2024-05-17"):match("(%d+)-(%d+)-(%d+)"))
print(("  trim me  "):match("^%s*(.-)%s*$") .. "|")
print(("path/to/file.txt"):match("([^/]+)%.(%w+)$"))
print(("nothing"):match("%d"), ("some1"):match("%d"), ("abc"):match("b", 3))
print(("hello"):match(".-"), ("hello"):match(".-$"), ("hello"):match("^.-l"))
print(("hello"):match("()ll()"), ("hello"):match("()"), ("hello"):match("()", 20))
print(string.match(12, 1), string.find(123, 2), ("abc"):find("b", "2"),
  string.match(12.5, "%.5"))
print(("[[x]]"):match("%[%[(.-)%]%]"), ("a]b"):match("[]]"), ("a-b"):match("[a-]+"))
print(("a^b"):match("[b^]+"), ("]]x"):match("[^]]"), ("x%y"):match("[%%]"))
print(("abc123"):match("[%a]+[%d]+"), ("\t\n x"):match("[^%s]"), ("a_b"):match("[%w_]+"))

for _, init in ipairs { 1, 2, 3, 4, -1, -2, -3, -4, 2.7, -1.2 } do
  print(init, ("abc"):find("%w", init))
end
