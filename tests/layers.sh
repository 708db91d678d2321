#!/bin/sh
# SPDX-License-Identifier: MIT
# layers.sh - each folder may include only itself and what stands below it.

cd "$(dirname "$0")/.." || exit 2
status=0
include='^[[:space:]]*#[[:space:]]*include[[:space:]]*'

forbidden() { # FOLDER INCLUDED WHY - INCLUDED is what stands behind #include, an ERE
	for file in "$1"/*.[ch]; do
		[ -f "$file" ] || continue
		if grep -HnE "$include($2)" "$file"; then
			echo "$1/ $3" >&2
			status=1
		fi
	done
}

forbidden sandbox '[<"](cmd/|modules/|runtime/|lua|lauxlib|liburing)' \
	'knows no Lua and no ring'
forbidden runtime '[<"](cmd|modules)/' 'knows no module by name'
forbidden modules '[<"](cmd|sandbox)/' 'reaches the sandbox only through runtime/'

# "config.h" is made where the build is; all else is named from the root.
named='"(\.|/|[^"/]*"|[^"]*/\.\./)'
for folder in cmd modules preload runtime sandbox tests/unit tests/fuzz tests/escape; do
	for file in "$folder"/*.[ch]; do
		[ -f "$file" ] || continue
		if grep -HnE "$include$named" "$file" |
			grep -v '"config\.h"'; then
			echo "$folder/ includes by path from the root" >&2
			status=1
		fi
	done
done
exit $status
