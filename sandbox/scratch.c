/* SPDX-License-Identifier: MIT */
/* scratch.c - $TMPDIR: a private directory of one run. */
#include "sandbox/scratch.h"

#include <errno.h>
#include <ftw.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

enum { DEPTH = 16 }; /* descriptors at once */

/* Mounts of our own end with us, however we end. */
static int mount_bounded(const char *path, uint64_t bytes, struct fault *fault)
{
	char options[64];

	/* tmpfs takes 0 for no bound, and rounds up to pages */
	snprintf(options, sizeof options, "mode=0700,size=%llu",
		(unsigned long long)(bytes > 0 ? bytes : 1));
	if (unshare(CLONE_NEWNS) < 0 ||
		mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) < 0 ||
		mount("cellua", path, "tmpfs", MS_NOSUID | MS_NODEV | MS_NOEXEC,
			options) < 0)
		return fault_set(fault, "limits.disk", errno, "mount");
	return 0;
}

int scratch_create(char path[SCRATCH_PATH], uid_t uid, gid_t gid, uint64_t bytes,
	struct fault *fault)
{
	snprintf(path, SCRATCH_PATH, "/tmp/cellua.XXXXXX");
	if (!mkdtemp(path)) {
		*path = '\0';
		return fault_set(fault, "$TMPDIR", errno, "mkdtemp");
	}
	if (bytes != UINT64_MAX && mount_bounded(path, bytes, fault) < 0)
		goto fail;
	if ((uid != geteuid() || gid != getegid()) && chown(path, uid, gid) < 0) {
		fault_set(fault, "$TMPDIR", errno, "chown");
		goto fail;
	}
	return 0;
fail:
	scratch_destroy(path);
	*path = '\0';
	return -1;
}

static int remove_one(
	const char *path, const struct stat *status, int type, struct FTW *where)
{
	(void)status, (void)type, (void)where;
	remove(path);
	return 0;
}

/* Nobody is left who could put a link in the way; links themselves are not followed. */
void scratch_destroy(const char *path)
{
	if (!*path)
		return;
	umount2(path, MNT_DETACH); /* EINVAL: it is no mount */
	nftw(path, remove_one, DEPTH, FTW_DEPTH | FTW_PHYS | FTW_MOUNT);
}
