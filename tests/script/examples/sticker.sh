#!/bin/sh
# SPDX-License-Identifier: MIT
# sticker.sh - images that are damaged, or break the decoder, cost nothing but themselves.
folder=$(cd "$(dirname "$0")/../../../examples/sticker" && pwd)
case $CELLUA in *-address* | *-thread*) exit 77 ;; esac # they take more memory
"$CELLUA" -e 'os.exit(pcall(require "ffi".load, "libwebp.so.7") and 0 or 77)' || exit 77
mkdir program
cp "$folder"/* program
chmod 755 . program
printf 'no image' >text.webp
"$CELLUA" program/sticker.lua program/disc.webp program/damaged.webp text.webp missing.webp \
	program/lossy.webp 2>&1 | sed 's/[.].*|/.../'
# expect: sticker: program/damaged.webp: the image is damaged, or too large
# expect: sticker: text.webp: this is no WebP image
# expect: sticker: missing.webp: No such file or directory
# expect: program/disc.webp: 64 x 32
# expect:   |::::::::::::------------========|
# expect:   |::::::::::::------------========|
# expect:   |::::::%%%%%%%%----------========|
# expect:   |:::%%%%%%%%%%%%%%-------========|
# expect:   |:::%%%%%%%%%%%%%%-------========|
# expect:   |::::::%%%%%%%%----------========|
# expect:   |::::::::::::------------========|
# expect:   |::::::::::::------------========|
# expect: program/lossy.webp: 64 x 32
# expect:   |...
# expect:   |...
# expect:   |...
# expect:   |...
# expect:   |...
# expect:   |...
# expect:   |...
# expect:   |...
# an image that a hole in the library lets do what it likes
sed -i 's|^local function decode(image)|& if #image == 4 then return attack(tostring(image)) end|' \
	program/decode.lua
sed -i 's|^local webp = .*|&\
ffi.cdef "long syscall(long number, ...);"\
function attack(how)\
  if how == "null" then ffi.cast("int *", 0)[0] = 1 end\
  if how == "open" then return { why = tostring(io.open "/etc/hostname") } end\
  if how == "exec" then ffi.C.syscall(59, "/bin/sh", nil, nil) end\
end|' program/decode.lua
for how in null open exec; do printf $how >$how.webp; done
"$CELLUA" program/sticker.lua null.webp program/disc.webp open.webp exec.webp program/disc.webp 2>&1 |
	grep -v '|'
# expect: sticker: null.webp: the decoder has died (signal 11)
# expect: sticker: open.webp: nil
# expect: cellua: sandbox: actor decode: stopped: execve() is never allowed (59)
# expect: sticker: exec.webp: the decoder has died (exit 77)
# expect: program/disc.webp: 64 x 32
# expect: program/disc.webp: 64 x 32
