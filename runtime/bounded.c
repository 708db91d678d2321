/* SPDX-License-Identifier: MIT */
/* bounded.c - a process that obeys a policy, for a process that obeys none. */
#include "runtime/bounded.h"

#include <errno.h>
#include <limits.h>
#include <pthread.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "runtime/restriction.h"
#include "sandbox/confinement.h"
#include "sandbox/control.h"
#include "sandbox/kit.h"
#include "sandbox/manifest.h"

struct bounded {
	struct policy policy;
	struct plan plan;
	struct occasion occasion;
	struct confinement confinement;
	char script_dir[PATH_MAX], cwd[PATH_MAX], home[PATH_MAX], runtime_dir[PATH_MAX];
};

/* libseccomp and the zone of time are not for several threads at once. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static unsigned number; /* of the last one */

/* ---- what it is told of this process ---- */

static void find_home(struct bounded *bounded)
{
	struct passwd entry, *found = NULL;
	char text[4096];

	if (getpwuid_r(getuid(), &entry, text, sizeof text, &found) != 0 || !found)
		return;
	snprintf(bounded->home, sizeof bounded->home, "%s", entry.pw_dir);
	bounded->occasion.variables.home = bounded->home;
}

static void prepare_occasion(
	struct bounded *bounded, const char *script_dir, int streams[3])
{
	struct occasion *occasion = &bounded->occasion;
	struct variables *variables = &occasion->variables;

	occasion->is_actor = true;
	occasion->streams = streams;
	occasion->number = ++number;
	if (script_dir && strlen(script_dir) < sizeof bounded->script_dir) {
		snprintf(bounded->script_dir, sizeof bounded->script_dir, "%s",
			script_dir);
		variables->script_dir = bounded->script_dir;
	}
	variables->cwd = getcwd(bounded->cwd, sizeof bounded->cwd);
	if (plan_uses(&bounded->plan, "$HOME"))
		find_home(bounded);
	snprintf(bounded->runtime_dir, sizeof bounded->runtime_dir, "/run/user/%u",
		getuid());
	variables->runtime_dir = bounded->runtime_dir;
}

/* ---- what takes a supervisor ---- */

static int refuse(const char *name, const char *word, struct fault *fault)
{
	return fault_refuse(
		fault, EXIT_NOT_ENFORCEABLE, "%s: %s takes a supervisor", name, word);
}

static int check(const struct bounded *bounded, const char *name, struct fault *fault)
{
	static const char *const supervised[] = { "spawn", "limits.disk", "net.connect",
		"net.listen", "net.resolve", "net.unix.connect", "net.unix.listen" };

	for (size_t i = 0; i < sizeof supervised / sizeof *supervised; i++)
		if (policy_says(&bounded->policy, (unsigned)word_find(supervised[i])))
			return refuse(name, supervised[i], fault);
	return plan_uses(&bounded->plan, "$TMPDIR") ? refuse(name, "$TMPDIR", fault) : 0;
}

/* ---- making it ---- */

static int read_policy(struct bounded *bounded, const char *text, size_t size,
	const char *name, struct fault *fault)
{
	const struct data_source source = { name, text, size, 1, 1, false };

	policy_init(&bounded->policy, name);
	if (manifest_read(&bounded->policy, &source, AUTHOR_OPERATOR, fault) < 0)
		return -1;
	plan_init(&bounded->plan);
	if (plan_add(&bounded->plan, &bounded->policy, fault) < 0)
		return -1;
	return check(bounded, name, fault);
}

static int confine(struct bounded *bounded, const char *script_dir, int streams[3],
	struct fault *fault)
{
	struct confinement *confinement = &bounded->confinement;
	int status;

	pthread_mutex_lock(&lock);
	prepare_occasion(bounded, script_dir, streams);
	status = confinement_init(confinement, &bounded->plan, &bounded->occasion, fault);
	if (status == 0)
		status = confinement_complete(confinement, fault);
	pthread_mutex_unlock(&lock);
	confinement->expected.groups =
		status == 0 ? restriction_of(confinement).groups : 0;
	return status;
}

struct bounded *bounded_create(const char *text, size_t size, const char *name,
	const char *script_dir, int streams[3], struct fault *fault)
{
	struct bounded *bounded = calloc(1, sizeof *bounded);

	if (!bounded) {
		fault_set(fault, "policy", ENOMEM, "%s", name);
		return NULL;
	}
	if (read_policy(bounded, text, size, name, fault) == 0 &&
		confine(bounded, script_dir, streams, fault) == 0)
		return bounded;
	bounded_destroy(bounded);
	return NULL;
}

uint64_t bounded_wall_ms(const struct bounded *bounded)
{
	return bounded->confinement.wall_ms;
}

void bounded_put(const struct bounded *bounded, struct blob *blob)
{
	kit_put(blob, &bounded->confinement);
}

int bounded_let_go(int status_end)
{
	const uint32_t no_group = CGROUP_NONE;
	struct fault fault = { 0 };

	if (control_give(status_end, &no_group, sizeof no_group, &fault) < 0 ||
		control_go(status_end, &fault) < 0)
		return fault.errnum ? -fault.errnum : -EPIPE;
	return 0;
}

void bounded_destroy(struct bounded *bounded)
{
	if (bounded && bounded->confinement.plan)
		confinement_finish(&bounded->confinement);
	free(bounded);
}
