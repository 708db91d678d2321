-- SPDX-License-Identifier: MIT
-- A slice shares bytes with its span and keeps the capacity behind it.

local s = byte_span.append("hello")
local view = s:slice(2, 4)
print(view, #view, view.capacity)                             -- expect: ell	3	4
view[1] = ("E"):byte()
s[4] = ("L"):byte()
print(s, view)                                                -- expect: hElLo	ElL
print(s:slice(), s:slice(3), s:slice(nil, 2))                 -- expect: hElLo	lLo	hE
print(s:slice(2.9, 4.9))                                      -- expect: ElL
print(view:slice(2):slice(2))                                 -- expect: L
print(s:sub(2, 3), s:sub(2) == s:slice(2), #s:sub())           -- expect: El	true	5
