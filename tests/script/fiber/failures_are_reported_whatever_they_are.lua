-- SPDX-License-Identifier: MIT
-- Any value can be an error; the report names it.
-- stderr: a table value
-- stderr: nil
-- stderr: false
-- stderr: my own words
-- stderr: Invalid argument

local function fail(value)
  spawn(function() error(value) end)
end

fail({})
fail(nil)
fail(false)
fail(setmetatable({}, { __tostring = function() return 'my own words' end }))
fail(setmetatable({}, { __tostring = function() error 'no words' end }))
fail(select(2, pcall(spawn(print).join, 1)))
print 'end'        -- expect: end
                   -- expect:
