-- SPDX-License-Identifier: MIT
-- An empty file is an empty module.
print(next(getmetatable(require '/modules/empty') or {}))    -- expect: nil
