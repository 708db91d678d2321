-- There is no socket of any kind.
-- flags: --untrusted
-- layers: filter
local h = require "hostile"
local families = { 1, 2, 10, 16, 17, 38, 40 }
for _, family in ipairs(families) do
  for _, kind in ipairs { 1, 2 } do assert(h.sys("socket", family, kind, 0) == "EPERM", family) end
end
print(h.sys("socketpair", 1, 1, 0, h.memory(64)), h.sys("connect", 0, 0, 0)) -- expect: EPERM	EPERM
