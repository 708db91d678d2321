-- SPDX-License-Identifier: MIT
-- Names may stand beside either kind of index.

print(format("{a}{}{a}{}", {"a", 1}, 2))    -- expect: 1112
print(format("{a}{1}{a}{0}", {"a", 1}, 2))    -- expect: 1211
