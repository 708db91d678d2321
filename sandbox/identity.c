/* SPDX-License-Identifier: MIT */
/* identity.c - whose rights a process has: a user's, and none besides. */
#include "sandbox/identity.h"

#include <cap-ng.h>
#include <errno.h>
#include <grp.h>
#include <sys/prctl.h>
#include <unistd.h>

static int fail(struct fault *fault, const char *what)
{
	return fault_set(fault, "identity", errno, "%s", what);
}

/* While it can be: a change of user takes CAP_SETPCAP, too. A user without it keeps the
 * set, from which only programs can give something; see seal_privileges(). */
static int drop_bounding_set(struct fault *fault)
{
	capng_clear(CAPNG_SELECT_BOUNDS);
	return capng_apply(CAPNG_SELECT_BOUNDS) < 0 ? fail(fault, "bounding set") : 0;
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

/* capng_have_capabilities() looks at no set but the effective one. */
static bool has_any(capng_type_t set)
{
	for (unsigned i = 0; i < 64; i++)
		if (capng_have_capability(set, i))
			return true;
	return false;
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
static int verify(const struct identity *identity, bool bounded, struct fault *fault)
{
	if (capng_get_caps_process() < 0)
		return fail(fault, "read the capabilities again");
	errno = EPERM;
	if (has_any(CAPNG_EFFECTIVE) || has_any(CAPNG_PERMITTED) ||
		has_any(CAPNG_INHERITABLE) || has_any(CAPNG_AMBIENT))
		return fail(fault, "a capability is left");
	if ((bounded || geteuid() == 0) && has_any(CAPNG_BOUNDING_SET))
		return fail(fault, "the bounding set is left");
	if (identity->changes && is_other(identity))
		return fail(fault, "another user is left");
	return 0;
}

int identity_take(const struct identity *identity, struct fault *fault)
{
	bool bounded;

	if (capng_get_caps_process() < 0)
		return fail(fault, "read the capabilities");
	bounded = capng_have_capability(CAPNG_EFFECTIVE, CAP_SETPCAP);
	if ((bounded && drop_bounding_set(fault) < 0) ||
		drop_groups(identity, fault) < 0 || become(identity, fault) < 0 ||
		drop_capabilities(fault) < 0)
		return -1;
	return verify(identity, bounded, fault);
}
