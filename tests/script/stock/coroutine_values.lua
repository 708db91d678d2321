-- SPDX-License-Identifier: MIT
-- Values travel through resume, yield, wrap and return with their count and nils.

local create, resume, yield = coroutine.create, coroutine.resume, coroutine.yield
local wrap, status = coroutine.wrap, coroutine.status

local co = create(function(...)
  print("start", select("#", ...), ...)
  print("second", select("#", yield()), "lost")
  print("third", yield(nil, nil))
  print("fourth", select("#", yield(1, nil, 3, nil)))
  return "end", nil
end)
print(resume(co, 1, nil, nil))
print(select("#", resume(co, nil, nil)))
print(select("#", resume(co, "x", nil)))
print(resume(co, nil, nil, nil))
print(resume(co))
print(select("#", resume(co)), status(co))

print(resume(create(function() end)))
print(select("#", resume(create(function() end))),
  select("#", resume(create(function() return nil end))))
print(resume(create(print), "C", "body"))
print(resume(create(yield), "yield as body"))
co = create(yield)
print(resume(co, 1, 2))
print(resume(co, 3, nil))
print(resume(co))
co = create(select)
print(resume(co, "#", nil, nil))
print(resume(create(pcall), error, "pcall as body"))
co = create(pcall)
print(resume(co, yield, 1, nil))
print(resume(co, 2, nil))
print(wrap(pcall)(error, "x"))
print(wrap(wrap)(function() return "inner of wrap" end)())
print(wrap(unpack)({ 1, nil, 3 }, 1, 3))
print(wrap(resume)(create(yield), "nested", nil))
print(wrap(function(...) return select("#", ...) end)(nil, nil, nil))

local gen = wrap(function() yield() yield(nil) yield(nil, nil) end)
print(select("#", gen()), select("#", gen()), select("#", gen()), select("#", gen()))

co = create(function(a)
  local sum = a
  while true do
    local b, c = yield(sum)
    if not b then return "total", sum end
    sum = sum + b + (c or 0)
  end
end)
print(resume(co, 1))
for i = 1, 500 do assert(resume(co, i, i)) end
print(resume(co, 0))
print(resume(co))
print(resume(co))

local big = {}
for i = 1, 3000 do big[i] = i end
co = create(function(...)
  local back = { yield(...) }
  return #back, unpack(back)
end)
print(select("#", resume(co, unpack(big))))
local results = { resume(co, unpack(big, 1, 2000)) }
print(#results, results[2], results[2002])

co = create(function(t) t.inside = yield(t) return t end)
local object = {}
local _, same = resume(co, object)
print(same == object)
print(select(2, resume(co, "value")) == object, object.inside)
co = wrap(function(f) return f(yield(f)) end)
print(co(math.max) == math.max, co(4, 8, 2))
local args = wrap(function(...)
  while true do local n = select("#", ...) yield(n, ...) end
end)
print(args("a", nil), args("ignored"))
local function both(...) return select("#", ...), ... end
print(both(resume(create(function() return yield(1) end), nil)))
print(both(pcall(wrap(function() return nil, nil end))))
print((resume(create(function() return 1, 2 end))))
print(wrap(function() return yield(yield(yield(1))) end)())
local chain = wrap(function() return "done", yield(yield(yield(1))) end)
print(chain(), chain(2), chain(3), chain(4))
