-- SPDX-License-Identifier: MIT
-- A state may end while threads and the kernel still do what its fibers wait for.
local fs, p = require "filesystem", require("filesystem").path.new
local system = require "system"
if _CONTEXT == "worker" then
  local next_entry = fs.recursive_directory_iterator(p "t")
  for _, f in ipairs {
    function() fs.copy_file(p "large", p "copy") end, function() fs.remove_all(p "t") end,
    function() fs.space(p ".") end, function() fs.status(p ".") end, function() fs.remove(p "none") end,
    function() fs.open(p "fifo", { "read_only" }) end, function() fs.open(p ".", { "read_only" }) end,
    function() fs.canonical(p ".") end, function() for _ in next_entry do end end,
  } do
    spawn(f):detach()
  end
  for _ = 1, 3 do this_fiber.yield() end
  system.exit(0)
end
os.execute "truncate -s 1T large; mkfifo fifo; mkdir -p t; cd t; seq 1000 | xargs mkdir"
for _ = 1, 3 do
  spawn_vm { module = "." }
  require("time").sleep(0.05)
end
-- whoever copied was told to stop
local function size() return fs.exists(p "copy") and fs.file_size(p "copy") end
local before
repeat
  before = size()
  require("time").sleep(0.05)
until size() == before
print "stopped"  -- expect: stopped
