-- SPDX-License-Identifier: MIT
-- While a fiber waits for the next entry the iterator is busy for others; a fiber that was canceled
-- leaves it as it was.
local fs, p = require "filesystem", require("filesystem").path.new
local generic = require "generic_error"
os.execute "mkdir -p t/a t/b"
local seen, busy = {}, 0
local next_entry, handle = fs.recursive_directory_iterator(p "t")
local function take()
  while true do
    local ok, entry = pcall(next_entry)
    if not ok then
      assert(entry == generic.EBUSY, entry)
      busy = busy + 1
      this_fiber.yield()
    elseif not entry then
      return
    else
      seen[#seen + 1] = tostring(entry.path)
    end
  end
end
local one, other = spawn(take), spawn(take)
one:join()
other:join()
table.sort(seen)
print(table.concat(seen, " "))                -- expect: t/a t/b
print(pcall(handle.close, handle))            -- expect: true
local fiber = spawn(function() for _ in fs.recursive_directory_iterator(p "t") do end end)
this_fiber.yield()
fiber:cancel()
fiber:join()
print(fiber.cancellation_caught)              -- expect: true
