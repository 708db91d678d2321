/* SPDX-License-Identifier: MIT */
/* init_processes.c - init.script: what a process is and may use. */
#include <errno.h>
#include <limits.h>
#include <linux/filter.h>
#include <linux/keyctl.h>
#include <linux/seccomp.h>
#include <math.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "modules/init_call.h"
#include "modules/init_tables.h"

/* Of Linux 6.3; Debian's header is older. */
enum { SET_MDWE = 65, REFUSE_EXEC_GAIN = 1 };

/* C.seccomp_set_mode_filter(instructions) -> 0, errno */

static int processes_seccomp_set_mode_filter(lua_State *L)
{
	size_t size, count;
	const char *bytes = init_check_bytes(L, 1, &size);
	struct sock_fprog program = { .filter = (void *)bytes };

	count = size / sizeof(struct sock_filter);
	if (size % sizeof(struct sock_filter) != 0 || count > USHRT_MAX)
		return init_answer_errno(L, EINVAL);
	program.len = (unsigned short)count;
	return init_answer(L, prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0));
}

/* C.setrlimit(name, soft, hard) -> 0, errno */

static const struct {
	const char *name;
	__rlimit_resource_t resource;
} limits[] = {
	{ "as", RLIMIT_AS },
	{ "core", RLIMIT_CORE },
	{ "cpu", RLIMIT_CPU },
	{ "data", RLIMIT_DATA },
	{ "fsize", RLIMIT_FSIZE },
	{ "locks", RLIMIT_LOCKS },
	{ "memlock", RLIMIT_MEMLOCK },
	{ "msgqueue", RLIMIT_MSGQUEUE },
	{ "nice", RLIMIT_NICE },
	{ "nofile", RLIMIT_NOFILE },
	{ "nproc", RLIMIT_NPROC },
	{ "rss", RLIMIT_RSS },
	{ "rtprio", RLIMIT_RTPRIO },
	{ "rttime", RLIMIT_RTTIME },
	{ "sigpending", RLIMIT_SIGPENDING },
	{ "stack", RLIMIT_STACK },
};

static __rlimit_resource_t check_resource(lua_State *L, int position)
{
	const char *name = init_check_text(L, position);

	for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
		if (strcmp(limits[i].name, name) == 0)
			return limits[i].resource;
	luaL_argerror(L, position, "no resource has this name");
	return RLIMIT_CPU;
}

static rlim_t check_limit(lua_State *L, int position)
{
	if (lua_type(L, position) == LUA_TNUMBER && lua_tonumber(L, position) == HUGE_VAL)
		return RLIM_INFINITY;
	return (rlim_t)init_check_integer(L, position, 0, INIT_MOST);
}

static int processes_setrlimit(lua_State *L)
{
	__rlimit_resource_t resource = check_resource(L, 1);
	struct rlimit limit = { check_limit(L, 2), check_limit(L, 3) };

	return init_answer(L, setrlimit(resource, &limit));
}

/* C.prctl_set_dumpable(boolean) -> 0, errno */

static int processes_prctl_set_dumpable(lua_State *L)
{
	return init_answer(L, prctl(PR_SET_DUMPABLE, init_check_boolean(L, 1), 0, 0, 0));
}

/* C.prctl_set_mdwe() -> 0, errno */

static int processes_prctl_set_mdwe(lua_State *L)
{
	return init_answer(L, prctl(SET_MDWE, REFUSE_EXEC_GAIN, 0, 0, 0));
}

/* C.set_pdeathsig(signal) -> 0, errno */

static int processes_set_pdeathsig(lua_State *L)
{
	return init_answer(L, prctl(PR_SET_PDEATHSIG, init_check_int(L, 1), 0, 0, 0));
}

/* C.keyctl_session() -> keyring, errno */

static int processes_keyctl_session(lua_State *L)
{
	return init_answer(L, syscall(SYS_keyctl, KEYCTL_JOIN_SESSION_KEYRING, NULL));
}

/* C.nice(n) -> niceness, errno */

static int processes_nice(lua_State *L)
{
	int increment = init_check_int(L, 1);

	errno = 0; /* -1 is a niceness */
	lua_pushinteger(L, nice(increment));
	init_push_errno(L, errno);
	return 2;
}

const struct init_function init_processes[] = {
	{ "keyctl_session", processes_keyctl_session, 0, NULL },
	{ "nice", processes_nice, 0, NULL },
	{ "personality", NULL, SYS_personality, "u" },
	{ "prctl_set_dumpable", processes_prctl_set_dumpable, 0, NULL },
	{ "prctl_set_mdwe", processes_prctl_set_mdwe, 0, NULL },
	{ "seccomp_set_mode_filter", processes_seccomp_set_mode_filter, 0, NULL },
	{ "set_pdeathsig", processes_set_pdeathsig, 0, NULL },
	{ "setpgid", NULL, SYS_setpgid, "ii" },
	{ "setrlimit", processes_setrlimit, 0, NULL },
	{ "setsid", NULL, SYS_setsid, "" },
	{ NULL, NULL, 0, NULL },
};
