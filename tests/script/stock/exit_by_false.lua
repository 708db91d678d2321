-- SPDX-License-Identifier: MIT
-- os.exit(false) is failure, bad arguments are refused before anything ends.

print((select(2, pcall(os.exit, {})):gsub("to '[^']*'", "to '_'")))
print((select(2, pcall(os.exit, "x")):gsub("to '[^']*'", "to '_'")))
print(pcall(function() xpcall(os.exit, print, false) end))
print("never")
