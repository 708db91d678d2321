-- SPDX-License-Identifier: MIT
-- Of a file that is read here and there nothing is read ahead; of a stream something is.
local ffi, file = require "ffi", require "file"
ffi.cdef [[
int posix_fadvise(int, long, long, int);
void *mmap(void *, size_t, int, int, int, long);
int mincore(void *, size_t, unsigned char *);
int munmap(void *, size_t);
]]
local PAGE, SIZE = 4096, 4 * 1024 * 1024
local DONTNEED, PROT_READ, MAP_SHARED = 4, 1, 1
local made = file.stream.new()
made:open("data", { "create", "read_write" })
assert(made:write_some(("x"):rep(SIZE)) == SIZE)
made:sync_all()
local fd = made:release()
local number = tonumber(tostring(fd):match "%d+")
-- How many pages of it are in memory.
local function cached()
  local pages, count = ffi.new("unsigned char[?]", SIZE / PAGE), 0
  local memory = ffi.C.mmap(nil, SIZE, PROT_READ, MAP_SHARED, number, 0)
  assert(ffi.C.mincore(memory, SIZE, pages) == 0)
  for i = 0, SIZE / PAGE - 1 do count = count + pages[i] % 2 end
  ffi.C.munmap(memory, SIZE)
  return count
end
local function forget() ffi.C.posix_fadvise(number, 0, 0, DONTNEED) end
forget()
if cached() > 0 then os.exit(77) end
local span = byte_span.new(PAGE)
local f = file.random_access.new()
f:open("data", { "read_only" })
f:read_some_at(0, span)
print(cached())                                  -- expect: 1
f:close()
forget()
f = file.stream.new()
f:open_waiting("data", { "read_only" })
f:read_some(span)
print(cached() > 1)                              -- expect: true
