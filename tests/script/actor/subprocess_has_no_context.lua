-- SPDX-License-Identifier: MIT
-- A subprocess shares no threads and no master: to say anything of them is an error.
local generic_error = require "generic_error"
for _, name in ipairs { 'inherit_context', 'new_master' } do
  for _, value in ipairs { true, false } do
    local ok, why = pcall(spawn_vm, { module = '.', subprocess = {}, [name] = value })
    print(ok, why == generic_error.EINVAL, why.arg)
  end
end
-- expect: false	true	1
-- expect: false	true	1
-- expect: false	true	1
-- expect: false	true	1
