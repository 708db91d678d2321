#!/bin/sh
# SPDX-License-Identifier: MIT
# words_are_documented.sh - the manual has every word of a policy, and every request of a ring,
# as the program knows it;
# `make words` brings it up to date.
root=$(cd "$(dirname "$0")/../../.." && pwd)
page=$root/man/cellua-manifest.5
sh "$root/man/words.sh" "${CELLUA%/*}/words" - <"$page" | diff - "$page" >&2 && echo same   # expect: same
page=$root/man/cellua-sandbox.7
sh "$root/man/words.sh" "${CELLUA%/*}/words" - operations <"$page" | diff - "$page" >&2 && echo same   # expect: same
page=$root/man/cellua-manifest.5
grep -c '^.It Ic fs.read$' "$page"                                                     # expect: 1
