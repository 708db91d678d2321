-- SPDX-License-Identifier: MIT
-- Directly in a fiber there is no coroutine; inside one it is that, alone.

print(select('#', coroutine.running()), coroutine.running())  -- expect: 1	nil
spawn(function()
  print(coroutine.running())                                  -- expect: nil
  local co
  co = coroutine.create(function()
    print(select('#', coroutine.running()))                   -- expect: 1
    print(coroutine.running() == co)                          -- expect: true
    this_fiber.yield()
    print(coroutine.running() == co)                          -- expect: true
  end)
  coroutine.resume(co)
  print(coroutine.running())                                  -- expect: nil
end):join()
