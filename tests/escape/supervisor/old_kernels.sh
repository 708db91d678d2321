#!/bin/sh
# SPDX-License-Identifier: MIT
# old_kernels.sh - where the kernel lacks what is needed, nothing of the script runs, and the
# word is named that cannot hold; where it lacks what others make up for, it runs.
run() { # KERNEL OPTION...
	export CELLUA_KERNEL="$1"
	shift
	"$ESCAPE" "$@" -e 'print "ran"' 2>&1
	echo $?
}
run landlock=ENOSYS --untrusted
# expect: cellua: sandbox: fs: the kernel has no Landlock: Function not implemented
# expect: 69
run landlock=EOPNOTSUPP --untrusted
# expect: cellua: sandbox: fs: the kernel has no Landlock: Operation not supported
# expect: 69
run landlock=EPERM --allow-read=/etc
# expect: cellua: sandbox: fs: the kernel has no Landlock: Operation not permitted
# expect: 69
run io_uring=ENOSYS --untrusted
# expect: cellua: sandbox: uring: a restricted io_uring: Function not implemented
# expect: 69
run io_uring=EPERM --untrusted
# expect: cellua: sandbox: uring: a restricted io_uring: Operation not permitted
# expect: 69
run io_uring=EINVAL --untrusted
# expect: cellua: sandbox: uring: a restricted io_uring: Invalid argument
# expect: 69
run seccomp=ENOSYS --untrusted
# expect: cellua: sandbox: syscalls: the kernel has no seccomp: Function not implemented
# expect: 69
run seccomp=EOPNOTSUPP --untrusted
# expect: cellua: sandbox: syscalls: the kernel has no seccomp: Operation not supported
# expect: 69
run seccomp=EINVAL --untrusted
# expect: cellua: sandbox: syscalls: the kernel has no seccomp: Invalid argument
# expect: 69
for abi in 1 2; do run abi=$abi --allow-read=/etc; done
# expect: cellua: sandbox: fs.read: Landlock of ABI 1 lets files be emptied that may only be read; it takes ABI 3
# expect: 69
# expect: cellua: sandbox: fs.read: Landlock of ABI 2 lets files be emptied that may only be read; it takes ABI 3
# expect: 69
mkdir in
for abi in 1 2; do run abi=$abi --allow-rw=in; done
# expect: ran
# expect: 0
# expect: ran
# expect: 0
for abi in 3 4 5 6; do run abi=$abi --allow-read=/etc; done | sort | uniq -c | sed 's/^ *//'
# expect: 4 0
# expect: 4 ran
for abi in 1 2 3 4 5 6; do run abi=$abi --untrusted; done | sort | uniq -c | sed 's/^ *//'
# expect: 6 0
# expect: 6 ran
run mdwe=EINVAL --untrusted
# expect: ran
# expect: 0
run unshare=EPERM --untrusted
# expect: ran
# expect: 0
run unshare=EPERM --allow-read=/etc
# expect: ran
# expect: 0
for space in net ipc uts; do
	echo "{ version = 1, stdio = { \"out\", \"err\" }, namespaces = { $space = \"new\" } }" >space.lua
	run unshare=EPERM --policy space.lua
done
# expect: cellua: sandbox: namespaces: namespaces.net is not to be had: Operation not permitted
# expect: 69
# expect: cellua: sandbox: namespaces: namespaces.ipc is not to be had: Operation not permitted
# expect: 69
# expect: cellua: sandbox: namespaces: namespaces.uts is not to be had: Operation not permitted
# expect: 69
echo '{ version = 1, stdio = { "out", "err" }, namespaces = { mount = "empty" } }' >mount.lua
run unshare=EPERM --policy mount.lua
# expect: cellua: sandbox: namespaces: namespaces.mount is not to be had: Operation not permitted
# expect: 69
run close_range=ENOSYS --untrusted
# expect: cellua: sandbox: descriptors: close_range: Function not implemented
# expect: 71
echo '{ version = 1, stdio = { "out", "err" }, net = { udp = { "udp:example.org:80" } } }' >udp.lua
run '' --policy udp.lua
# expect: cellua: sandbox: udp.lua:1:50: net.udp: nothing provides this yet
# expect: 69
