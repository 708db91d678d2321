-- SPDX-License-Identifier: MIT
-- The error of a module comes out of require; where it was raised is shown behind.
-- exit: 1
-- stderr: deep inside
-- stderr: in module
-- stderr: in function 'fail'
require "/modules/failing"
