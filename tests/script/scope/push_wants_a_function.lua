-- SPDX-License-Identifier: MIT
-- A handler is a function; anything else is EINVAL without an argument number.

for _, wrong in ipairs { 1, 'print', setmetatable({}, { __call = print }) } do
  local ok, e = pcall(scope_cleanup_push, wrong)
  print(ok, e.code, tostring(e.category), e.arg)
end
-- expect: false	22	generic	nil
-- expect: false	22	generic	nil
-- expect: false	22	generic	nil
print(select('#', scope_cleanup_push(print)), (pcall(scope_cleanup_push)))
-- expect: 0	false
-- expect:
