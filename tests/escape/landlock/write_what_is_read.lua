-- What is granted for reading is neither written nor emptied, nor does anything new appear there.
-- setup: mkdir in out; echo data >in/file; echo secret >out/file; ln -s ../out/file in/link
-- layers: landlock
--[==[ sandbox
version = 1,
stdio = { "out", "err" },
fs = { read = { "$SCRIPT_DIR/in" } },
]==]
local h = require "hostile"
local RDWR, CREAT, TRUNC = 2, 64, 512
for _, flags in ipairs { RDWR, TRUNC, RDWR + TRUNC } do
  print(h.sys("openat", -100, "in/file", flags), h.sqe { op = 18, fd = -100, addr = "in/file", opflags = flags })
end
-- expect: EACCES	EACCES
-- expect: EACCES	EACCES
-- expect: EACCES	EACCES
print(h.sys("openat", -100, "in/new", CREAT + RDWR, 438)) -- expect: EACCES
