-- SPDX-License-Identifier: MIT
-- An integer has 64 bits and a sign; beyond is a double.

print(format("{} {}", 2^53, 1e18))    -- expect: 9007199254740992 1000000000000000000
print(format("{}", -2^63))    -- expect: -9223372036854775808
print(format("{:x} {:#o}", -2^63, -2^63))    -- expect: -8000000000000000 -01000000000000000000000
print(format("{:b}", -2^63) == "-1" .. ("0"):rep(63))    -- expect: true
print(format("{}", 2^63 - 1024))    -- expect: 9223372036854774784
print(format("{}", 2^63))    -- expect: 9.223372036854776e+18
print(format("{}", -2^63 - 2048))    -- expect: -9.223372036854778e+18
