-- SPDX-License-Identifier: MIT
-- require.lua - the global require. Most states never call it, so the rest is loaded when
-- one does.
local load = ...
local require

-- A tail call: whoever called this one is the importer.
return function(...)
  require = require or load()
  return require(...)
end
