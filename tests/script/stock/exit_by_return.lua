-- SPDX-License-Identifier: MIT
-- A chunk that returns exits with 0 whatever it returns, and all its output appears.

print(select("#", ...), arg[0] ~= nil, #arg, type(arg[-1]))
io.write("no newline at the end")
local unclosed = io.open("unclosed.txt", "w")
unclosed:write("left open")
do return 5, "ignored" end
print("never")
