/* SPDX-License-Identifier: MIT */
/* seal.c - what a process that confines itself leaves behind. */
#include "sandbox/seal.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Of Linux 6.3; Debian's header is older. */
enum { SET_MDWE = 65, REFUSE_EXEC_GAIN = 1 };

/* ---- signals ---- */

/* Somebody wanted these ignored: nohup(1), or a shell for what it runs in the background. */
static bool may_stay(int number, const struct sigaction *action)
{
	return (number == SIGPIPE || number == SIGINT) && action->sa_handler == SIG_IGN;
}

void seal_find_touched(sigset_t *touched)
{
	struct sigaction action;

	sigemptyset(touched);
	for (int number = 1; number < NSIG; number++)
		/* EINVAL: the C library keeps two for itself */
		if (sigaction(number, NULL, &action) == 0 &&
			action.sa_handler != SIG_DFL && !may_stay(number, &action))
			sigaddset(touched, number);
}

int seal_signals(const sigset_t *touched, struct fault *fault)
{
	sigset_t none;

	for (int number = 1; number < NSIG; number++)
		if (sigismember(touched, number) == 1)
			signal(number, SIG_DFL);
	sigemptyset(&none);
	/* its script may have made one */
	if (sigprocmask(SIG_SETMASK, &none, NULL) < 0 ||
		(setsid() < 0 && getsid(0) != getpid()))
		return fault_set(fault, "signals", errno, "session");
	return 0;
}

/* ---- descriptors ---- */

static int fail(struct fault *fault, const char *what)
{
	return fault_set(fault, "descriptors", errno, "%s", what);
}

/* Above every number that is wanted nothing is overwritten. */
static int lift(
	const struct placing *placings, unsigned count, int *lifted, struct fault *fault)
{
	int above = placings[count - 1].to + 1;

	for (unsigned i = 0; i < count; i++) {
		lifted[i] = fcntl(placings[i].from, F_DUPFD_CLOEXEC, above);
		if (lifted[i] < 0)
			return fail(fault, "duplicate");
	}
	return 0;
}

static int close_between(unsigned first, unsigned last, struct fault *fault)
{
	if (first > last)
		return 0;
	return syscall(SYS_close_range, first, last, 0) < 0 ? fail(fault, "close_range")
	                                                    : 0;
}

int seal_descriptors(const struct placing *placings, unsigned count, struct fault *fault)
{
	int lifted[PLACINGS_MAX] = { 0 };
	unsigned next = 0;

	if (count == 0 || count > PLACINGS_MAX) {
		errno = EINVAL;
		return fail(fault, "how many");
	}
	if (lift(placings, count, lifted, fault) < 0)
		return -1;
	for (unsigned i = 0; i < count; i++) {
		unsigned to = (unsigned)placings[i].to;

		if (dup3(lifted[i], placings[i].to, O_CLOEXEC) < 0)
			return fail(fault, "place");
		if (to > next && close_between(next, to - 1, fault) < 0)
			return -1;
		next = to + 1;
	}
	return close_between(next, UINT_MAX, fault);
}

/* ---- environment ---- */

/* The kernel has put them one behind the other; somebody may have moved one since. */
static void overwrite(char **strings)
{
	for (; *strings; strings++)
		explicit_bzero(*strings, strlen(*strings));
}

int seal_environment(char **environment, char **arguments, struct fault *fault)
{
	(void)fault;
	overwrite(environ);
	if (arguments && arguments[0])
		overwrite(arguments + 1);
	environ = environment;
	umask(077);
	return 0;
}

/* ---- rights ---- */

int seal_parent(pid_t parent, struct fault *fault)
{
	if (prctl(PR_SET_PDEATHSIG, SIGKILL) < 0)
		return fault_set(fault, "parent", errno, "prctl");
	if (getppid() != parent)
		return fault_set(fault, "parent", ESRCH, "the supervisor has gone");
	if (prctl(PR_SET_DUMPABLE, 0) < 0)
		return fault_set(fault, "parent", errno, "prctl");
	return 0;
}

int seal_privileges(struct fault *fault)
{
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0)
		return fault_set(fault, "privileges", errno, "prctl");
	return 0;
}

int seal_memory(struct fault *fault)
{
	if (prctl(SET_MDWE, REFUSE_EXEC_GAIN, 0, 0, 0) == 0)
		return 0;
	return errno == EINVAL ? 1 : fault_set(fault, "memory", errno, "prctl");
}
