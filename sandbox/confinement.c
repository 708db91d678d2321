/* SPDX-License-Identifier: MIT */
/* confinement.c - all that it takes to confine a process, made ready before it is born. */
#include "sandbox/confinement.h"

#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "sandbox/confine.h"
#include "sandbox/enforceable.h"
#include "sandbox/environment.h"
#include "sandbox/inherit.h"
#include "sandbox/landlock.h"
#include "sandbox/namespaces.h"
#include "sandbox/net_rule.h"
#include "sandbox/right.h"

enum {
	ISOLATED_FIRST = 0x70000000, /* users that are nobody's */
	ACTORS_OF_A_PROGRAM = 128,
	ROOM_OF_THREADS = 2, /* descriptors of each: a ring, and what wakes it */
};

uint64_t confinement_number(const struct confinement *confinement, const char *word)
{
	return confinement->plan->numbers[word_find(word)];
}

/* ---- files ---- */

static void share_scratch(struct confinement *confinement, struct occasion *occasion)
{
	confinement->shares_tmpdir = true;
	memcpy(confinement->tmpdir, occasion->base->tmpdir, sizeof confinement->tmpdir);
	occasion->variables.tmpdir = confinement->tmpdir;
}

static int make_scratch(
	struct confinement *confinement, struct occasion *occasion, struct fault *fault)
{
	const struct identity *identity = &confinement->identity;
	uint64_t bytes = confinement_number(confinement, "limits.disk");

	if (!plan_uses(confinement->plan, "$TMPDIR"))
		return 0;
	if (occasion->base && *occasion->base->tmpdir) {
		share_scratch(confinement, occasion);
		return 0;
	}
	if (confinement->unheld >> word_find("limits.disk") & 1)
		bytes = NO_LIMIT;
	if (scratch_create(
		    confinement->tmpdir, identity->uid, identity->gid, bytes, fault) < 0)
		return -1;
	occasion->variables.tmpdir = confinement->tmpdir;
	return 0;
}

static bool is_of_base(const struct occasion *occasion, unsigned layer)
{
	return occasion->base && layer < occasion->base->plan->layer_count;
}

/* A right counts if every layer gives it somewhere. */
static int open_grants(struct confinement *confinement, const struct occasion *occasion,
	struct fault *fault)
{
	const struct plan *plan = confinement->plan;

	confinement->rights = ~0U;
	for (unsigned i = 0; i < plan->layer_count; i++) {
		struct grants *grants = &confinement->grants[i];
		unsigned rights = 0;
		int status;

		if (!plan_opens_paths(plan, i))
			continue;
		status = is_of_base(occasion, i)
		                 ? grants_copy(grants, &occasion->base->grants[i], fault)
		                 : grants_open(grants, plan->layers[i],
					   &occasion->variables,
					   plan->layers[i]->of_script, fault);
		if (status < 0)
			return -1;
		for (unsigned j = 0; j < grants->count; j++)
			rights |= grants->list[j].rights;
		if (plan_bounds_files(plan, i))
			confinement->rights &= rights & RIGHT_OF_FILES;
	}
	return 0;
}

/* Who is narrowed further listens where the others do. */
static int open_entrances(struct confinement *confinement,
	const struct occasion *occasion, struct fault *fault)
{
	const struct plan *plan = confinement->plan;
	const struct confinement *base = occasion->base;
	int count = base ? entrances_copy(plan, &occasion->variables, base->entrances,
				   base->entrance_count, confinement->entrances, fault)
	                 : entrances_open(plan, &occasion->variables,
				   occasion->is_rehearsal, confinement->entrances,
				   fault);

	if (count < 0)
		return -1;
	confinement->entrance_count = (unsigned)count;
	return 0;
}

/* The base has as many before it. */
static int copy_ruleset(const struct confinement *confinement,
	const struct confinement *base, struct fault *fault)
{
	int ruleset =
		fcntl(base->rulesets[confinement->ruleset_count], F_DUPFD_CLOEXEC, 0);

	return ruleset < 0 ? fault_set(fault, "landlock", errno, "ruleset") : ruleset;
}

static int make_rulesets(struct confinement *confinement, const struct occasion *occasion,
	struct fault *fault)
{
	for (unsigned i = 0; i < confinement->plan->layer_count; i++) {
		int ruleset;

		if (!plan_bounds_files(confinement->plan, i))
			continue;
		ruleset = is_of_base(occasion, i)
		                  ? copy_ruleset(confinement, occasion->base, fault)
		                  : landlock_create(confinement->abi,
					    &confinement->grants[i], fault);
		if (ruleset < 0)
			return -1;
		confinement->rulesets[confinement->ruleset_count++] = ruleset;
	}
	return 0;
}

/* ---- descriptors ---- */

/* Rulesets are closed before a ring is opened, which so has the number of the first. */
static int inherit(struct confinement *confinement, const struct occasion *occasion,
	struct fault *fault)
{
	struct pump *pump = occasion->pump ? occasion->pump : &confinement->pump;

	if ((occasion->streams ? inherit_given(confinement, occasion->streams, fault)
			       : inherit_streams(confinement, pump,
					 occasion->script_is_stdin, fault)) < 0 ||
		inherit_named(confinement, fault) < 0)
		return -1;
	if (occasion->is_actor)
		confinement->inbox = inherit_anywhere(confinement, FROM_INBOX, fault);
	confinement->control = inherit_anywhere(confinement, FROM_CONTROL, fault);
	for (unsigned i = 0; i < confinement->ruleset_count; i++) {
		int number =
			inherit_anywhere(confinement, confinement->rulesets[i], fault);

		if (number < 0)
			return -1;
		confinement->ruleset_places[i] = number;
	}
	confinement->ring = confinement->ruleset_places[0];
	if (confinement->control < 0 || inherit_spare(confinement, fault) < 0)
		return -1;
	return inherit_entrances(confinement, fault);
}

/* ---- the rest ---- */

/* No two actors of one program have the same, nor have two programs at once, as long as a
 * program has no more than so many. */
static uid_t isolated_user(const struct occasion *occasion)
{
	return ISOLATED_FIRST + (uid_t)getpid() * ACTORS_OF_A_PROGRAM +
	       occasion->number % ACTORS_OF_A_PROGRAM;
}

static void choose_identity(
	struct confinement *confinement, const struct occasion *occasion)
{
	struct identity *identity = &confinement->identity;
	uint64_t user = confinement_number(confinement, "user");

	*identity = (struct identity){ .uid = geteuid(), .gid = getegid() };
	if (user == USER_KEEP || geteuid() != 0)
		return;
	identity->changes = true;
	identity->uid =
		user == USER_GIVEN ? confinement->plan->uid : isolated_user(occasion);
	identity->gid = user == USER_GIVEN ? confinement->plan->gid : identity->uid;
}

/* A network takes longer to make than the rest of a start. Who holds nothing but standard
 * streams has no use for it, and no call that could reach one; whoever has more is kept away
 * from it by this, too. */
static bool holds_more(const struct confinement *confinement)
{
	unsigned word = (unsigned)word_find("fds");

	return confinement->rights != 0 || confinement->asks ||
	       confinement->entrance_count > 0 ||
	       plan_next(confinement->plan, word, NULL);
}

static void choose_spaces(struct confinement *confinement)
{
	const struct policy *layer;
	bool by_default = holds_more(confinement);

	for (unsigned i = 0; i < NAMESPACE_KINDS; i++) {
		const struct namespace_kind *kind = &namespace_kinds[i];
		unsigned word = (unsigned)word_find(kind->word);
		bool asked = plan_asks(confinement->plan, word, &layer);

		if (asked || (by_default && confinement->plan->numbers[word] != 0))
			confinement->spaces |= kind->space;
		if (asked)
			confinement->required_spaces |= kind->space;
	}
}

struct limits confinement_limits(const struct confinement *confinement)
{
	return (struct limits){
		.memory = confinement_number(confinement, "limits.memory"),
		.cpu_ms = confinement_number(confinement, "limits.cpu"),
		.file_size = confinement_number(confinement, "limits.file_size"),
		.files = confinement_number(confinement, "limits.files"),
	};
}

static void choose_limits(struct confinement *confinement)
{
	confinement->limits = confinement_limits(confinement);
	confinement->wall_ms = confinement_number(confinement, "limits.wall");
	confinement->threads = (unsigned)confinement_number(confinement, "limits.procs");
}

/* Groups follow from the other words; a policy can only take some away. */
static void choose_calls(struct confinement *confinement, const struct occasion *occasion)
{
	struct filter_plan *calls = &confinement->calls;
	unsigned rights = confinement->rights;
	unsigned denied = (unsigned)confinement_number(confinement, "syscalls.deny");
	bool has_mail = occasion->is_actor || occasion->has_actors;
	bool brings_sockets = has_mail && occasion->has_sockets;

	calls->groups |= CALLS_CLOCK | CALLS_SIG | CALLS_FDIO | CALLS_POLL | CALLS_RAND;
	if (rights != 0)
		calls->groups |= CALLS_PATH;
	if (rights & RIGHT_CREATE)
		calls->groups |= CALLS_MAKE;
	if (rights & RIGHT_DELETE)
		calls->groups |= CALLS_REMOVE;
	if (denied & CALLS_PATH)
		denied |= CALLS_MAKE | CALLS_REMOVE;
	if (confinement_number(confinement, "jit"))
		calls->groups |= CALLS_JIT;
	if (confinement_number(confinement, "drop"))
		calls->groups |= CALLS_DROP;
	if (confinement_number(confinement, "tls"))
		calls->groups |= CALLS_TLS;
	if (confinement->asks || confinement->entrance_count > 0 || brings_sockets)
		calls->groups |= CALLS_SOCKET | CALLS_HALF;
	calls->groups &= ~denied;
	if (has_mail)
		calls->groups |= CALLS_MAIL;
	if (confinement->asks)
		calls->groups |= CALLS_ASK;
	calls->kills = confinement_number(confinement, "on_violation") != 0;
	calls->report = confinement->control;
	calls->first_ring = calls->last_ring = confinement->ring;
	if (confinement->threads > 0)
		calls->last_ring += (int)(confinement->placing_count +
					  ROOM_OF_THREADS * (confinement->threads + 1));
}

/* True if the zone of time is another there than `here`, where it has been read. */
static bool changes_zone(const char *here, char *const *environment)
{
	const char *there = NULL;

	for (; *environment; environment++)
		if (strncmp(*environment, "TZ=", 3) == 0)
			there = *environment + 3;
	return !here || !there ? here != there : strcmp(here, there) != 0;
}

static int make_environment(struct confinement *confinement,
	const struct occasion *occasion, struct fault *fault)
{
	const char *here =
		occasion->is_actor ? NULL : getenv("TZ"); /* a zygote has none */

	confinement->environment =
		environment_create(confinement->plan, confinement->tmpdir);
	if (!confinement->environment)
		return fault_set(fault, "environment", ENOMEM, "variables");
	confinement->changes_zone = changes_zone(here, confinement->environment);
	return 0;
}

static int make_all(
	struct confinement *confinement, struct occasion *occasion, struct fault *fault)
{
	confinement->null = open("/dev/null", O_RDWR | O_CLOEXEC);
	if (confinement->null < 0)
		return fault_set(fault, "descriptors", errno, "/dev/null");
	tzset(); /* so that the new process need not read it again */
	seal_find_touched(&confinement->touched);
	choose_identity(confinement, occasion);
	if (enforceable_words(confinement, fault) < 0 ||
		(!occasion->is_actor &&
			identity_bound(&confinement->identity, fault) < 0))
		return -1;
	choose_limits(confinement);
	confinement->asks = !occasion->in_place && !confinement->alone &&
	                    net_is_asked_for(confinement->plan);
	if (occasion->in_place)
		confinement->spare = confinement->null;
	if (make_scratch(confinement, occasion, fault) < 0 ||
		open_grants(confinement, occasion, fault) < 0 ||
		enforceable_check(confinement, fault) < 0 ||
		make_rulesets(confinement, occasion, fault) < 0 ||
		(!occasion->in_place &&
			open_entrances(confinement, occasion, fault) < 0) ||
		(!occasion->in_place && inherit(confinement, occasion, fault) < 0))
		return -1;
	choose_spaces(confinement);
	choose_calls(confinement, occasion);
	return make_environment(confinement, occasion, fault);
}

void confinement_clear(struct confinement *confinement)
{
	memset(confinement, 0, offsetof(struct confinement, cgroup));
	memset(&confinement->cgroup, 0, offsetof(struct cgroup, paths));
	memset(&confinement->pump, 0, offsetof(struct pump, lines));
	confinement->filter.count = 0;
}

int confinement_init(struct confinement *confinement, const struct plan *plan,
	struct occasion *occasion, struct fault *fault)
{
	confinement_clear(confinement);
	confinement->plan = plan;
	confinement->null = confinement->spare = confinement->inbox = -1;
	confinement->abi = landlock_abi();
	confinement->arguments = occasion->arguments;
	confinement->alone = occasion->streams;
	confinement->parent = getpid();
	if (make_all(confinement, occasion, fault) < 0) {
		confinement_finish(confinement);
		return -1;
	}
	uname(&confinement->kernel);
	confinement->errata = landlock_errata();
	confinement->keeps_directory = confinement->rights != 0;
	confinement->expected = (struct summary){
		.steps = confine_steps(),
		.layers = confinement->ruleset_count,
		.spaces = confinement->required_spaces,
	};
	return 0;
}

int confinement_complete(struct confinement *confinement, struct fault *fault)
{
	struct filter *filter = &confinement->filter;

	if (filter->count == 0 && filter_compile(filter, &confinement->calls, fault) < 0)
		return -1;
	confinement->expected.instructions = filter->count;
	return 0;
}

int confinement_born(
	struct confinement *confinement, pid_t pid, int control, struct fault *fault)
{
	struct filter *filter = &confinement->filter;
	bool is_there = filter->count > 0;
	uint32_t kind;

	if (cgroup_open(&confinement->cgroup, 0, confinement->limits.memory, UINT64_MAX,
		    fault) < 0 ||
		cgroup_add(&confinement->cgroup, pid, fault) < 0 ||
		(!is_there && filter_compile(filter, &confinement->calls, fault) < 0))
		return -1;
	confinement->expected.instructions = filter->count;
	kind = confinement->cgroup.kind;
	if (control_give(control, &kind, sizeof kind, fault) < 0)
		return -1;
	return is_there ? 0
	                : control_give(control, filter->code,
				  filter->count * sizeof *filter->code, fault);
}

void confinement_finish(struct confinement *confinement)
{
	for (unsigned i = 0; i < PLAN_LAYERS_MAX; i++)
		grants_close(&confinement->grants[i]);
	for (unsigned i = 0; i < confinement->ruleset_count; i++)
		close(confinement->rulesets[i]);
	entrances_close(confinement->entrances, confinement->entrance_count);
	if (confinement->plan && confinement->null >= 0)
		close(confinement->null);
	pump_finish(&confinement->pump);
	cgroup_close(&confinement->cgroup);
	if (!confinement->shares_tmpdir)
		scratch_destroy(confinement->tmpdir);
	free(confinement->environment);
	confinement_clear(confinement);
}
