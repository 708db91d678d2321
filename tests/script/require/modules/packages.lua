-- SPDX-License-Identifier: MIT
-- A module that uses packages.
local cjson = require 'cjson'
text = cjson.encode { 1, 2 }
same = cjson == package.loaded.cjson and require 'cjson' == cjson
