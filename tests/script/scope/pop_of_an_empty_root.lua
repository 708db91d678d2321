-- SPDX-License-Identifier: MIT
-- The root scope of the main fiber has nothing to pop either.
-- stderr: no cleanup handler in this scope
-- exit: 1

print 'pop'           -- expect: pop
scope_cleanup_pop()
