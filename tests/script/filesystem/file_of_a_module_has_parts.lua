-- SPDX-License-Identifier: MIT
-- _FILE is a path with all its members, also where nobody requires the module.

print(_FILE.filename, _FILE.extension, _FILE.is_absolute)
-- expect: file_of_a_module_has_parts.lua	.lua	true
local beside = _FILE.parent_path / "x"
local path = require("filesystem").path
print(beside == path.join(_FILE.parent_path, "x"), _FILE == path(tostring(_FILE)))
-- expect: true	true
