-- SPDX-License-Identifier: MIT
-- They are written as words, never filled with zeros; a NaN has no minus.

local inf, nan = 1/0, 0/0
print(format("{} {} {} {}", inf, -inf, nan, -nan))    -- expect: inf -inf nan nan
print(format("{:+} {: } {:+}", inf, inf, nan))    -- expect: +inf  inf +nan
print(format("{:f} {:F} {:E} {:G} {:A}", inf, -inf, nan, inf, inf))    -- expect: inf -INF NAN INF INF
print(format("{:06}|{:<06}|{:0>6}", inf, -inf, inf))    -- expect:    inf|-inf  |   inf
print(format("{:6}|{:*>6}|{:#.3}", nan, inf, inf))    -- expect:    nan|***inf|inf
