-- SPDX-License-Identifier: MIT
-- A secondary fiber imports no module of ours; stock ones are for everybody.
package.preload['some.stock'] = function() return 'stock' end
local function try(id) return select(2, pcall(require, id)) end
spawn(function()
  print(try '/modules/plain')         -- expect: only the main fiber may import modules
  print(try 'time')                   -- expect: only the main fiber may import modules
  print(try 'some.stock')             -- expect: stock
  print(coroutine.wrap(function() return try 'mutex' end)())
  -- expect: only the main fiber may import modules
end):join()
print(coroutine.wrap(function() return require '/modules/plain'.greeting end)())
-- expect: hello
