-- SPDX-License-Identifier: MIT
-- An uncaught error exits with 1 after the buffered output.

print("before the error")
io.write("without newline")
local function raise() error("uncaught") end
pcall(raise)
raise()
print("never")
