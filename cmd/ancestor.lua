-- SPDX-License-Identifier: MIT
-- ancestor.lua - the globals that the ancestor has not are taken away.
for _, name in ipairs { "io", "os", "debug", "package", "module", "arg", "ffi" } do
  _G[name] = nil
end

-- Modules that the ancestor has and this build has not are known, and refused.
local preload, absent = ...
for _, name in ipairs { "file", "filesystem", "ip", "json", "libc_service", "pipe", "regex",
  "serial_port", "tls", "unix" } do
  preload[name] = preload[name] or absent
end
