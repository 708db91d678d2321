-- SPDX-License-Identifier: MIT
-- ancestor.lua - the globals that the ancestor has not are taken away.
for _, name in ipairs { "io", "os", "debug", "package", "module", "arg", "ffi" } do
  _G[name] = nil
end
