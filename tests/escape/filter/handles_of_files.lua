-- Files have handles, too, and trees have roots.
-- setup: mkdir in out; echo data >in/file; echo secret >out/file; ln -s ../out/file in/link
-- layers: filter
--[==[ sandbox
version = 1,
stdio = { "out", "err" },
fs = { rw = { "$SCRIPT_DIR/in" } },
]==]
local h = require "hostile"
local memory = h.memory(4096)
print(h.sys("name_to_handle_at", -100, "out/file", memory, memory + 512, 0)) -- expect: EPERM
print(h.sys("open_by_handle_at", 3, memory, 0))                  -- expect: EPERM
print(h.sys("mount", "none", "in", "tmpfs", 0, 0))               -- expect: EPERM
print(h.sys("fsopen", "tmpfs", 0))                               -- expect: EPERM
print(h.sys("open_tree", -100, "out", 1))                        -- expect: EPERM
print(h.sys("pivot_root", "in", "in"))                           -- expect: EPERM
print(h.sys("chroot", "in"))                                     -- expect: EPERM
