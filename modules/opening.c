/* SPDX-License-Identifier: MIT */
/* opening.c - a file is opened for a script, by its path. */
#include "modules/opening.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "runtime/confined.h"
#include "runtime/error.h"
#include "runtime/libc_call.h"
#include "runtime/path.h"
#include "runtime/vm.h"

enum { REASON_SIZE = 4096 + 512 };

const char *opening_check_path(lua_State *L, int index)
{
	size_t length;
	const char *path = path_test(L, index, &length);

	if (path) {
		lua_pushlstring(L, path, length);
		lua_replace(L, index);
	}
	path = lua_type(L, index) == LUA_TSTRING ? lua_tolstring(L, index, &length)
	                                         : NULL;
	if (!path || strlen(path) != length)
		error_argument(L, index);
	return path;
}

static int open_once(int directory, const char *path, const struct open_how *how)
{
	struct open_how copy = *how;
	int fd;

	/* a confined process has only the older call, where it may open anything */
	if (how->resolve == 0)
		return openat(directory, path, (int)how->flags, (mode_t)how->mode);
	if (libc_service_is_here() && libc_serve_open(directory, path, (int)how->flags,
					      (mode_t)how->mode, how->resolve, &fd))
		return fd;
	return (int)syscall(SYS_openat2, directory, path, &copy, sizeof copy);
}

int opening_at(int directory, const char *path, const struct open_how *how)
{
	int fd;

	do
		fd = open_once(directory, path, how);
	while (fd < 0 && errno == EINTR && !vm_current->interrupted);
	return fd < 0 ? -errno : fd;
}

void opening_push_error(lua_State *L, int errnum, const char *path, int flags)
{
	char reason[REASON_SIZE];

	error_push_errno(L, errnum == EPERM && confined_by ? EACCES : errnum);
	if ((errnum != EACCES && errnum != EPERM) ||
		!confined_denies(path, flags, reason, sizeof reason))
		return;
	lua_pushstring(L, reason);
	lua_setfield(L, -2, "reason");
}
