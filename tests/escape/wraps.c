/* SPDX-License-Identifier: MIT */
/* wraps.c - the linker leads calls of one file into another through here (--wrap), so that the
 * program that is tested is, but for this, the one that people have.
 *
 * CELLUA_WITHOUT=LAYER... leaves layers out, as if they held; CELLUA_FAIL=STEP makes one fail;
 * CELLUA_LIES=PART tells the supervisor something else than holds; CELLUA_KERNEL=CALL=ERRNO
 * makes the kernel an older one, without what stands in `missing`, or abi=N, with an older
 * Landlock. Who signals a process by its number says so on stderr. */
#include "tests/escape/wraps.h"

#include <errno.h>
#include <fcntl.h>
#include <lauxlib.h>
#include <limits.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <spawn.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "runtime/context.h"
#include "runtime/module.h"
#include "runtime/restriction.h"
#include "runtime/trim.h"
#include "sandbox/cgroup.h"
#include "sandbox/control.h"
#include "sandbox/errand.h"
#include "sandbox/filter.h"
#include "sandbox/grant.h"
#include "sandbox/identity.h"
#include "sandbox/inherit.h"
#include "sandbox/landlock.h"
#include "sandbox/limits.h"
#include "sandbox/local_socket.h"
#include "sandbox/namespaces.h"
#include "sandbox/net_rule.h"
#include "sandbox/scratch.h"
#include "sandbox/seal.h"

pid_t supervisor_pid;
char *stack_begin, *stack_end;
static char without[256], failing[64], lie[64];

/* ---- older kernels ---- */

static int abi;

static const struct missing {
	const char *name;
	int first, last; /* calls */
	int option;      /* their first argument; -1: whatever it is */
} missing[] = {
	{ "landlock=", 444, 446, -1 },
	{ "io_uring=", 425, 427, -1 },
	{ "seccomp=", SYS_seccomp, SYS_seccomp, -1 },
	{ "unshare=", SYS_unshare, SYS_unshare, -1 },
	{ "pidfd=", SYS_pidfd_open, SYS_pidfd_open, -1 },
	{ "close_range=", SYS_close_range, SYS_close_range, -1 },
	{ "mdwe=", SYS_prctl, SYS_prctl, 65 },
};

/* From here on these calls fail so, in this process and all that it makes. */
static void take_away(const struct missing *row, int errnum)
{
	const unsigned any =
		row->option < 0 ? 0 : UINT_MAX; /* of the bits of the option */
	struct sock_filter code[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, (unsigned)row->first, 0, 5),
		BPF_JUMP(BPF_JMP | BPF_JGT | BPF_K, (unsigned)row->last, 4, 0),
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args)),
		BPF_STMT(BPF_ALU | BPF_AND | BPF_K, any),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (unsigned)row->option & any, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (unsigned)errnum),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog program = { sizeof code / sizeof *code, code };

	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) < 0)
		abort();
}

static void become_older(const char *kernel)
{
	static const int errnums[] = { ENOSYS, EOPNOTSUPP, EPERM, EINVAL };

	if (strncmp(kernel, "abi=", 4) == 0)
		abi = atoi(kernel + 4);
	for (size_t i = 0; i < sizeof missing / sizeof *missing; i++)
		for (size_t j = 0; j < sizeof errnums / sizeof *errnums; j++) {
			size_t length = strlen(missing[i].name);

			if (strncmp(kernel, missing[i].name, length) == 0 &&
				strcmp(kernel + length, strerrorname_np(errnums[j])) == 0)
				take_away(&missing[i], errnums[j]);
		}
}

int __real_landlock_abi(void);
int __wrap_landlock_abi(void);

int __wrap_landlock_abi(void)
{
	return abi > 0 ? abi : __real_landlock_abi();
}

/* ---- layers ---- */

__attribute__((constructor)) static void begin(int argc, char **argv, char **envp)
{
	const char *layers = getenv("CELLUA_WITHOUT"), *step = getenv("CELLUA_FAIL"),
		   *part = getenv("CELLUA_LIES");

	(void)argc;
	supervisor_pid = getpid();
	stack_begin = argv[0];
	while (*envp) {
		stack_end = *envp + strlen(*envp);
		envp++;
	}
	snprintf(without, sizeof without, " %s ", layers ? layers : "");
	snprintf(failing, sizeof failing, "%s", step ? step : "");
	snprintf(lie, sizeof lie, "%s", part ? part : "");
	if (getenv("CELLUA_KERNEL"))
		become_older(getenv("CELLUA_KERNEL"));
}

static bool is_left_out(const char *layer)
{
	char word[64];

	snprintf(word, sizeof word, " %s ", layer);
	return strstr(without, word) != NULL;
}

static bool fails(const char *layer, struct fault *fault)
{
	if (strcmp(layer, failing) != 0)
		return false;
	fault_set(fault, layer, EIO, "made to fail");
	return true;
}

/* RETURN, whose parameters are in parentheses, then as arguments. */
#define WRAP(layer, function, parameters, arguments)                         \
	int __real_##function parameters;                                    \
	int __wrap_##function parameters;                                    \
	int __wrap_##function parameters                                     \
	{                                                                    \
		if (fails(layer, fault))                                     \
			return -1;                                           \
		return is_left_out(layer) ? 0 : __real_##function arguments; \
	}

WRAP("signals", seal_signals, (const sigset_t *touched, struct fault *fault),
	(touched, fault))
WRAP("environment", seal_environment,
	(char **environment, char **arguments, struct fault *fault),
	(environment, arguments, fault))
WRAP("parent", seal_parent, (pid_t parent, struct fault *fault), (parent, fault))
WRAP("privileges", seal_privileges, (struct fault * fault), (fault))
WRAP("memory", seal_memory, (struct fault * fault), (fault))
WRAP("limits", limits_apply, (const struct limits *limits, struct fault *fault),
	(limits, fault))
WRAP("identity", identity_take, (const struct identity *identity, struct fault *fault),
	(identity, fault))
WRAP("landlock", landlock_enter, (int ruleset, struct fault *fault), (ruleset, fault))
WRAP("filter", filter_load, (const struct filter *filter, struct fault *fault),
	(filter, fault))

int __real_namespaces_enter(
	unsigned wanted, unsigned *entered, int *errnum, struct fault *fault);
int __wrap_namespaces_enter(
	unsigned wanted, unsigned *entered, int *errnum, struct fault *fault);

int __wrap_namespaces_enter(
	unsigned wanted, unsigned *entered, int *errnum, struct fault *fault)
{
	if (fails("namespaces", fault))
		return -1;
	if (!is_left_out("namespaces"))
		return __real_namespaces_enter(wanted, entered, errnum, fault);
	*entered = wanted;
	return 0;
}

int __real_seal_descriptors(
	const struct placing *placings, unsigned count, struct fault *fault);
int __wrap_seal_descriptors(
	const struct placing *placings, unsigned count, struct fault *fault);

/* Without it descriptors get their numbers, and the others stay. */
int __wrap_seal_descriptors(
	const struct placing *placings, unsigned count, struct fault *fault)
{
	int lifted[PLACINGS_MAX];

	if (fails("descriptors", fault))
		return -1;
	if (!is_left_out("descriptors"))
		return __real_seal_descriptors(placings, count, fault);
	for (unsigned i = 0; i < count; i++)
		lifted[i] = fcntl(placings[i].from, F_DUPFD_CLOEXEC, 200);
	for (unsigned i = 0; i < count; i++)
		dup3(lifted[i], placings[i].to, O_CLOEXEC);
	for (int fd = placings[count - 1].to + 1; fd < 32; fd++)
		if (fd != 9)
			close(fd);
	return 0;
}

int __real_restriction_open(struct ring *ring, const struct restriction *restriction);
int __wrap_restriction_open(struct ring *ring, const struct restriction *restriction);

int __wrap_restriction_open(struct ring *ring, const struct restriction *restriction)
{
	if (strcmp(failing, "ring") == 0)
		return -EIO;
	return is_left_out("ring") ? ring_open(ring, 0, 0)
	                           : __real_restriction_open(ring, restriction);
}

/* ---- what the supervisor does for who asks ---- */

__typeof__(errand_check) __real_errand_check, __wrap_errand_check;
__typeof__(net_hides) __real_net_hides, __wrap_net_hides;
__typeof__(local_socket_open) __real_local_socket_open, __wrap_local_socket_open;

int __wrap_errand_check(const struct errand *errand, char *text, size_t size)
{
	return is_left_out("broker") ? 0 : __real_errand_check(errand, text, size);
}

const struct policy *__wrap_net_hides(
	const struct plan *plan, const struct host_address *address, uint16_t port)
{
	return is_left_out("broker") ? NULL : __real_net_hides(plan, address, port);
}

int __wrap_local_socket_open(const struct confinement *confinement, const char *path,
	const struct policy **layer)
{
	int fd;

	if (!is_left_out("broker"))
		return __real_local_socket_open(confinement, path, layer);
	fd = open(path, O_PATH | O_CLOEXEC);
	return fd < 0 ? -errno : fd;
}

/* ---- what is made ready before, and what comes with it ---- */

/* A function that can only be made to fail. */
#define WRAP_FAILURE(step, function, parameters, arguments) \
	__typeof__(function) __real_##function;             \
	__typeof__(function) __wrap_##function;             \
	int __wrap_##function parameters                    \
	{                                                   \
		if (fails(step, fault))                     \
			return -1;                          \
		return __real_##function arguments;         \
	}

WRAP_FAILURE("bounds", identity_bound, (struct identity * identity, struct fault *fault),
	(identity, fault))
WRAP_FAILURE("tmpdir", scratch_create,
	(char path[SCRATCH_PATH], uid_t uid, gid_t gid, uint64_t bytes,
		struct fault *fault),
	(path, uid, gid, bytes, fault))
WRAP_FAILURE("grants", grants_open,
	(struct grants * grants, const struct policy *policy,
		const struct variables *variables, bool careful, struct fault *fault),
	(grants, policy, variables, careful, fault))
WRAP_FAILURE("ruleset", landlock_create,
	(int version, const struct grants *grants, struct fault *fault),
	(version, grants, fault))
WRAP_FAILURE("stdio", inherit_streams,
	(struct confinement * confinement, struct pump *pump, bool script_is_stdin,
		struct fault *fault),
	(confinement, pump, script_is_stdin, fault))
WRAP_FAILURE("fds", inherit_named,
	(struct confinement * confinement, struct fault *fault), (confinement, fault))
WRAP_FAILURE("pair", control_open, (int ends[2], struct fault *fault), (ends, fault))
WRAP_FAILURE("cgroup", cgroup_open,
	(struct cgroup * cgroup, uint64_t number, uint64_t memory, uint64_t tasks,
		struct fault *fault),
	(cgroup, number, memory, tasks, fault))
WRAP_FAILURE("move", cgroup_add,
	(const struct cgroup *cgroup, pid_t pid, struct fault *fault),
	(cgroup, pid, fault))
WRAP_FAILURE("compile", filter_compile,
	(struct filter * filter, const struct filter_plan *plan, struct fault *fault),
	(filter, plan, fault))
WRAP_FAILURE("give", control_give,
	(int end, const void *bytes, size_t size, struct fault *fault),
	(end, bytes, size, fault))

pid_t __real_fork(void);
pid_t __wrap_fork(void);

pid_t __wrap_fork(void)
{
	if (strcmp(failing, "fork") != 0)
		return __real_fork();
	errno = EAGAIN;
	return -1;
}

typedef int spawner(pid_t *pid, const char *path,
	const posix_spawn_file_actions_t *actions, const posix_spawnattr_t *attributes,
	char *const argv[], char *const envp[]);
spawner __real_posix_spawn, __wrap_posix_spawn;

/* A zygote has no environment, but has to know which layers its children leave out. */
int __wrap_posix_spawn(pid_t *pid, const char *path,
	const posix_spawn_file_actions_t *actions, const posix_spawnattr_t *attributes,
	char *const argv[], char *const envp[])
{
	char layers[sizeof without + 16], *told[] = { layers, NULL };

	snprintf(layers, sizeof layers, "CELLUA_WITHOUT=%s", without);
	return __real_posix_spawn(
		pid, path, actions, attributes, argv, envp[0] ? envp : told);
}

int __real_kill(pid_t pid, int number);
int __wrap_kill(pid_t pid, int number);

int __wrap_kill(pid_t pid, int number)
{
	fputs("a process is signalled by its number\n", stderr);
	return __real_kill(pid, number);
}

int __real_context_reserve(unsigned threads, const struct restriction *restriction);
int __wrap_context_reserve(unsigned threads, const struct restriction *restriction);

int __wrap_context_reserve(unsigned threads, const struct restriction *restriction)
{
	return strcmp(failing, "threads") == 0
	               ? -EAGAIN
	               : __real_context_reserve(threads, restriction);
}

void __real_trim_apply(lua_State *L, const struct trim *trim);
void __wrap_trim_apply(lua_State *L, const struct trim *trim);

void __wrap_trim_apply(lua_State *L, const struct trim *trim)
{
	if (strcmp(failing, "state") == 0)
		luaL_error(L, "made to fail");
	if (!is_left_out("state"))
		__real_trim_apply(L, trim);
}

void __real_module_preload(lua_State *L, const struct module *modules);
void __wrap_module_preload(lua_State *L, const struct module *modules);

void __wrap_module_preload(lua_State *L, const struct module *modules)
{
	static const struct module hostile[] = {
		{ "hostile", open_hostile, NULL, 0 },
		{ NULL, NULL, NULL, 0 },
	};

	__real_module_preload(L, modules);
	__real_module_preload(L, hostile);
}

int __real_control_ready(int end, const struct summary *summary, struct fault *fault);
int __wrap_control_ready(int end, const struct summary *summary, struct fault *fault);

int __wrap_control_ready(int end, const struct summary *summary, struct fault *fault)
{
	struct summary told = *summary;

	if (fails("ready", fault))
		return -1;
	if (strcmp(lie, "steps") == 0)
		told.steps &= told.steps - 1;
	else if (strcmp(lie, "layers") == 0)
		told.layers--;
	else if (strcmp(lie, "instructions") == 0)
		told.instructions--;
	else if (strcmp(lie, "groups") == 0)
		told.groups = ~told.groups;
	else if (strcmp(lie, "spaces") == 0)
		told.spaces = 0;
	return __real_control_ready(end, &told, fault);
}
