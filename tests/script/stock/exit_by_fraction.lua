-- SPDX-License-Identifier: MIT
-- os.exit truncates its code.

io.output("redirected.txt")
io.write("goes to the file")
print("goes to standard output")
os.exit(3.9)
