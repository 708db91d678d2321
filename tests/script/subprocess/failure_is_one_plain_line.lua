-- SPDX-License-Identifier: MIT
-- What a process says of its failure changes no terminal when it is shown.
local process = spawn_vm {
  subprocess = { init = { script = [[error("red \27[31m\nand more", 0)]] } },
}
local ok, why = pcall(process.ready, process)
print(ok, why.phase)                              -- expect: false	init.script
print(why.message)                                -- expect: red ?[31m?and more
