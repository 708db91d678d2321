-- SPDX-License-Identifier: MIT
-- What is denied is named, with the word that does not cover it, and where the policy stands.
--[==[ sandbox
version = 1,
stdio = { "out", "err" },
fs = {
  read = { "$SCRIPT_DIR" },
},
]==]
local function why(...) return select(2, ...), select(3, ...) end
print((why(io.open "/etc/passwd"):gsub("%(sandbox: .*/", "(sandbox: ")))
-- expect: permission denied: fs.read does not cover /etc/passwd (sandbox: messages.lua:7)
print((why(io.open("../new", "w")):match "^[%w: ]+%.[%l]+ does not cover")) -- expect: permission denied: fs.create does not cover
print(select(3, io.open("/etc/passwd")))                         -- expect: 13
print((select(2, pcall(io.lines, "/etc/passwd")):match "fs.read does not cover")) -- expect: fs.read does not cover
print((io.open("/usr/missing")))                                -- expect: nil
local function word(_, text) return text:match "^permission denied: (fs%.%l+) does not cover" end
print(word(loadfile "/etc/passwd"), word(pcall(dofile, "/etc/passwd"))) -- expect: fs.read	fs.read
print(word(os.remove "x"), word(os.rename("x", "y")))            -- expect: fs.delete	fs.delete
print(select(2, loadfile "missing"):match "[^/]*$", (os.remove(".")))  -- expect: cannot open missing: No such file or directory	nil
