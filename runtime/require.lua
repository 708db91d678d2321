-- SPDX-License-Identifier: MIT
-- require.lua - the global require. Most states never call it, or only for modules of ours
-- that are written in C, so the rest is loaded when one does more.
local load, is_simple, stock = ...
local require

-- A tail call: whoever called this one is the importer.
return function(...)
  if not require then
    if is_simple(...) then return stock(...) end
    require = load()
  end
  return require(...)
end
