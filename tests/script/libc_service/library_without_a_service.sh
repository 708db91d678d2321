# SPDX-License-Identifier: MIT
# Without a number in the environment, or with one that leads to no service, the library does
# nothing but to clear it.

library=${CELLUA%/*}/libc_service.so
echo text >file
LD_PRELOAD=$library cat file
for number in '' 0 7 99999999999999999999 -1 1x 0x1; do
  CELLUA_LIBC_SERVICE_FD=$number EMILUA_LIBC_SERVICE_FD=$number LD_PRELOAD=$library \
    sh -c 'cat file; echo "<$CELLUA_LIBC_SERVICE_FD$EMILUA_LIBC_SERVICE_FD>"'
done
CELLUA_LIBC_SERVICE_FD=12345 LD_PRELOAD=$library sh -c '
  tr "\0" "\n" </proc/$$/environ | grep -c "12345\|LIBC_SERVICE_FD=." || :'
# expect: text
# expect: text
# expect: <>
# expect: text
# expect: <>
# expect: text
# expect: <>
# expect: text
# expect: <>
# expect: text
# expect: <>
# expect: text
# expect: <>
# expect: text
# expect: <>
# expect: 0
