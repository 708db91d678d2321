-- SPDX-License-Identifier: MIT
-- copy.lua - what comes in goes out.
while true do
  local block = io.read(65536)
  if not block then break end
  io.write(block)
end
