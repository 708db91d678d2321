-- SPDX-License-Identifier: MIT
-- Where one thread was promised the answer is ENOTSUP, whatever the number.
if _CONTEXT == 'worker' then
  local ENOTSUP = require("generic_error").ENOTSUP
  for _, count in ipairs { -1, 0, 1, 1e9, 1 / 0 } do
    local ok, why = pcall(spawn_context_threads, count)
    print(ok, why == ENOTSUP)
  end
  return
end
spawn_vm { module = '.', inherit_context = false, concurrency_hint = 1 }
-- expect: false	true
-- expect: false	true
-- expect: false	true
-- expect: false	true
-- expect: false	true
