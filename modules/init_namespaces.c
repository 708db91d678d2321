/* SPDX-License-Identifier: MIT */
/* init_namespaces.c - init.script: namespaces, and what is first done in a new one. */
#include <errno.h>
#include <fcntl.h>
#include <net/if.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "modules/init_call.h"
#include "modules/init_tables.h"

/* C.write_id_maps(uid_map or nil, gid_map or nil) -> 0, errno */

struct map {
	const char *text; /* or NULL */
	size_t size;
};

/* The kernel takes a map by one call. Returns an errno or 0. */
static int write_file(const char *path, const char *text, size_t size)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC), errnum = 0;

	if (fd < 0)
		return errno;
	if (write(fd, text, size) < 0)
		errnum = errno;
	close(fd);
	return errnum;
}

/* Who writes the map of groups may set none, else he would get rid of those that keep him
 * out somewhere. */
static int write_maps(const struct map *users, const struct map *groups)
{
	int errnum = 0;

	if (users->text)
		errnum = write_file("/proc/self/uid_map", users->text, users->size);
	if (errnum != 0 || !groups->text)
		return errnum;
	errnum = write_file("/proc/self/setgroups", "deny", 4);
	if (errnum != 0)
		return errnum;
	return write_file("/proc/self/gid_map", groups->text, groups->size);
}

static struct map check_map(lua_State *L, int position)
{
	struct map map = { NULL, 0 };

	if (!lua_isnoneornil(L, position))
		map.text = init_check_bytes(L, position, &map.size);
	return map;
}

/* The files of a process that may not be looked into belong to root. */
static int namespaces_write_id_maps(lua_State *L)
{
	struct map users = check_map(L, 1), groups = check_map(L, 2);
	bool hidden = prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) != 1;
	int errnum;

	if (hidden && prctl(PR_SET_DUMPABLE, 1, 0, 0, 0) < 0)
		return init_answer(L, -1);
	errnum = write_maps(&users, &groups);
	if (hidden && prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) < 0)
		errnum = errno;
	return init_answer_errno(L, errnum);
}

/* C.ioctl_loopback_up() -> 0, errno */

static int bring_up(int fd)
{
	struct ifreq request = { .ifr_name = "lo" };

	if (ioctl(fd, SIOCGIFFLAGS, &request) < 0)
		return errno;
	request.ifr_flags |= IFF_UP;
	return ioctl(fd, SIOCSIFFLAGS, &request) < 0 ? errno : 0;
}

static int namespaces_ioctl_loopback_up(lua_State *L)
{
	int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0), errnum;

	if (fd < 0)
		return init_answer(L, -1);
	errnum = bring_up(fd);
	close(fd);
	return init_answer_errno(L, errnum);
}

const struct init_function init_namespaces[] = {
	{ "ioctl_loopback_up", namespaces_ioctl_loopback_up, 0, NULL },
	{ "setdomainname", NULL, SYS_setdomainname, "bn" },
	{ "sethostname", NULL, SYS_sethostname, "bn" },
	{ "setns", NULL, SYS_setns, "iu" },
	{ "unshare", NULL, SYS_unshare, "u" },
	{ "write_id_maps", namespaces_write_id_maps, 0, NULL },
	{ NULL, NULL, 0, NULL },
};
