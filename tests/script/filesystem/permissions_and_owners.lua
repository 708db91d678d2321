-- SPDX-License-Identifier: MIT
-- chmod(), lchmod(), chown(), lchown(), last_write_time(path, point) and mode().
local fs, p = require "filesystem", require("filesystem").path.new
os.execute "echo >file; ln -s file link; ln -s none dangling"
local function show(f, ...)
  local ok, answer = pcall(f, ...)
  if ok then return print(ok, answer) end
  print(ok, tostring(answer), answer.arg or tostring(answer.path1))
end
local function mode(name) return ("%o"):format(fs.symlink_status(p(name)).mode) end
show(fs.chmod, p "link", fs.mode(6, 4, 0))          -- expect: true	nil
print(mode "file", mode "link")                     -- expect: 640	777
show(fs.chmod, p "file", fs.mode "set_uid" + fs.mode "sticky_bit" + fs.mode(7, 5, 5) + 2 ^ 16)  -- expect: true	nil
print(mode "file")                                  -- expect: 5755
show(fs.lchmod, p "file", 256)                      -- expect: true	nil
print(mode "file")                                  -- expect: 400
show(fs.lchmod, p "link", 256)                      -- expect: false	Operation not supported	link
show(fs.chmod, p "dangling", 256)                   -- expect: false	No such file or directory	dangling
show(fs.chmod, p "file", "256")                     -- expect: false	Invalid argument	2
show(fs.chmod, p "file", -1)                        -- expect: false	Invalid argument	2
show(fs.chown, p "file", -1, -1)                    -- expect: true	nil
show(fs.lchown, p "dangling", -1, -1)               -- expect: true	nil
show(fs.chown, p "dangling", -1, -1)                -- expect: false	No such file or directory	dangling
show(fs.chown, p "file", nil, -1)                   -- expect: false	Invalid argument	2
show(fs.chown, p "file", -1, 2 ^ 32)                -- expect: false	Invalid argument	3
local point = fs.clock.epoch()
point:sub(1.25)
show(fs.last_write_time, p "link", point)           -- expect: true	nil
print(fs.last_write_time(p "file") == point)        -- expect: true
show(fs.last_write_time, p "none", point)           -- expect: false	No such file or directory	none
show(fs.last_write_time, p "file", 1)               -- expect: false	Invalid argument	2
show(fs.last_write_time, p "file", require("time").system_clock.now())  -- expect: false	Invalid argument	2
show(fs.mode, "set_gid")                            -- expect: true	1024
show(fs.mode, "setgid")                             -- expect: false	Invalid argument	1
show(fs.mode, 7, 7)                                 -- expect: false	Invalid argument	3
print(fs.dev_major(fs.makedev(259, 70000)), fs.dev_minor(fs.makedev(259, 70000)))  -- expect: 259	70000
