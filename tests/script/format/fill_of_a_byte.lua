-- SPDX-License-Identifier: MIT
-- A fill need not be UTF-8.

print((format("{:\0<3}", "a"):gsub("%z", "0")))    -- expect: a00
print((format("{:\255<3}", "a"):gsub("\255", "-")))    -- expect: a--
