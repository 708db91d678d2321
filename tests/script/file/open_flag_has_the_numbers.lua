-- SPDX-License-Identifier: MIT
-- open_flag is a plain table of the system's numbers.
local flag = require("file").open_flag
local names = {}
for name, value in pairs(flag) do
  if type(value) == "number" then names[#names + 1] = name end
end
table.sort(names)
print(#names, table.concat(names, " "))
-- expect: 8	append create exclusive read_only read_write sync_all_on_write truncate write_only
print(flag.read_only, flag.write_only, flag.read_write, flag.missing)  -- expect: 0	1	2	nil
