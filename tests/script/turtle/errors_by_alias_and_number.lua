-- SPDX-License-Identifier: MIT
-- A file of Turtle is a category: its members are errors, each time fresh ones.
local fuel = require "/modules/fuel"

print(type(fuel), getmetatable(fuel))
-- expect: userdata	rdf_error_category_module
print(fuel.empty.code, fuel.EMPTY.code, fuel["not a name"].code, fuel[20].code)
-- expect: 1	1	-7	20
print(tostring(fuel.empty), tostring(fuel[-7]), tostring(fuel[20]))
-- expect: the tank is empty	the hose leaks	nobody gave this a name
print(getmetatable(fuel.empty), getmetatable(fuel.empty.category))
-- expect: error_code	error_category
local directory = tostring(_FILE):match "^(.*)/"
print(tostring(fuel.empty.category) == "file://" .. directory .. "/modules/fuel.ttl")
-- expect: true
print(fuel.empty.category.message(-7), fuel.empty.category:message(1))
-- expect: the hose leaks	the tank is empty

print(fuel.empty == fuel[1], fuel.empty == fuel.EMPTY, fuel.empty == fuel[2])
-- expect: true	true	false
print(rawequal(fuel.empty, fuel.empty))    -- expect: false
fuel.empty.context = "dropped"
print(fuel.empty.context)                  -- expect: nil

local again = require "/modules/fuel"
print(rawequal(fuel, again), fuel == again, fuel.empty == again.empty)
-- expect: false	false	true
print(fuel.empty.category == again.empty.category)
-- expect: true

local why = fuel.empty
why.litres = 0
local ok, caught = pcall(error, why)
print(ok, caught == fuel.empty, caught.litres)    -- expect: false	true	0
