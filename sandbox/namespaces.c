/* SPDX-License-Identifier: MIT */
/* namespaces.c - a network, queues, a host's name and a tree of files of one's own. */
#include "sandbox/namespaces.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/syscall.h>
#include <unistd.h>

const struct namespace_kind namespace_kinds[NAMESPACE_KINDS] = {
	{ "namespaces.net", NAMESPACE_NET, CLONE_NEWNET },
	{ "namespaces.ipc", NAMESPACE_IPC, CLONE_NEWIPC },
	{ "namespaces.uts", NAMESPACE_UTS, CLONE_NEWUTS },
	{ "namespaces.mount", NAMESPACE_EMPTY_ROOT, CLONE_NEWNS },
};

static int flags_of(unsigned spaces)
{
	int flags = 0;

	for (unsigned i = 0; i < NAMESPACE_KINDS; i++)
		if (spaces & namespace_kinds[i].space)
			flags |= namespace_kinds[i].flag;
	return flags;
}

static void remember(int *first, int errnum)
{
	if (*first == 0)
		*first = errnum;
}

/* ---- the user namespace of who is not root ---- */

static int write_file(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC);
	ssize_t size;

	if (fd < 0)
		return -1;
	size = write(fd, text, strlen(text));
	close(fd);
	return size == (ssize_t)strlen(text) ? 0 : -1;
}

static int write_map(const char *path, unsigned id)
{
	char map[64];

	snprintf(map, sizeof map, "%u %u 1", id, id);
	return write_file(path, map);
}

static int map_ids(uid_t uid, gid_t gid, struct fault *fault)
{
	if (write_file("/proc/self/setgroups", "deny") < 0 ||
		write_map("/proc/self/uid_map", uid) < 0 ||
		write_map("/proc/self/gid_map", gid) < 0)
		return fault_set(fault, "namespaces", errno, "map of users");
	return 0;
}

/* ---- the empty root ---- */

/* What refuses this leaves the root as it was: then the empty one was not to be had. */
static int cover(const char *place)
{
	const unsigned long flags = MS_NOSUID | MS_NODEV | MS_NOEXEC | MS_RDONLY;
	int errnum;

	if (mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) < 0 ||
		mount("empty", place, "tmpfs", flags, "size=4k,mode=0555") < 0)
		return -errno;
	if (syscall(SYS_pivot_root, place, place) == 0)
		return 0;
	errnum = errno;
	umount2(place, MNT_DETACH); /* else it is empty, which gives nobody anything */
	return -errnum;
}

/* The old root lies upon the new one, which was its /proc, and goes with all that is in
 * it. */
static int empty_root(unsigned *entered, int *errnum, struct fault *fault)
{
	int status = cover("/proc");

	if (status < 0) {
		*entered &= ~(unsigned)NAMESPACE_EMPTY_ROOT;
		remember(errnum, -status);
		return 0;
	}
	if (umount2("/", MNT_DETACH) < 0 || chdir("/") < 0)
		return fault_set(fault, "namespaces", errno, "empty root");
	return 0;
}

/* ---- entering ---- */

/* The others can be had without the one that cannot. */
static unsigned enter_each(unsigned wanted, int *errnum)
{
	unsigned entered = 0;

	for (unsigned i = 0; i < NAMESPACE_KINDS; i++) {
		if (!(wanted & namespace_kinds[i].space))
			continue;
		if (unshare(namespace_kinds[i].flag) == 0)
			entered |= namespace_kinds[i].space;
		else
			remember(errnum, errno);
	}
	return entered;
}

/* Root enters no user namespace, in which there would be no other user to become. */
static int enter(unsigned wanted, unsigned *entered, int *errnum, struct fault *fault)
{
	uid_t uid = geteuid();
	gid_t gid = getegid();

	*entered = wanted;
	if (unshare(flags_of(wanted)) == 0)
		return 0;
	if (errno == EPERM && uid != 0) {
		if (unshare(CLONE_NEWUSER | flags_of(wanted)) == 0)
			return map_ids(uid, gid, fault);
		if (unshare(CLONE_NEWUSER) < 0) {
			remember(errnum, errno);
			*entered = 0;
			return 0;
		}
		if (map_ids(uid, gid, fault) < 0)
			return -1;
	}
	*entered = enter_each(wanted, errnum);
	return 0;
}

static unsigned
	held; /* this process is in them, perhaps with others that it comes from */

int namespaces_enter(unsigned wanted, unsigned *entered, int *errnum, struct fault *fault)
{
	unsigned missing = wanted & ~held;

	*errnum = 0;
	*entered = 0;
	if (missing != 0 && enter(missing, entered, errnum, fault) < 0)
		return -1;
	if (*entered & NAMESPACE_EMPTY_ROOT && empty_root(entered, errnum, fault) < 0)
		return -1;
	held |= *entered;
	*entered = wanted & held;
	return 0;
}
