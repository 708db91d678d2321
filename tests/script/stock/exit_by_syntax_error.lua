-- SPDX-License-Identifier: MIT
-- A chunk that does not compile prints nothing and exits with 1.

print("never")
x = = 1
