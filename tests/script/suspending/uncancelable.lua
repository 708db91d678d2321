-- SPDX-License-Identifier: MIT
-- What is no cancellation point is neither refused nor ended by a cancel.

local here = arg[0]:match ".*/" .. "table/"
dofile(here .. "columns.lua")("uncancelable", dofile(here .. "rows.lua"))

-- expect: mutex:lock: ok
-- expect: recursive_mutex:lock: ok
-- expect: file:write: ok
-- expect: io.write: ok
-- expect: print: ok
-- expect: file:flush: ok
-- expect: file:close: ok
-- expect: io.popen():close: ok
