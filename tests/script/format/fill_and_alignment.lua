-- SPDX-License-Identifier: MIT
-- Any character but a brace fills; numbers stand right, the rest left.

print(format("{:*<5}|{:*^5}|{:*>5}", "a", "a", "a"))    -- expect: a****|**a**|****a
print(format("{:*^6}|{:*^5}", "abc", 42))    -- expect: *abc**|*42**
print(format("{:5}|{:5}|{:5}|{:5}", "a", true, 1, 1.5))    -- expect: a    |true |    1|  1.5
print(format("{:<5}|{:<5}|", 1, 1.5))    -- expect: 1    |1.5  |
print(format("{:<<5}|{:^>5}|{:0<5}|{: >5}", "a", "a", 7, 7))    -- expect: a<<<<|^^^^a|70000|    7
print(format("{:コ<3}|{:é>3}", "a", 1))    -- expect: aココ|éé1
print(format("{::>3}|{:+>4}|{:->+4}", "a", 1, 1))    -- expect: ::a|+++1|--+1
print(format("{:2}|{:<1}", "abc", 123))    -- expect: abc|123
print(format("{:}<b>", "a"))    -- expect: a<b>
