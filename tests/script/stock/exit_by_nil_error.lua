-- SPDX-License-Identifier: MIT
-- An uncaught nil error exits with 1.

print("before")
error()
