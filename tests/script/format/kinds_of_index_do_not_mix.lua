-- SPDX-License-Identifier: MIT
-- Fields have an index all or none, those within fields too.

for _, text in ipairs {"{}{0}", "{0}{}", "{:{0}}", "{0:{}}", "{0:.{}}"} do
  print((select(2, pcall(format, text, 1.5, 2))))
end
-- expect: bad format at position 5, "{0}": expected all fields with an index or all without
-- expect: bad format at position 5, "{}": expected all fields with an index or all without
-- expect: bad format at position 5, "{:{0}": expected all fields with an index or all without
-- expect: bad format at position 5, "{0:{}": expected all fields with an index or all without
-- expect: bad format at position 6, "{0:.{}": expected all fields with an index or all without
