-- Descriptors and bytes of a file end where the policy says.
-- setup: mkdir in; echo data >in/file
-- layers: limits
--[==[ sandbox
version = 1,
stdio = { "out", "err" },
fs = { rw = { "$SCRIPT_DIR/in" } },
limits = { files = 12, file_size = "4K" },
]==]
local h, files = require "hostile", {}
for i = 1, 20 do files[i] = io.open "in/file" end
print(#files, select(3, io.open "in/file"))          -- expect: 7	24
for i = 1, #files do files[i]:close() end
local file = io.open("in/big", "w")
file:setvbuf "no"
print(file:write(("x"):rep(4096)) ~= nil)            -- expect: true
print(select(3, file:write "y"))                     -- expect: 27
local fd = h.sys("openat", -100, "in/file", 2)
print(h.sys("ftruncate", fd, 2 ^ 50), h.sqe { op = 17, fd = fd, addr = 2 ^ 50 }) -- expect: EFBIG	EFBIG
