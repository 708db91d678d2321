-- SPDX-License-Identifier: MIT
-- What no property can be is refused, and changes nothing.
local serial_port = require "serial_port"
local _, slave = serial_port.ptypair()
slave = serial_port.new(slave)
local function try(name, value)
  local before = slave[name]
  local ok, why = pcall(function() slave[name] = value end)
  print(name, ok, tostring(why.category), why.code, why.arg, slave[name] == before)
end
for _, rate in ipairs { 1, 7200, -1, 2 ^ 31, 2 ^ 60, 0 / 0, 1 / 0 } do try("baud_rate", rate) end
-- expect: baud_rate	false	system	22	nil	true
-- expect: baud_rate	false	system	22	nil	true
-- expect: baud_rate	false	system	22	nil	true
-- expect: baud_rate	false	system	22	nil	true
-- expect: baud_rate	false	system	22	nil	true
-- expect: baud_rate	false	system	22	nil	true
-- expect: baud_rate	false	system	22	nil	true
try("baud_rate", "9600")             -- expect: baud_rate	false	generic	22	3	true
try("baud_rate", nil)                -- expect: baud_rate	false	generic	22	3	true
try("character_size", 4)             -- expect: character_size	false	generic	22	3	true
try("character_size", 9)             -- expect: character_size	false	generic	22	3	true
try("character_size", "8")           -- expect: character_size	false	generic	22	3	true
try("flow_control", "none")          -- expect: flow_control	false	generic	95	nil	true
try("flow_control", false)           -- expect: flow_control	false	generic	22	3	true
try("parity", "mark")                -- expect: parity	false	generic	95	nil	true
try("parity", 1)                     -- expect: parity	false	generic	22	3	true
try("stop_bits", "three")            -- expect: stop_bits	false	generic	95	nil	true
try("stop_bits", "one_point_five")   -- expect: stop_bits	false	system	95	nil	true
try("stop_bits", nil)                -- expect: stop_bits	false	generic	22	3	true
try("stop_bits", 1)                  -- expect: stop_bits	false	generic	22	3	true
try("hangup_is_eof", 1)              -- expect: hangup_is_eof	false	generic	22	3	true
-- a pseudoterminal has no parity and eight bits, and says so
try("parity", "odd")                 -- expect: parity	false	system	22	nil	true
try("character_size", 5)             -- expect: character_size	false	system	22	nil	true
