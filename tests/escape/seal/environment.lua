-- SPDX-License-Identifier: MIT
-- The environment of who started it is neither passed nor left lying about.
-- env: SECRET_TOKEN=abcdef012345
-- flags: --untrusted
-- layers: environment
local h = require "hostile"
print(os.getenv "SECRET_TOKEN", os.getenv "PATH", os.getenv "HOME") -- expect: nil	nil	nil
print(h.scan("abcdef" .. "012345"))                                 -- expect: false
