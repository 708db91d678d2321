/* SPDX-License-Identifier: MIT */
/* enforceable.c - what a plan asks for and nothing here can hold. */
#include "sandbox/enforceable.h"

#include <errno.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "sandbox/landlock.h"
#include "sandbox/right.h"
#include "sandbox/word.h"

static int refuse(
	const struct policy *policy, unsigned word, struct fault *fault, const char *why)
{
	return policy_refuse(policy, policy->places[word], fault, EXIT_NOT_ENFORCEABLE,
		"%s: %s", words[word].name, why);
}

static int refuse_missing(
	struct fault *fault, const char *word, const char *what, int errnum)
{
	return fault_refuse(
		fault, EXIT_NOT_ENFORCEABLE, "%s: %s: %s", word, what, strerror(errnum));
}

/* True if something is asked for, be it by best effort. */
static bool is_wanted(const struct plan *plan, unsigned word)
{
	uint64_t number = plan->numbers[word];

	return words[word].kind == KIND_NAMES ? plan_next(plan, word, NULL) != NULL
	                                      : number != 0 && number != NO_LIMIT;
}

/* Words that are understood, and that nothing holds yet, or only with rights that this process
 * has not. */
int enforceable_words(struct confinement *confinement, struct fault *fault)
{
	static const struct {
		const char *word, *why;
		bool root_can;
	} rows[] = {
		{ "fs.mode", "there is no broker that opens files", false },
		{ "fs.metadata", "only a broker could hide what is not open", false },
		{ "caps", "only programs that `run` starts could have any", false },
		{ "namespaces.pid", "processes cannot be counted anew", false },
		{ "user", "only root can become another user", true },
		{ "limits.disk", "only root can bound $TMPDIR", true },
	};
	const struct plan *plan = confinement->plan;
	const struct policy *layer;
	int word = plan_unheld(plan, &layer);

	if (word >= 0)
		return refuse(layer, (unsigned)word, fault, "nothing provides this yet");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		word = word_find(rows[i].word);
		if ((rows[i].root_can && geteuid() == 0) ||
			!is_wanted(plan, (unsigned)word))
			continue;
		if (plan_asks(plan, (unsigned)word, &layer))
			return refuse(layer, (unsigned)word, fault, rows[i].why);
		confinement->unheld |= UINT64_C(1) << word;
	}
	return 0;
}

static int check_seccomp(struct fault *fault)
{
	static const uint32_t actions[] = { SECCOMP_RET_ERRNO, SECCOMP_RET_TRAP,
		SECCOMP_RET_KILL_PROCESS };

	for (size_t i = 0; i < sizeof actions / sizeof *actions; i++)
		if (syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &actions[i]) < 0)
			return refuse_missing(
				fault, "syscalls", "the kernel has no seccomp", errno);
	return 0;
}

/* Some file may be read, and not be written. */
static bool reads_only(const struct confinement *confinement)
{
	for (unsigned i = 0; i < confinement->plan->layer_count; i++)
		for (unsigned j = 0; j < confinement->grants[i].count; j++) {
			unsigned rights = confinement->grants[i].list[j].rights;

			if (rights & RIGHT_READ && !(rights & RIGHT_WRITE))
				return true;
		}
	return false;
}

int enforceable_files(const struct confinement *confinement, struct fault *fault)
{
	unsigned lost = landlock_cannot_hold(confinement->abi);
	uint64_t best_effort = confinement->plan->best_effort;

	if (confinement->abi < 1)
		return refuse_missing(fault, "fs", "the kernel has no Landlock",
			confinement->abi < 0 ? -confinement->abi : ENOSYS);
	if (lost & RIGHT_WRITE && reads_only(confinement) &&
		!(best_effort >> word_find("fs.read") & 1))
		return fault_refuse(fault, EXIT_NOT_ENFORCEABLE,
			"fs.read: Landlock of ABI %d lets files be emptied that may only "
			"be read; it takes ABI 3",
			confinement->abi);
	return 0;
}

int enforceable_check(const struct confinement *confinement, struct fault *fault)
{
	return check_seccomp(fault) < 0 ? -1 : enforceable_files(confinement, fault);
}
