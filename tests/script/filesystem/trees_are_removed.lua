-- SPDX-License-Identifier: MIT
-- remove_all() removes a tree, follows no link, and counts what it removed.
local fs, p = require "filesystem", require("filesystem").path.new
os.execute "mkdir -p t/a/b t/c other; echo >t/a/file; echo >t/a/b/.hidden; echo >other/kept; ln -s ../other t/link; ln -s none t/dangling; mkfifo t/fifo"
print(fs.remove_all(p "t"))                          -- expect: 9
print(fs.exists(p "t"), fs.exists(p "other/kept"))   -- expect: false	true
print(fs.remove_all(p "t"), fs.remove_all(p ""))     -- expect: 0	0
os.execute "ln -s other link"
print(fs.remove_all(p "link"), fs.exists(p "other/kept"))  -- expect: 1	true
print(fs.remove_all(p "other/kept"), fs.remove_all(p "other/kept/x"))  -- expect: 1	0
print(fs.remove_all(p "other/"), fs.exists(p "other"))     -- expect: 1	false

-- A deep tree takes few descriptors, and no deep stack; its paths are longer than any call takes.
local chain = (("x"):rep(100) .. "/"):rep(30)
local function deep()
  os.execute "mkdir deep; echo >deep/file"
  for _ = 1, 10 do
    fs.create_directories(p("new/" .. chain))
    fs.rename(p "deep", p("new/" .. chain .. "deep"))
    fs.rename(p "new", p "deep")
  end
end
deep()
print(fs.remove_all(p "deep"))                       -- expect: 312
local other = spawn(function() while true do this_fiber.yield() end end)
deep()
print(fs.remove_all(p "deep"))                       -- expect: 312
os.execute "mkdir wide && cd wide && seq 10000 | xargs touch && seq -f d%g 100 | xargs mkdir"
print(fs.remove_all(p "wide"))                       -- expect: 10101
other:cancel()
