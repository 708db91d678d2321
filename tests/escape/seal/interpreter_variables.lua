-- Variables that make an interpreter run something else are not looked at.
-- env: LUA_INIT=print "init"
-- env: LUA_PATH=/tmp/?.lua
-- env: CELLUA_PATH=/tmp
-- flags: --untrusted
print(package.path:find "^/tmp" == nil) -- expect: true
