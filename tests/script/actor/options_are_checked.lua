-- SPDX-License-Identifier: MIT
-- spawn_vm names the option that is wrong.
local function try(...)
  local ok, why = pcall(spawn_vm, ...)
  return tostring(ok), why.arg or why.module or '-', tostring(why)
end

print(try(1))                                 -- expect: false	1	Invalid argument
print(try {})                                 -- expect: false	module	Invalid argument
print(try '')                                 -- expect: false		invalid module name
print(try 'plain')                            -- expect: false	plain	invalid module name
print(try './nowhere')                        -- expect: false	nowhere	module not found
print(try { module = '.', inbox_limit = 0 })  -- expect: false	inbox_limit	Invalid argument
print(try { module = '.', subprocess = {}, new_master = true })
-- expect: false	1	Invalid argument
