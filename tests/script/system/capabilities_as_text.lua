-- SPDX-License-Identifier: MIT
-- Sets of capabilities are made of a text, and shown as one.
local system = require "system"
for _, text in ipairs { "=", "=ep", "CAP_Chown=eip", "cap_net_raw=ep cap_chown=i", "=p cap_kill-p" } do
  print(system.cap_from_text(text))
end
-- expect: =
-- expect: =ep
-- expect: cap_chown=eip
-- expect: cap_chown=i cap_net_raw+ep
-- expect: =p cap_kill-p
print(system.cap_init(), getmetatable(system.cap_init())) -- expect: =	linux_capabilities
local function try(...)
  local ok, why = pcall(system.cap_from_text, ...)
  print(ok, tostring(why.category), why.code, why.arg)
end
try "cap_nothing=ep"                                  -- expect: false	system	22	nil
try "=\0"                                             -- expect: false	generic	22	1
try(5)                                                -- expect: false	generic	22	1
try()                                                 -- expect: false	generic	22	1
