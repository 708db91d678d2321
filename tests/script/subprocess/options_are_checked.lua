-- SPDX-License-Identifier: MIT
-- Each option of another type, or with content that is none, raises and is named.
local tools = require "./tools"
local cycle = { ["a.lua"] = "", lib = {} }
cycle.lib.cycle = cycle
local _, handle = tools.pipe()
local closed = handle:dup()
closed:close()
local before = tools.descriptors()
local wrong = {
  { "newns_uts", 1 }, { "newns_ipc", "yes" }, { "newns_pid", {} }, { "newns_user", 0 },
  { "newns_net", "" }, { "newns_mount", 1 }, { "pd_daemon", 1 },
  { "stdin", "shared" }, { "stdout", 1 }, { "stderr", false }, { "stdin", {} },
  { "stdin", closed }, { "stdout", closed }, { "stderr", closed },
  { "environment", "A=b" }, { "environment", { 1 } }, { "environment", { A = 1 } },
  { "environment", { [""] = "" } }, { "environment", { ["A=B"] = "" } },
  { "environment", { ["A\0"] = "" } }, { "environment", { A = "\0" } },
  { "source_tree_cache", "" }, { "source_tree_cache", { "a" } },
  { "source_tree_cache", { a = 1 } }, { "source_tree_cache", { a = { b = true } } },
  { "source_tree_cache", { [""] = "" } }, { "source_tree_cache", { ["."] = "" } },
  { "source_tree_cache", { a = { [".."] = "" } } },
  { "source_tree_cache", { ["a/b"] = "" } }, { "source_tree_cache", { ["a\0"] = "" } },
  { "source_tree_cache", cycle },
  { "init", 1 }, { "init", true },
  { "init", {}, "/script" }, { "init", { script = 1 }, "/script" },
  { "init", { arg = handle }, "/script" },
  { "init", { script = "", arg = 0 }, "/arg" },
  { "init", { script = "", arg = closed }, "/arg" },
  { "init", { script = "", arena = 1 }, "/arena" },
  { "init", { script = "", arena = "much" }, "/arena" },
  { "spawn_mode", "vfork" }, { "spawn_mode", true }, { "nested", 1 },
}
for _, case in ipairs(wrong) do
  local name, value, inner = case[1], case[2], case[3] or ""
  local busy = value == closed or type(value) == "table" and value.arg == closed
  local said = tools.describe(pcall(spawn_vm, { module = ".",
    subprocess = { [name] = value } }))
  local wanted = ("generic %d subprocess/%s%s"):format(busy and 16 or 22, name, inner)
  if said ~= wanted then print(said, "instead of", wanted) end
end
for _, value in ipairs { true, false, 1, "yes" } do
  print(tools.describe(pcall(spawn_vm, { module = ".", subprocess = value })))
end
-- expect: generic 22 subprocess
-- expect: generic 22 subprocess
-- expect: generic 22 subprocess
-- expect: generic 22 subprocess
print(tools.descriptors() == before) -- expect: true
