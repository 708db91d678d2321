-- SPDX-License-Identifier: MIT
-- Flags and types that a kind of value does not take.

local function try(text, value)
  print((select(2, pcall(format, text, value)):match '": (.*)'))
end
try("{:+}", "x")       -- expect: expected no sign for a string
try("{:#}", "x")       -- expect: expected no "#" for a string
try("{:05}", "x")      -- expect: expected no "0" for a string
try("{:L}", "x")       -- expect: expected no "L" for a string
try("{:d}", "12")      -- expect: expected "}" or a type for a string, which is one of "s?"
try("{: }", true)      -- expect: expected no sign for a boolean
try("{:.2}", true)     -- expect: expected no precision for a boolean
try("{:?}", true)      -- expect: expected "}" or a type for a boolean, which is one of "sbBcdoxX"
try("{:f}", true)      -- expect: expected "}" or a type for a boolean, which is one of "sbBcdoxX"
try("{:.2d}", 1)       -- expect: expected no precision for the type of an integer
try("{:.0x}", 1)       -- expect: expected no precision for the type of an integer
try("{:.1c}", 65)      -- expect: expected no precision for the type of an integer
try("{:s}", 1)         -- expect: expected "}" or a type for an integer, which is one of "bBcdoxXaAeEfFgG"
try("{:,}", 1000)      -- expect: expected "}" or a type for an integer, which is one of "bBcdoxXaAeEfFgG"
try("{:\0}", 1)        -- expect: expected "}" or a type for an integer, which is one of "bBcdoxXaAeEfFgG"
try("{:\255}", "x")    -- expect: expected "}" or a type for a string, which is one of "s?"
for _, text in ipairs {"{:d}", "{:x}", "{:c}", "{:s}"} do try(text, 1.5) end
-- expect: expected "}" or a type for a number that is no integer, which is one of "aAeEfFgG"
-- expect: expected "}" or a type for a number that is no integer, which is one of "aAeEfFgG"
-- expect: expected "}" or a type for a number that is no integer, which is one of "aAeEfFgG"
-- expect: expected "}" or a type for a number that is no integer, which is one of "aAeEfFgG"
for _, number in ipairs {2^63, 1/0, 0/0} do print((pcall(format, "{:d}", number))) end
-- expect: false
-- expect: false
-- expect: false
