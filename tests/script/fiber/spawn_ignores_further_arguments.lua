-- SPDX-License-Identifier: MIT
-- The function is called without arguments.

print(spawn(function(...) return select('#', ...) end, 1, 2):join()) -- expect: 0
print(spawn(print, 'not printed'):join())
-- expect:
-- expect:
