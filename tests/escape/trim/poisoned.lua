-- What a script does to the metatable of strings harms only itself.
-- flags: --untrusted
getmetatable("").__index = function() return nil end
print(io.open "/etc/passwd" == nil) -- expect: true
io.write "still here\n"             -- expect: still here
