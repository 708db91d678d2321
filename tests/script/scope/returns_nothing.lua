-- SPDX-License-Identifier: MIT
-- scope calls its function without arguments and forwards no result.

print(select('#', scope(function(...) return select('#', ...), 1, nil end)))  -- expect: 0
scope(function(...) print(select('#', ...)) end)                              -- expect: 0
