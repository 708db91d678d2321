-- SPDX-License-Identifier: MIT
-- equivalent() compares what paths lead to; is_empty() looks into files and directories.
local fs, p = require "filesystem", require("filesystem").path.new
os.execute "mkdir dir full; echo >full/file; : >none_in_it; ln full/file hard; ln -s dir link; mkfifo fifo other"
print(fs.equivalent(p "dir", p "./link/"), fs.equivalent(p "full/file", p "hard"))  -- expect: true	true
print(fs.equivalent(p "dir", p "full"), fs.equivalent(p "fifo", p "other"))         -- expect: false	false
print(fs.equivalent(p "dir", p "missing"), fs.equivalent(p "missing", p "dir"))     -- expect: false	false
local ok, why = pcall(fs.equivalent, p "missing", p "dir/none")
print(ok, why, why.path1 == p "missing", why.path2 == p "dir/none")
-- expect: false	No such file or directory	true	true
print(pcall(fs.equivalent, p "dir", "dir"))                          -- expect: false	Invalid argument
print(fs.is_empty(p "dir"), fs.is_empty(p "link"), fs.is_empty(p "full"))  -- expect: true	true	false
print(fs.is_empty(p "none_in_it"), fs.is_empty(p "hard"))            -- expect: true	false
print(pcall(fs.is_empty, p "fifo"))                                  -- expect: false	Operation not supported
print(pcall(fs.is_empty, p "missing"))                               -- expect: false	No such file or directory
