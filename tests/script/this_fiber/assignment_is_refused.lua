-- SPDX-License-Identifier: MIT
-- No member can be assigned, known or not.

local function assign(key)
  local ok, e = pcall(function() this_fiber[key] = {} end)
  print(ok, e.code, tostring(e.category))
end

assign 'local_'     -- expect: false	1	generic
assign 'yield'      -- expect: false	1	generic
assign 'anything'   -- expect: false	1	generic
assign(1)           -- expect: false	1	generic
