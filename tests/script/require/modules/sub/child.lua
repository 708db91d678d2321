-- SPDX-License-Identifier: MIT
-- A child.
parent_sees = true
ok, why = pcall(require, './none')
