-- SPDX-License-Identifier: MIT
-- Two modules that need each other: the first.
require '../two'
