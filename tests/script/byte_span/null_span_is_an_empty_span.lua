-- SPDX-License-Identifier: MIT
-- A span without capacity works wherever an empty one does.

local null = byte_span.new(0)
print(#null, null.capacity, tostring(null) == "")             -- expect: 0	0	true
print(null == byte_span.new(0, 9), null == null:slice())      -- expect: true	true
print(#null:slice(1, 0), #null:first(0), #null:last(0))       -- expect: 0	0	0
print(null:copy("abc"), byte_span.new(2):copy(null))          -- expect: 0	0
print(null:starts_with(""), null:ends_with(null))             -- expect: true	true
print(null:starts_with("a"), null:ends_with("a"))             -- expect: false	false
print(null:find(""), null:find("a"), null:rfind(""))          -- expect: nil	nil	nil
print(null:find_first_of("a"), null:find_last_not_of("a"))    -- expect: nil	nil
print(#null:trimmed(), #null:append(null, "", nil))           -- expect: 0	0
print(null:append("ab"), byte_span.append(null, "c", null))   -- expect: ab	c
print(#null:fill(1), #null:inplace_lower())                   -- expect: 0	0
