-- SPDX-License-Identifier: MIT
-- The flag 0 keeps sign and prefix in front.

print(format("{:05} {:05} {:+05} {: 05}", 42, -42, 42, 42))    -- expect: 00042 -0042 +0042  0042
print(format("{:08.2f} {:08.2f} {:+010.1e}", 3.14159, -3.14159, 1.5))    -- expect: 00003.14 -0003.14 +001.5e+00
print(format("{:#010x} {:#010x} {:08b}", 255, -255, 5))    -- expect: 0x000000ff -0x00000ff 00000101
print(format("{:012a}", -1.5))    -- expect: -0x0001.8p+0
print(format("{:005} {:00}", 7, 7))    -- expect: 00007 7
print(format("{:05} {:05d}", true, true))    -- expect: 0true 00001
