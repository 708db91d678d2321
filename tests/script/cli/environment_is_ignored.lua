-- SPDX-License-Identifier: MIT
-- environment_is_ignored.lua - -E takes the search paths from the build, not from outside.
-- env: LUA_PATH=/nowhere/?.lua
-- env: LUA_CPATH=/nowhere/?.so
-- flags: -E -W
print(package.path:find "nowhere", package.cpath:find "nowhere")    -- expect: nil	nil
