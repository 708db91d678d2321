/* SPDX-License-Identifier: MIT */
/* filter.c - the few system calls that are left to a confined process. */
#include "sandbox/filter.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/seccomp.h>
#include <linux/sockios.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <seccomp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

enum {
	WX = PROT_WRITE | PROT_EXEC,
	SHARED = 1,          /* MAP_SHARED and MAP_SHARED_VALIDATE */
	LAST_NUMBER = 469,   /* file_setattr(2) of Linux 6.17 */
	FIRST_UNIFIED = 424, /* from here on all architectures count alike */
	X32 = 0x40000000,
	RULES_OF_A_CALL = 2,
};

#if defined(__x86_64__)
#define THIS_ARCH AUDIT_ARCH_X86_64
enum { FIRST_GAP = 335 };
#elif defined(__aarch64__)
#define THIS_ARCH AUDIT_ARCH_AARCH64
enum { FIRST_GAP = 295 };
#else
#error "the filter does not know this architecture"
#endif

/* ---- what is allowed ---- */

/* An argument is compared by its lower half: the kernel takes these as int. */
struct test {
	unsigned char argument;
	uint32_t mask, value; /* the argument masked is the value */
};

struct call {
	const char *name;
	unsigned groups; /* it comes with each of them; 0: always */
	unsigned count;  /* of tests; all must hold */
	struct test tests[RULES_OF_A_CALL];
};

#define IS(argument, value)                 \
	{                                   \
		argument, UINT32_MAX, value \
	}

#define OPTION(name, level, option)                 \
	{                                           \
		name, CALLS_SOCKET, 2,              \
		{                                   \
			IS(1, level), IS(2, option) \
		}                                   \
	}

/* A call with several rows is allowed if one of them allows it. */
static const struct call calls[] = {
	{ "munmap", 0, 0, { { 0 } } },
	{ "mremap", 0, 0, { { 0 } } },
	{ "mmap", 0, 2, { { 2, PROT_EXEC, 0 }, { 3, SHARED, 0 } } },
	{ "mprotect", 0, 1, { { 2, PROT_EXEC, 0 } } },
	{ "mprotect", CALLS_JIT, 1, { { 2, WX, PROT_EXEC } } },
	{ "brk", 0, 0, { { 0 } } },
	{ "madvise", 0, 1, { IS(2, MADV_DONTNEED) } },
	{ "madvise", 0, 1, { IS(2, MADV_FREE) } },
	{ "futex", 0, 0, { { 0 } } },
	{ "sched_yield", 0, 0, { { 0 } } },
	{ "restart_syscall", 0, 0, { { 0 } } },
	{ "exit", 0, 0, { { 0 } } },
	{ "exit_group", 0, 0, { { 0 } } },

	{ "clock_gettime", CALLS_CLOCK, 0, { { 0 } } },
	{ "clock_getres", CALLS_CLOCK, 0, { { 0 } } },
	{ "clock_nanosleep", CALLS_CLOCK, 0, { { 0 } } },
	{ "gettimeofday", CALLS_CLOCK, 0, { { 0 } } },
	{ "nanosleep", CALLS_CLOCK, 0, { { 0 } } },
	{ "time", CALLS_CLOCK, 0, { { 0 } } },

	{ "rt_sigreturn", CALLS_SIG, 0, { { 0 } } },
	{ "rt_sigprocmask", CALLS_SIG, 0, { { 0 } } },
	{ "rt_sigaction", CALLS_SIG, 0, { { 0 } } },
	{ "sigaltstack", CALLS_SIG, 0, { { 0 } } },

	{ "read", CALLS_FDIO, 0, { { 0 } } },
	{ "write", CALLS_FDIO, 0, { { 0 } } },
	{ "readv", CALLS_FDIO, 0, { { 0 } } },
	{ "writev", CALLS_FDIO, 0, { { 0 } } },
	{ "pread64", CALLS_FDIO, 0, { { 0 } } },
	{ "pwrite64", CALLS_FDIO, 0, { { 0 } } },
	{ "lseek", CALLS_FDIO, 0, { { 0 } } },
	{ "close", CALLS_FDIO, 0, { { 0 } } },
	{ "fstat", CALLS_FDIO, 0, { { 0 } } },
	{ "ftruncate", CALLS_FDIO, 0, { { 0 } } },
	{ "fsync", CALLS_FDIO, 0, { { 0 } } },
	{ "fdatasync", CALLS_FDIO, 0, { { 0 } } },
	{ "fcntl", CALLS_FDIO, 1, { IS(1, F_GETFD) } },
	{ "fcntl", CALLS_FDIO, 1, { IS(1, F_GETFL) } },
	{ "fcntl", CALLS_FDIO, 1, { IS(1, F_DUPFD_CLOEXEC) } },

	{ "poll", CALLS_POLL, 0, { { 0 } } },
	{ "ppoll", CALLS_POLL, 0, { { 0 } } },

	{ "getpid", CALLS_TLS, 0, { { 0 } } },
	{ "getrandom", CALLS_RAND, 0, { { 0 } } },

	{ "shutdown", CALLS_HALF, 1, { IS(1, SHUT_WR) } },

	{ "flock", CALLS_PATH, 1, { { 1, LOCK_NB, LOCK_NB } } },
	{ "open", CALLS_PATH, 0, { { 0 } } },
	{ "openat", CALLS_PATH, 0, { { 0 } } },
	{ "stat", CALLS_PATH, 0, { { 0 } } },
	{ "lstat", CALLS_PATH, 0, { { 0 } } },
	{ "newfstatat", CALLS_PATH, 0, { { 0 } } },
	{ "statx", CALLS_PATH, 0, { { 0 } } },
	{ "access", CALLS_PATH, 0, { { 0 } } },
	{ "faccessat", CALLS_PATH, 0, { { 0 } } },
	{ "faccessat2", CALLS_PATH, 0, { { 0 } } },
	{ "preadv2", CALLS_PATH, 0, { { 0 } } },
	{ "readlink", CALLS_PATH, 0, { { 0 } } },
	{ "readlinkat", CALLS_PATH, 0, { { 0 } } },
	{ "getdents64", CALLS_PATH, 0, { { 0 } } },
	{ "getcwd", CALLS_PATH, 0, { { 0 } } },

	{ "mkdir", CALLS_MAKE, 0, { { 0 } } },
	{ "mkdirat", CALLS_MAKE, 0, { { 0 } } },
	{ "link", CALLS_MAKE, 0, { { 0 } } },
	{ "linkat", CALLS_MAKE, 0, { { 0 } } },
	{ "symlink", CALLS_MAKE, 0, { { 0 } } },
	{ "symlinkat", CALLS_MAKE, 0, { { 0 } } },

	{ "unlink", CALLS_REMOVE, 0, { { 0 } } },
	{ "unlinkat", CALLS_REMOVE, 0, { { 0 } } },
	{ "rmdir", CALLS_REMOVE, 0, { { 0 } } },

	{ "rename", CALLS_MAKE | CALLS_REMOVE, 0, { { 0 } } },
	{ "renameat", CALLS_MAKE | CALLS_REMOVE, 0, { { 0 } } },
	{ "renameat2", CALLS_MAKE | CALLS_REMOVE, 0, { { 0 } } },

	{ "sendmsg", CALLS_MAIL, 0, { { 0 } } },
	{ "recvmsg", CALLS_MAIL, 0, { { 0 } } },
	{ "fstatfs", CALLS_MAIL, 0, { { 0 } } },
	{ "getsockopt", CALLS_MAIL, 1, { IS(1, SOL_SOCKET) } },
	{ "fcntl", CALLS_MAIL, 1, { IS(1, F_ADD_SEALS) } },
	{ "fcntl", CALLS_MAIL, 1, { IS(1, F_GET_SEALS) } },
	/* of this kind they have no names, and send to none */
	{ "socketpair", CALLS_MAIL, 2,
		{ IS(0, AF_UNIX), { 1, ~(uint32_t)(SOCK_CLOEXEC | SOCK_NONBLOCK),
					  SOCK_SEQPACKET } } },
	{ "memfd_create", CALLS_MAIL, 1, { IS(1, MFD_CLOEXEC | MFD_ALLOW_SEALING) } },

	{ "getsockname", CALLS_SOCKET, 0, { { 0 } } },
	{ "getpeername", CALLS_SOCKET, 0, { { 0 } } },
	{ "ioctl", CALLS_SOCKET, 1, { IS(1, FIONREAD) } },
	{ "ioctl", CALLS_SOCKET, 1, { IS(1, SIOCATMARK) } },
	/* none that leads elsewhere, shares a port, or runs a program */
	OPTION("setsockopt", SOL_SOCKET, SO_KEEPALIVE),
	OPTION("setsockopt", SOL_SOCKET, SO_LINGER),
	OPTION("setsockopt", SOL_SOCKET, SO_OOBINLINE),
	OPTION("setsockopt", SOL_SOCKET, SO_RCVBUF),
	OPTION("setsockopt", SOL_SOCKET, SO_RCVLOWAT),
	OPTION("setsockopt", SOL_SOCKET, SO_REUSEADDR),
	OPTION("setsockopt", SOL_SOCKET, SO_SNDBUF),
	OPTION("setsockopt", IPPROTO_TCP, TCP_CORK),
	OPTION("setsockopt", IPPROTO_TCP, TCP_KEEPCNT),
	OPTION("setsockopt", IPPROTO_TCP, TCP_KEEPIDLE),
	OPTION("setsockopt", IPPROTO_TCP, TCP_KEEPINTVL),
	OPTION("setsockopt", IPPROTO_TCP, TCP_NODELAY),
	OPTION("setsockopt", IPPROTO_TCP, TCP_QUICKACK),
	OPTION("setsockopt", IPPROTO_TCP, TCP_USER_TIMEOUT),
	OPTION("getsockopt", SOL_SOCKET, SO_ACCEPTCONN),
	OPTION("getsockopt", SOL_SOCKET, SO_DOMAIN),
	OPTION("getsockopt", SOL_SOCKET, SO_ERROR),
	OPTION("getsockopt", SOL_SOCKET, SO_KEEPALIVE),
	OPTION("getsockopt", SOL_SOCKET, SO_LINGER),
	OPTION("getsockopt", SOL_SOCKET, SO_OOBINLINE),
	OPTION("getsockopt", SOL_SOCKET, SO_PEERCRED),
	OPTION("getsockopt", SOL_SOCKET, SO_PROTOCOL),
	OPTION("getsockopt", SOL_SOCKET, SO_RCVBUF),
	OPTION("getsockopt", SOL_SOCKET, SO_RCVLOWAT),
	OPTION("getsockopt", SOL_SOCKET, SO_REUSEADDR),
	OPTION("getsockopt", SOL_SOCKET, SO_SNDBUF),
	OPTION("getsockopt", SOL_SOCKET, SO_SNDLOWAT),
	OPTION("getsockopt", SOL_SOCKET, SO_TYPE),
	OPTION("getsockopt", IPPROTO_TCP, TCP_CORK),
	OPTION("getsockopt", IPPROTO_TCP, TCP_KEEPCNT),
	OPTION("getsockopt", IPPROTO_TCP, TCP_KEEPIDLE),
	OPTION("getsockopt", IPPROTO_TCP, TCP_KEEPINTVL),
	OPTION("getsockopt", IPPROTO_TCP, TCP_NODELAY),
	OPTION("getsockopt", IPPROTO_TCP, TCP_QUICKACK),
	OPTION("getsockopt", IPPROTO_TCP, TCP_USER_TIMEOUT),

	{ "sendmsg", CALLS_ASK, 0, { { 0 } } },
	{ "recvmsg", CALLS_ASK, 0, { { 0 } } },

	{ "landlock_create_ruleset", CALLS_DROP, 0, { { 0 } } },
	{ "landlock_add_rule", CALLS_DROP, 0, { { 0 } } },
	{ "landlock_restrict_self", CALLS_DROP, 0, { { 0 } } },
	{ "prlimit64", CALLS_DROP, 1, { IS(0, 0) } }, /* its own */
	{ "geteuid", CALLS_DROP, 0, { { 0 } } },      /* whose links it follows */

	{ "ioctl", CALLS_TTY, 1, { IS(1, TIOCGWINSZ) } },
	{ "ioctl", CALLS_TTY, 1, { IS(1, TCGETS) } },
};

enum { CALL_COUNT = sizeof calls / sizeof *calls };

/* Hardly any script has a use for these: who calls them is up to something. What no group
 * grants ends the process where the policy says so. */
static const char *const never[] = { "fork", "vfork", "clone", "execve", "execveat",
	"ptrace", "process_vm_readv", "process_vm_writev", "process_madvise", "kcmp",
	"pidfd_open", "pidfd_getfd", "pidfd_send_signal", "kill", "tkill", "tgkill",
	"rt_sigqueueinfo", "rt_tgsigqueueinfo", "socket", "socketpair", "connect", "bind",
	"listen", "io_uring_setup", "io_uring_register", "bpf", "perf_event_open",
	"userfaultfd", "memfd_create", "keyctl", "add_key", "request_key", "mount",
	"umount2", "move_mount", "open_tree", "fsopen", "fsmount", "fsconfig", "fspick",
	"mount_setattr", "pivot_root", "chroot", "setns", "unshare", "name_to_handle_at",
	"open_by_handle_at", "fanotify_init", "seccomp", "landlock_create_ruleset",
	"landlock_add_rule", "landlock_restrict_self", "prctl", "arch_prctl",
	"personality", "capset", "setuid", "setgid", "setreuid", "setregid", "setresuid",
	"setresgid", "setgroups", "setfsuid", "setfsgid", "prlimit64", "setrlimit",
	"sched_setaffinity", "setpriority", "shmget", "remap_file_pages", "pkey_mprotect",
	"modify_ldt", "iopl", "ioperm", "init_module", "finit_module", "delete_module",
	"kexec_load", "kexec_file_load", "reboot", "swapon", "swapoff", "settimeofday",
	"clock_settime", "adjtimex", "sethostname", "setdomainname", "quotactl", "syslog",
	"acct", "vhangup", NULL };

static bool allows(const struct filter_plan *plan, const struct call *call)
{
	return (call->groups & plan->groups) == call->groups;
}

static bool grants(const struct filter_plan *plan, const char *name)
{
	for (unsigned i = 0; i < CALL_COUNT; i++)
		if (allows(plan, &calls[i]) && strcmp(calls[i].name, name) == 0)
			return true;
	return false;
}

/* ---- compiling ---- */

static int add(scmp_filter_ctx context, uint32_t action, const char *name, unsigned count,
	const struct scmp_arg_cmp *tests)
{
	int number = seccomp_syscall_resolve_name(name);

	/* negative: this architecture, or this library, has no such call */
	return number < 0 ? 0
	                  : seccomp_rule_add_array(context, action, number, count, tests);
}

static int add_call(scmp_filter_ctx context, const struct call *call)
{
	struct scmp_arg_cmp tests[RULES_OF_A_CALL];

	for (unsigned i = 0; i < call->count; i++)
		tests[i] = SCMP_CMP32(call->tests[i].argument, SCMP_CMP_MASKED_EQ,
			call->tests[i].mask, call->tests[i].value);
	return add(context, SCMP_ACT_ALLOW, call->name, call->count, tests);
}

static int add_calls(scmp_filter_ctx context, const struct filter_plan *plan)
{
	for (unsigned i = 0; i < CALL_COUNT; i++) {
		int status = allows(plan, &calls[i]) ? add_call(context, &calls[i]) : 0;

		if (status < 0)
			return status;
	}
	return 0;
}

/* The ring's descriptor, and the one to report to, have numbers of this process. */
static int add_descriptors(scmp_filter_ctx context, const struct filter_plan *plan)
{
	const struct scmp_arg_cmp is_ring = { 0,
		plan->last_ring > plan->first_ring ? SCMP_CMP_LE : SCMP_CMP_EQ,
		(uint32_t)plan->last_ring, 0 };
	const struct scmp_arg_cmp is_report = { 0, SCMP_CMP_EQ, (uint32_t)plan->report,
		0 };
	int status = add(context, SCMP_ACT_ALLOW, "io_uring_enter", 1, &is_ring);

	if (plan->groups & CALLS_FDIO || status < 0)
		return status;
	status = add(context, SCMP_ACT_ALLOW, "write", 1, &is_report);
	return status < 0 ? status : add(context, SCMP_ACT_ALLOW, "read", 1, &is_report);
}

static int add_never(scmp_filter_ctx context, const struct filter_plan *plan)
{
	int status = add(context, SCMP_ACT_ERRNO(ENOSYS), "clone3", 0, NULL);

	for (unsigned i = 0; plan->kills && never[i] && status == 0; i++)
		if (!grants(plan, never[i]))
			status = add(context, SCMP_ACT_TRAP, never[i], 0, NULL);
	return status;
}

static int fill(scmp_filter_ctx context, const struct filter_plan *plan)
{
	int status = seccomp_attr_set(context, SCMP_FLTATR_API_SYSRAWRC, 1);

	if (status == 0)
		status = seccomp_attr_set(
			context, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS);
	if (status == 0)
		status = seccomp_attr_set(context, SCMP_FLTATR_CTL_NNP, 0);
	/* as a tree: the kernel tries every number when it takes the filter */
	if (status == 0)
		status = seccomp_attr_set(context, SCMP_FLTATR_CTL_OPTIMIZE, 2);
	if (status == 0)
		status = add_calls(context, plan);
	if (status == 0)
		status = add_descriptors(context, plan);
	return status == 0 ? add_never(context, plan) : status;
}

/* Numbers that nobody knows are answered before the program of the library, for which all
 * that it does not allow is EPERM. */
static unsigned short put_head(struct sock_filter *code)
{
	enum { NUMBER = 0, ARCH = 4, LOAD = BPF_LD | BPF_W | BPF_ABS };
	const struct sock_filter head[] = {
		BPF_STMT(LOAD, ARCH),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, THIS_ARCH, 0, 6),
		BPF_STMT(LOAD, NUMBER),
		BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, X32, 4, 0),
		BPF_JUMP(BPF_JMP | BPF_JGT | BPF_K, LAST_NUMBER, 2, 0),
		BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, FIRST_UNIFIED, 2, 0),
		BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, FIRST_GAP, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS),
	};

	memcpy(code, head, sizeof head);
	return sizeof head / sizeof *head;
}

/* The library writes to descriptors only. */
static int export(scmp_filter_ctx context, struct filter *filter)
{
	size_t head = put_head(filter->code),
	       room = (FILTER_MAX - head) * sizeof *filter->code;
	int fd = memfd_create("filter", MFD_CLOEXEC);
	ssize_t size = -1;
	int status;

	if (fd < 0)
		return -errno;
	status = seccomp_export_bpf(context, fd);
	if (status == 0) {
		off_t length = lseek(fd, 0, SEEK_CUR);

		size = pread(fd, filter->code + head, room, 0);
		status = size < 0 ? -errno : size < length ? -E2BIG : 0;
	}
	close(fd);
	if (status == 0)
		filter->count =
			(unsigned short)(head + (size_t)size / sizeof *filter->code);
	return status;
}

int filter_make(
	struct filter *filter, const struct filter_plan *plan, struct fault *fault)
{
	scmp_filter_ctx context = seccomp_init(SCMP_ACT_ERRNO(EPERM));
	int status = context ? fill(context, plan) : -ENOMEM;

	if (status == 0)
		status = export(context, filter);
	seccomp_release(context);
	return status < 0 ? fault_set(fault, "filter", -status, "compile") : 0;
}

int filter_load(const struct filter *filter, struct fault *fault)
{
	struct sock_fprog program = { filter->count, (struct sock_filter *)filter->code };
	long status = syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER,
		SECCOMP_FILTER_FLAG_TSYNC, &program);

	if (status == 0)
		return 0;
	/* above zero it is a thread that has a filter of its own */
	return fault_set(fault, "filter", status < 0 ? errno : EBUSY, "load");
}

/* ---- names ---- */

/* Once for each call, whatever rows it has. */
static bool is_listed(const struct filter_plan *plan, size_t i)
{
	for (size_t j = 0; j < i; j++)
		if (strcmp(calls[j].name, calls[i].name) == 0 && allows(plan, &calls[j]))
			return false;
	return allows(plan, &calls[i]);
}

const char *filter_name(const struct filter_plan *plan, size_t *next)
{
	static const char *const first[] = { "io_uring_enter", "read", "write" };
	const size_t of_descriptors = sizeof first / sizeof *first;
	size_t i = (*next)++;

	/* the latter two are in a group, too */
	if (i < (plan->groups & CALLS_FDIO ? 1 : of_descriptors))
		return first[i];
	for (; i < of_descriptors + CALL_COUNT; i = (*next)++)
		if (i >= of_descriptors && is_listed(plan, i - of_descriptors))
			return calls[i - of_descriptors].name;
	return NULL;
}

void filter_call(int number, char *name, size_t size)
{
	char *known = seccomp_syscall_resolve_num_arch(SCMP_ARCH_NATIVE, number);

	snprintf(name, size, "%s", known ? known : "?");
	free(known);
}
