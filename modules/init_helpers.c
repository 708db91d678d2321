/* SPDX-License-Identifier: MIT */
/* init_helpers.c - init.script: the functions that are globals. */
#include <errno.h>
#include <stddef.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <sys/un.h>
#include <unistd.h>

#include "modules/init_call.h"
#include "modules/init_tables.h"

/* mode(user, group, other) -> integer */

static int helpers_mode(lua_State *L)
{
	int64_t user = init_check_integer(L, 1, 0, INT32_MAX / 64);
	int64_t group = init_check_integer(L, 2, 0, INT32_MAX / 64);
	int64_t other = init_check_integer(L, 3, 0, INT32_MAX / 64);

	lua_pushinteger(L, user * 64 | group * 8 | other);
	return 1;
}

/* receive_with_fd(fd, size) -> string or nil, fd or -1, errno */

enum { MOST_FDS = 253 }; /* that the kernel puts into one message */

union control {
	char bytes[CMSG_SPACE(MOST_FDS * sizeof(int))];
	struct cmsghdr alignment;
};

/* The first of all that came; the others are closed. */
static int keep_one(struct msghdr *header)
{
	int kept = -1, fd;

	for (struct cmsghdr *part = CMSG_FIRSTHDR(header); part;
		part = CMSG_NXTHDR(header, part)) {
		if (part->cmsg_level != SOL_SOCKET || part->cmsg_type != SCM_RIGHTS)
			continue;
		for (size_t i = CMSG_LEN(0); i + sizeof fd <= part->cmsg_len;
			i += sizeof fd) {
			memcpy(&fd, (char *)part + i, sizeof fd);
			if (kept < 0)
				kept = fd;
			else
				close(fd);
		}
	}
	return kept;
}

static int helpers_receive_with_fd(lua_State *L)
{
	struct init_arena *arena = &init_run_of(L)->arena;
	int fd = init_check_int(L, 1);
	size_t size = (size_t)init_check_integer(L, 2, 0, INIT_MOST);
	char *bytes = init_arena_borrow(arena, size);
	union control control;
	struct iovec into = { bytes, size };
	struct msghdr header = {
		.msg_iov = &into,
		.msg_iovlen = 1,
		.msg_control = &control,
		.msg_controllen = sizeof control,
	};
	ssize_t count = recvmsg(fd, &header, MSG_CMSG_CLOEXEC);
	int errnum = count < 0 ? errno : 0;

	if (count < 0)
		lua_pushnil(L);
	else
		lua_pushlstring(L, bytes, (size_t)count);
	init_arena_return(arena, size);
	lua_pushinteger(L, count < 0 ? -1 : keep_one(&header));
	init_push_errno(L, errnum);
	return 3;
}

/* send_with_fd(fd, string, fd2) -> count, errno */

static int helpers_send_with_fd(lua_State *L)
{
	size_t size;
	int fd = init_check_int(L, 1);
	const char *bytes = init_check_bytes(L, 2, &size);
	int sent = init_check_int(L, 3);
	union {
		char bytes[CMSG_SPACE(sizeof sent)];
		struct cmsghdr part;
	} control = { .bytes = "" };
	struct iovec from = { (void *)bytes, size };
	struct msghdr header = {
		.msg_iov = &from,
		.msg_iovlen = 1,
		.msg_control = &control,
		.msg_controllen = sizeof control,
	};

	control.part = (struct cmsghdr){
		.cmsg_len = CMSG_LEN(sizeof sent),
		.cmsg_level = SOL_SOCKET,
		.cmsg_type = SCM_RIGHTS,
	};
	memcpy(CMSG_DATA(&control.part), &sent, sizeof sent);
	return init_answer(L, sendmsg(fd, &header, MSG_NOSIGNAL));
}

/* set_no_new_privs() -> 0, errno */

static int helpers_set_no_new_privs(lua_State *L)
{
	return init_answer(L, prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0));
}

/* write_all(fd, string) -> count, errno */

static int helpers_write_all(lua_State *L)
{
	size_t size, done = 0;
	int fd = init_check_int(L, 1), errnum = 0;
	const char *bytes = init_check_bytes(L, 2, &size);

	while (done < size && errnum == 0) {
		ssize_t count = write(fd, bytes + done, size - done);

		if (count > 0)
			done += (size_t)count;
		else if (count == 0)
			errnum = EIO;
		else if (errno != EINTR)
			errnum = errno;
	}
	lua_pushnumber(L, (lua_Number)done);
	init_push_errno(L, errnum);
	return 2;
}

/* bind_unix(fd, path) -> 0, errno */

static int helpers_bind_unix(lua_State *L)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	size_t size;
	int fd = init_check_int(L, 1);
	const char *path = init_check_bytes(L, 2, &size);

	if (size == 0)
		return luaL_argerror(L, 2, "an empty path");
	if (*path != '\0') {
		init_check_text(L, 2);
		size++; /* the zero byte */
	}
	if (size > sizeof address.sun_path)
		return init_answer_errno(L, ENAMETOOLONG);
	memcpy(address.sun_path, path, size);
	return init_answer(
		L, bind(fd, (const void *)&address,
			   (socklen_t)(offsetof(struct sockaddr_un, sun_path) + size)));
}

/* dev_major(device), dev_minor(device) -> integer */

static int helpers_dev_major(lua_State *L)
{
	lua_pushinteger(L, major((dev_t)init_check_integer(L, 1, 0, INIT_MOST)));
	return 1;
}

static int helpers_dev_minor(lua_State *L)
{
	lua_pushinteger(L, minor((dev_t)init_check_integer(L, 1, 0, INIT_MOST)));
	return 1;
}

const struct init_function init_helpers[] = {
	{ "bind_unix", helpers_bind_unix, 0, NULL },
	{ "dev_major", helpers_dev_major, 0, NULL },
	{ "dev_minor", helpers_dev_minor, 0, NULL },
	{ "major", helpers_dev_major, 0, NULL },
	{ "minor", helpers_dev_minor, 0, NULL },
	{ "mode", helpers_mode, 0, NULL },
	{ "receive_with_fd", helpers_receive_with_fd, 0, NULL },
	{ "send_with_fd", helpers_send_with_fd, 0, NULL },
	{ "set_no_new_privs", helpers_set_no_new_privs, 0, NULL },
	{ "write_all", helpers_write_all, 0, NULL },
	{ NULL, NULL, 0, NULL },
};
