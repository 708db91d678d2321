-- SPDX-License-Identifier: MIT
-- require of a file whose main chunk waits: not refused, but behind a C call.
-- env: CELLUA_PATH=.

local here = arg[0]:match ".*/" .. "table/"
local run, rows = dofile(here .. "columns.lua"), dofile(here .. "imports.lua")

for _, column in ipairs { 'forbid_suspend', 'across_c_call' } do
  print(column)
  run(column, rows)
end

-- expect: forbid_suspend
-- expect: require: ok
-- expect: across_c_call
-- expect: require: ok
