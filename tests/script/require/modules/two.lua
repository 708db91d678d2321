-- SPDX-License-Identifier: MIT
-- Two modules that need each other: the second.
ok, why = pcall(require, '../one')
ok_rooted, why_rooted = pcall(require, '/modules/one')
