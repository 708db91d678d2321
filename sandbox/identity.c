/* SPDX-License-Identifier: MIT */
/* identity.c - whose rights a process has: a user's, and none besides. */
#include "sandbox/identity.h"

#include <cap-ng.h>
#include <errno.h>
#include <grp.h>
#include <linux/capability.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { MOST = 64 }; /* capabilities */

static int fail(struct fault *fault, const char *what)
{
	return fault_set(fault, "identity", errno, "%s", what);
}

/* ---- what the kernel says: libcap-ng asks it by a file of /proc, which takes long ---- */

/* The bits of all sets in one. Returns 0 or -1. */
static int capabilities(uint64_t *effective, uint64_t *all)
{
	struct __user_cap_header_struct header = { _LINUX_CAPABILITY_VERSION_3, 0 };
	struct __user_cap_data_struct data[_LINUX_CAPABILITY_U32S_3];

	if (syscall(SYS_capget, &header, data) < 0)
		return -1;
	*effective = data[0].effective | (uint64_t)data[1].effective << 32;
	*all = 0;
	for (size_t i = 0; i < _LINUX_CAPABILITY_U32S_3; i++)
		*all |= data[i].effective | data[i].permitted | data[i].inheritable;
	return 0;
}

/* ---- the changes ---- */

/* The kernel answers EINVAL after the last capability that it knows. */
static bool is_bounded(void)
{
	for (unsigned long i = 0; i < MOST; i++) {
		int answer = prctl(PR_CAPBSET_READ, i, 0, 0, 0);

		if (answer != 0)
			return answer < 0;
	}
	return true;
}

/* While it can be: a change of user takes CAP_SETPCAP, too. A user without it keeps the
 * set, from which only programs can give something; see seal_privileges(). */
static int drop_bounding_set(struct fault *fault)
{
	for (unsigned long i = 0; i < MOST; i++)
		if (prctl(PR_CAPBSET_DROP, i, 0, 0, 0) < 0)
			return errno == EINVAL && i > 0 ? 0 : fail(fault, "bounding set");
	return 0;
}

static bool can_bound(void)
{
	uint64_t effective, all;

	return capabilities(&effective, &all) == 0 && effective >> CAP_SETPCAP & 1;
}

int identity_bound(struct identity *identity, struct fault *fault)
{
	if (!can_bound())
		return 0;
	if (!is_bounded() && drop_bounding_set(fault) < 0)
		return -1;
	identity->bounded = true;
	return 0;
}

/* What was emptied before this process was born stays so, but for a user namespace, which
 * gives everything back. */
static bool has_bounds(const struct identity *identity)
{
	if (identity->bounded && prctl(PR_CAPBSET_READ, CAP_SETPCAP, 0, 0, 0) == 0)
		return true;
	return is_bounded();
}

/* It takes CAP_SETGID, and a user namespace may forbid it, so that nobody gets past what
 * his group is denied; who stays who he is keeps them then. */
static int drop_groups(const struct identity *identity, struct fault *fault)
{
	if (setgroups(0, NULL) == 0 || (errno == EPERM && !identity->changes))
		return 0;
	return fail(fault, "setgroups");
}

static int become(const struct identity *identity, struct fault *fault)
{
	if (!identity->changes)
		return 0;
	if (setresgid(identity->gid, identity->gid, identity->gid) < 0)
		return fail(fault, "setresgid");
	if (setresuid(identity->uid, identity->uid, identity->uid) < 0)
		return fail(fault, "setresuid");
	return 0;
}

static int drop_capabilities(struct fault *fault)
{
	prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);
	capng_clear(CAPNG_SELECT_CAPS);
	return capng_apply(CAPNG_SELECT_CAPS) < 0 ? fail(fault, "capabilities") : 0;
}

static bool is_other(const struct identity *identity)
{
	uid_t uids[3];
	gid_t gids[3];

	if (getresuid(&uids[0], &uids[1], &uids[2]) < 0 ||
		getresgid(&gids[0], &gids[1], &gids[2]) < 0)
		return true;
	for (int i = 0; i < 3; i++)
		if (uids[i] != identity->uid || gids[i] != identity->gid)
			return true;
	return getgroups(0, NULL) != 0;
}

/* What the kernel says now, not what we asked for. */
static int verify(
	const struct identity *identity, bool looks_at_bounds, struct fault *fault)
{
	uint64_t effective, all;

	if (capabilities(&effective, &all) < 0)
		return fail(fault, "read the capabilities again");
	errno = EPERM;
	if (all != 0) /* and none is ambient, then */
		return fail(fault, "a capability is left");
	if (looks_at_bounds && !is_bounded()) {
		errno = EPERM;
		return fail(fault, "the bounding set is left");
	}
	errno = EPERM;
	if (identity->changes && is_other(identity))
		return fail(fault, "another user is left");
	return 0;
}

int identity_take(const struct identity *identity, struct fault *fault)
{
	bool can = can_bound(), drops = can && !has_bounds(identity);
	bool looks_at_bounds = drops || (!can && geteuid() == 0);

	if ((drops && drop_bounding_set(fault) < 0) || drop_groups(identity, fault) < 0 ||
		become(identity, fault) < 0 || drop_capabilities(fault) < 0)
		return -1;
	return verify(identity, looks_at_bounds, fault);
}
