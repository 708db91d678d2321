-- SPDX-License-Identifier: MIT
-- os.exit(true) inside a generator driven by a loop is success.

for i in coroutine.wrap(function()
  coroutine.yield(1)
  coroutine.yield(2)
  io.write("leaving")
  os.exit(true)
end) do print(i) end
print("never")
