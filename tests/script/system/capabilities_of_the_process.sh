# SPDX-License-Identifier: MIT
# The capabilities of the process are those that the kernel says it has.

cat >print.lua <<'LUA'
local caps = require "system".cap_get_proc()
local function of(set)
  for line in io.lines "/proc/self/status" do
    local digits = line:match("^Cap" .. set .. ":%s*(%x+)")
    if digits then return tonumber(digits:sub(-8), 16) end
  end
end
local flags = { Inh = "inheritable", Prm = "permitted", Eff = "effective" }
local names = { "cap_chown", "cap_dac_override", "cap_dac_read_search", "cap_fowner", "cap_fsetid",
  "cap_kill", "cap_setgid", "cap_setuid", "cap_setpcap" }
local wrong = 0
for set, flag in pairs(flags) do
  for i, name in ipairs(names) do
    local has = bit.band(of(set), bit.lshift(1, i - 1)) ~= 0
    if caps:get_flag(name, flag) ~= has then wrong = wrong + 1 end
  end
end
print(wrong)
LUA
"$CELLUA" print.lua
# expect: 0
