-- A manifest of the script's own gives nothing that the operator does not.
-- setup: echo secret >secret
-- flags: --untrusted
-- args: "$PWD/secret"
-- layers: filter landlock
--[==[ sandbox
version = 1,
stdio = { "in", "out", "err" },
jit = true,
fs = { rw = { "/" } },
]==]
local name = ...
print(io.open(name) == nil, (jit.status())) -- expect: true	false
