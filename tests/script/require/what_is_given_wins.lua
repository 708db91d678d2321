-- SPDX-License-Identifier: MIT
-- package.loaded and package.preload win over files, and names of ours over both files.
-- env: CELLUA_PATH=path
local function write(name, text)
  local file = assert(io.open(name, 'w'))
  file:write(text)
  file:close()
end
os.execute 'mkdir path'
for _, name in ipairs { 'given', 'loadable', 'time', 'found', 'string' } do
  write('path/' .. name .. '.lua', 'from = "file"')
end
package.loaded.given = { from = 'loaded' }
package.preload.loadable = function() return { from = 'preload' } end
print(require 'given'.from, require 'loadable'.from)    -- expect: loaded	preload
print(require 'time'.from, require 'string' == string)  -- expect: nil	true
print(require 'found'.from, package.loaded.found)       -- expect: file	nil
package.loaded.found = { from = 'loaded' }
print(require 'found'.from)                             -- expect: loaded
