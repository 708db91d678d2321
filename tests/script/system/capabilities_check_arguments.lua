-- SPDX-License-Identifier: MIT
-- What is wrong is named by its position, counting the object as 1; and changes nothing.
local system = require "system"
local caps = system.cap_from_text "cap_chown=ep"
local function try(name, ...)
  local ok, why = pcall(caps[name], ...)
  print(name, ok, tostring(why.category), why.code, why.arg)
end
try("set_flag", caps, "all", { "cap_kill" }, true)    -- expect: set_flag	false	generic	22	2
try("set_flag", caps, "effective", { "cap_kill", "kill" }, true)
-- expect: set_flag	false	generic	22	3
try("set_flag", caps, "effective", { "cap_kill", 5 }, true)
-- expect: set_flag	false	generic	22	3
try("set_flag", caps, "effective", "cap_kill", true)  -- expect: set_flag	false	generic	22	3
try("set_flag", caps, "effective", { "cap_kill" })    -- expect: set_flag	false	generic	22	4
try("get_flag", caps, "effective", "cap_kill")        -- expect: get_flag	false	generic	22	2
try("get_flag", caps, "cap_kill", "Effective")        -- expect: get_flag	false	generic	22	3
try("fill", caps, "effective")                        -- expect: fill	false	generic	22	3
try("fill", caps, 1, "effective")                     -- expect: fill	false	generic	22	2
try("fill_flag", caps, "effective", {}, "permitted")  -- expect: fill_flag	false	generic	22	3
try("fill_flag", caps, "effective", caps, "x")        -- expect: fill_flag	false	generic	22	4
try("clear_flag", caps)                               -- expect: clear_flag	false	generic	22	2
try("clear", system.in_)                              -- expect: clear	false	generic	22	1
try("dup")                                            -- expect: dup	false	generic	22	1
try("set_nsowner", caps, -1)                          -- expect: set_nsowner	false	generic	22	2
try("set_nsowner", caps, 2 ^ 32)                      -- expect: set_nsowner	false	generic	22	2
try("set_nsowner", caps, "0")                         -- expect: set_nsowner	false	generic	22	2
print(caps, caps:get_nsowner())                       -- expect: cap_chown=ep	0
local ok, why = pcall(function() return caps.effective end)
print(ok, why == require "core_error".bad_index)      -- expect: false	true
