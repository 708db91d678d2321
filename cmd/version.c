/* SPDX-License-Identifier: MIT */
/* version.c - which program this is, what it is made of, and what the kernel offers. */
#include "cmd/version.h"

#include <errno.h>
#include <luajit.h>
#include <stdio.h>
#include <string.h>
#include <sys/utsname.h>

#include "config.h"
#include "runtime/ring.h"

static void complete(struct op *op, int result)
{
	(void)op, (void)result;
}

/* What io_uring answers when it is asked to do nothing. */
static const char *try_ring(void)
{
	struct io_uring_sqe nothing = { 0 };
	struct ring ring = { 0 };
	struct op_list list = { 0 };
	struct op op = { .complete = complete };
	int status;

	io_uring_prep_nop(&nothing);
	status = ring_submit(&ring, &nothing, &op, &list);
	ring_cancel_all(&ring, &list);
	ring_close(&ring);
	switch (-status) {
	case 0:
		return "works";
	case ENOSYS:
		return "is not in this kernel, or a seccomp filter hides it";
	case EPERM:
		return "is forbidden (sysctl kernel.io_uring_disabled, or seccomp)";
	default:
		return strerror(-status);
	}
}

const char *version_text(const char *program, char text[VERSION_SIZE])
{
	struct utsname kernel;

	uname(&kernel);
	snprintf(text, VERSION_SIZE, "%s %s\n%s\nliburing %s\n%s %s %s\nio_uring %s\n",
		program, CELLUA_VERSION, LUAJIT_VERSION, CELLUA_LIBURING_VERSION,
		kernel.sysname, kernel.release, kernel.machine, try_ring());
	return text;
}
