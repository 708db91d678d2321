-- SPDX-License-Identifier: MIT
-- A module with children.
child = require './child'
