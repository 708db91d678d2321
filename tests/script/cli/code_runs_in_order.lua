-- SPDX-License-Identifier: MIT
-- code_runs_in_order.lua - -e may be repeated, and -l stands where it stands.
-- flags: -e 'print(1)' -l s=string -e'print(2,s==string)'
-- expect: 1
-- expect: 2	true
print(3)    -- expect: 3
