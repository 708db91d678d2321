-- SPDX-License-Identifier: MIT
-- The names and their numbers, which never change.

local core_error = require "core_error"
local names = [[
invalid_module_name module_not_found root_cannot_import_parent cyclic_import
leaf_cannot_import_child only_main_fiber_may_import bad_root_context bad_index bad_coroutine
suspension_already_allowed interruption_already_allowed forbid_suspend_block fiber_canceled
unmatched_scope_cleanup channel_closed no_senders internal_module raise_error bad_rdf
bad_rdf_module bad_rdf_error_category broken_promise promise_already_satisfied
current_module_not_known
]]
local code, texts, seen = 0, 0, {}
for name in names:gmatch "%S+" do
  code = code + 1
  local err = core_error[name]
  if err.code ~= code then print(name, err.code) end
  if not seen[tostring(err)] then texts = texts + 1 end
  seen[tostring(err)] = true
end
print(code, texts)                                            -- expect: 24	24
print(core_error.interrupted == core_error.fiber_canceled)    -- expect: true
print(core_error.bad_index.category)                          -- expect: emilua.core
