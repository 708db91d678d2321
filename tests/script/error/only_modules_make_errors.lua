-- SPDX-License-Identifier: MIT
-- Nothing makes an error of a code and a category: not the category, nor its metatable.
local err = require("generic_error").EPERM
print(pcall(err.category, 2) == false)                  -- expect: true
print(pcall(setmetatable, {}, getmetatable(err)) == false)    -- expect: true
local own = { code = 1, category = err.category }
print(own == err, own.togeneric)                        -- expect: false	nil
local ok, why = pcall(error, require("asio_error").misc.eof)
why.context = "while reading"
print(ok, why == require("asio_error").misc.eof, why.context)
-- expect: false	true	while reading
