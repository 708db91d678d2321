-- SPDX-License-Identifier: MIT
-- Ids that are no ids; what begins otherwise is for the stock searchers.
local function try(id)
  local ok, why = pcall(require, id)
  return ok, tostring(why):match '[^\n]*', type(why) == 'table' and why.module
end
for _, id in ipairs { '.', '..', './a/b', '.foo', './/x', '/', '/x/', '//x', './1x', '../' } do
  print(id, try(id))
end
-- expect: .	false	invalid module name	.
-- expect: ..	false	invalid module name	..
-- expect: ./a/b	false	invalid module name	./a/b
-- expect: .foo	false	invalid module name	.foo
-- expect: .//x	false	invalid module name	.//x
-- expect: /	false	invalid module name	/
-- expect: /x/	false	invalid module name	/x/
-- expect: //x	false	invalid module name	//x
-- expect: ./1x	false	invalid module name	./1x
-- expect: ../	false	invalid module name	../
print(try './missing')       -- expect: false	module not found	./missing
print(try '/missing/too')    -- expect: false	module not found	/missing/too
print(try '../x')            -- expect: false	a module cannot be imported from above the import root	nil
print(try 'missing.stock')   -- expect: false	module 'missing.stock' not found:	false
