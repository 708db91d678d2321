-- SPDX-License-Identifier: MIT
-- Neither "..", nor a link, nor an absolute name leads out of what is granted.
-- setup: mkdir in out; echo data >in/file; echo secret >out/file; ln -s ../out/file in/link
-- args: "$PWD"
-- layers: landlock
--[==[ sandbox
version = 1,
stdio = { "out", "err" },
fs = { read = { "$SCRIPT_DIR/in" } },
]==]
local h, here = require "hostile", ...
print(type(h.sys("openat", -100, "in/file", 0)))        -- expect: number
for _, name in ipairs { "out/file", "in/../out/file", "in/link", here .. "/out/file", "/etc/passwd" } do
  print(h.sys("openat", -100, name, 0), h.sqe { op = 18, fd = -100, addr = name })
end
-- expect: EACCES	EACCES
-- expect: EACCES	EACCES
-- expect: EACCES	EACCES
-- expect: EACCES	EACCES
-- expect: EACCES	EACCES
