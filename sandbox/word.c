/* SPDX-License-Identifier: MIT */
/* word.c - every word that a policy can say: the one table behind flags, manifests, explain
 * and the manual. */
#include "sandbox/word.h"

#include <stdio.h>
#include <string.h>

enum {
	KEY_MAX = 32, /* bytes of a key that is worth a guess */
	NEAR = 2,     /* mistakes in a word that is still meant */
};

/* Less memory than this is too little to start in. */
enum { MEMORY_LEAST = 8 << 20 };

static const char *const modes[] = { "direct", "broker", NULL };
static const char *const metadata[] = { "visible", "hidden", NULL };
static const char *const streams[] = { "in", "out", "err", NULL };
static const char *const spaces[] = { "host", "new", NULL };
static const char *const mounts[] = { "host", "empty", NULL };
static const char *const users[] = { "keep", "isolated", NULL };
static const char *const reactions[] = { "error", "kill", NULL };
static const char *const levels[] = { "best-effort", "required", NULL };
static const char *const restarts[] = { "on-failure", "never", NULL };
static const char *const groups[] = { "clock", "sig", "fdio", "poll", "rand", "half",
	"path", NULL };
static const char *const operations[] = { "stream", "file", "dir", "serve", "splice",
	NULL };

#define LANDLOCK       "Landlock, ring"
#define BROKER         "broker, no socket()"
#define LUA            "Lua state"

#define LINUX_LANDLOCK "Linux 5.13"
#define USER_SPACES    "root, or user namespaces"
#define NO_SOCKETS     "EPERM: nothing is left that makes such a socket"
#define NOT_COVERED    "an error that names the word, and EACCES"
#define UNSEEN         "nothing: no call that reaches it is left"

const struct word words[] = {
	{ "version", KIND_VERSION, .flags = WORD_OUTERMOST,
		.about = "the version of these words: 1", .mechanism = "parser" },
	{ "name", KIND_TEXT, .flags = WORD_OUTERMOST,
		.about = "what the policy is called", .mechanism = "nobody" },
	{ "about", KIND_TEXT, .flags = WORD_OUTERMOST, .about = "what it is for",
		.mechanism = "nobody" },
	{ "fs.read", KIND_PATHS, .flag = "read", .about = "read files, list directories",
		.mechanism = LANDLOCK,
		.needs = "Linux 5.13; 6.2 if something may be read and not written",
		.seen = "io.open gives nil, a message that names the word, and EACCES" },
	{ "fs.list", KIND_PATHS, .flag = "list", .about = "list directories",
		.mechanism = LANDLOCK, .needs = LINUX_LANDLOCK,
		.seen = "EACCES, for who lists one by the ffi" },
	{ "fs.write", KIND_PATHS, .flag = "write", .about = "change files that exist",
		.mechanism = LANDLOCK, .needs = LINUX_LANDLOCK,
		.seen = "io.open gives nil, a message that names the word, and EACCES" },
	{ "fs.create", KIND_PATHS, .flag = "create",
		.about = "make files and directories", .mechanism = LANDLOCK,
		.needs = LINUX_LANDLOCK,
		.seen = "io.open gives nil, a message that names the word, and EACCES" },
	{ "fs.delete", KIND_PATHS, .flag = "delete",
		.about = "remove files and directories", .mechanism = LANDLOCK,
		.needs = LINUX_LANDLOCK,
		.seen = "os.remove gives nil, a message that names the word, and EPERM or EACCES" },
	{ "fs.move", KIND_PATHS, .flag = "move", .about = "rename across directories",
		.mechanism = LANDLOCK, .needs = "Linux 5.19",
		.seen = "os.rename gives nil, a message that names the word, and EXDEV or EACCES" },
	{ "fs.rw", KIND_PATHS, .flag = "rw", .about = "all of these six",
		.mechanism = LANDLOCK, .needs = LINUX_LANDLOCK, .seen = "as the six" },
	{ "fs.exec", KIND_PATHS, .about = "programs that `run` may use",
		.mechanism = LANDLOCK, .needs = LINUX_LANDLOCK,
		.seen = "nothing: there is no call left that runs one" },
	{ "fs.device", KIND_PATHS, .flag = "device", .about = "control devices",
		.mechanism = LANDLOCK, .needs = "Linux 6.10",
		.seen = "EPERM, with it, too: no call is left that controls one but the terminal of tty" },
	{ "fs.attr", KIND_PATHS, .flags = WORD_GRANTS_NOTHING,
		.about = "change modes, owners, times", .mechanism = "broker",
		.seen = "EPERM, for who tries by the ffi" },
	{ "fs.watch", KIND_PATHS, .flags = WORD_GRANTS_NOTHING,
		.about = "be told of changes", .mechanism = "broker",
		.seen = "EPERM, for who tries by the ffi" },
	{ "fs.mode", KIND_CHOICE, .flags = WORD_SETTLED, .choices = modes,
		.about = "who opens files; nothing provides the broker yet",
		.mechanism = "supervisor" },
	{ "fs.metadata", KIND_CHOICE, .flags = WORD_SETTLED, .choices = metadata,
		.about = "whether other files show; nothing hides them yet",
		.mechanism = "empty root" },
	{ "net.connect", KIND_RULES, .flag = "connect", .flags = WORD_SETTLED,
		.about = "connect to hosts by TCP", .mechanism = BROKER,
		.seen = NOT_COVERED },
	{ "net.listen", KIND_RULES, .flag = "listen", .flags = WORD_SETTLED,
		.about = "accept connections", .mechanism = "descriptors, no socket()",
		.seen = NOT_COVERED },
	{ "net.resolve", KIND_RULES, .flag = "resolve", .flags = WORD_SETTLED,
		.about = "look up names", .mechanism = BROKER, .seen = NOT_COVERED },
	{ "net.udp", KIND_RULES, .flags = WORD_GRANTS_NOTHING | WORD_SETTLED,
		.about = "exchange datagrams", .mechanism = BROKER, .seen = NO_SOCKETS },
	{ "net.private", KIND_BOOLEAN, .flags = WORD_SETTLED,
		.about = "names may mean private addresses", .mechanism = BROKER,
		.seen = NOT_COVERED },
	{ "net.direct", KIND_BOOLEAN, .flags = WORD_GRANTS_NOTHING | WORD_OF_OPERATORS,
		.about = "sockets of its own", .mechanism = "Landlock, seccomp",
		.seen = NO_SOCKETS },
	{ "net.unix.connect", KIND_PATHS, .flags = WORD_SETTLED,
		.about = "connect to local sockets", .mechanism = BROKER,
		.seen = NOT_COVERED },
	{ "net.unix.listen", KIND_PATHS, .flags = WORD_SETTLED,
		.about = "accept connections of local sockets",
		.mechanism = "descriptors, no socket()", .seen = NOT_COVERED },
	{ "run", KIND_PROGRAMS, .flag = "run", .flags = WORD_GRANTS_NOTHING,
		.about = "have programs run", .mechanism = "supervisor",
		.seen = "io.popen gives nil, a message and EPERM, os.execute a status that is not 0" },
	{ "env.pass", KIND_NAMES, .flags = WORD_SETTLED, .flag = "env",
		.about = "variables of the environment to keep",
		.mechanism = "supervisor", .seen = "os.getenv gives nil" },
	{ "env.set", KIND_SETTINGS, .flags = WORD_SETTLED, .about = "variables to set",
		.mechanism = "supervisor", .seen = "os.getenv gives the value" },
	{ "stdio", KIND_SET, .flag = "stdio", .choices = streams,
		.about = "standard streams; others are /dev/null",
		.mechanism = "descriptors",
		.seen = "input is at its end, output goes nowhere" },
	{ "tty", KIND_BOOLEAN, .flag = "tty", .flags = WORD_OF_OPERATORS | WORD_SETTLED,
		.about = "the terminal itself", .mechanism = "descriptors, seccomp",
		.seen = "a pipe instead of a terminal" },
	{ "fds", KIND_DESCRIPTORS, .flags = WORD_SETTLED,
		.about = "descriptors to inherit", .mechanism = "descriptors",
		.seen = "sandbox.descriptor raises ENOENT" },
	{ "limits.memory", KIND_SIZE, .least = MEMORY_LEAST, .unsaid = NO_LIMIT,
		.about = "memory", .mechanism = "cgroup, RLIMIT_AS",
		.needs =
			"a control group that can be made, for all that the process causes",
		.seen = "the error \"not enough memory\"; 137 where the kernel kills" },
	{ "limits.cpu", KIND_TIME, .unsaid = NO_LIMIT,
		.about = "time of the processor, in whole seconds",
		.mechanism = "RLIMIT_CPU",
		.seen = "the end: 152, or 137 a second later" },
	{ "limits.wall", KIND_TIME, .flags = WORD_SETTLED, .unsaid = NO_LIMIT,
		.about = "time of the clock", .mechanism = "supervisor",
		.seen = "the end: 124" },
	{ "limits.files", KIND_COUNT, .least = 8, .unsaid = NO_LIMIT,
		.about = "descriptors at once", .mechanism = "RLIMIT_NOFILE",
		.seen = "nil, a message and EMFILE" },
	{ "limits.file_size", KIND_SIZE, .unsaid = NO_LIMIT, .about = "bytes of a file",
		.mechanism = "RLIMIT_FSIZE", .seen = "nil, a message and EFBIG" },
	{ "limits.message", KIND_SIZE, .least = 1, .unsaid = NO_LIMIT,
		.about = "bytes of a message", .mechanism = "actors",
		.seen = "send raises EMSGSIZE" },
	{ "limits.mailbox", KIND_COUNT, .least = 1, .unsaid = NO_LIMIT,
		.about = "messages that wait", .mechanism = "actors",
		.seen = "send waits" },
	{ "limits.actors", KIND_COUNT, .unsaid = NO_LIMIT, .about = "actors at once",
		.mechanism = "actors", .seen = "spawn_vm raises EAGAIN" },
	{ "limits.procs", KIND_COUNT, .flags = WORD_SETTLED,
		.about = "threads of actors, besides the first", .mechanism = "seccomp",
		.seen = "spawn_vm of an actor with a thread of its own raises EAGAIN" },
	{ "limits.disk", KIND_SIZE, .flags = WORD_SETTLED, .unsaid = NO_LIMIT,
		.about = "bytes in $TMPDIR, in whole pages", .mechanism = "tmpfs",
		.needs = "root", .seen = "nil, a message and ENOSPC" },
	{ "jit", KIND_BOOLEAN, .flags = WORD_SETTLED, .flag = "jit", .unsaid = 1,
		.about = "compile to machine code", .mechanism = "MDWE, seccomp",
		.needs = "Linux 6.3 for MDWE; else seccomp alone",
		.seen = "jit.status is false, jit.on raises" },
	{ "ffi", KIND_LIBRARIES, .flag = "ffi", .about = "call libraries written in C",
		.mechanism = LUA, .seen = "require finds no module ffi" },
	{ "tls", KIND_BOOLEAN, .flags = WORD_SETTLED, .flag = "tls",
		.about = "the module tls, and whom this system trusts", .mechanism = LUA,
		.needs = "OpenSSL 3", .seen = "require finds no module tls" },
	{ "bytecode", KIND_BOOLEAN, .about = "always false", .mechanism = LUA,
		.seen = "load gives nil and a message" },
	{ "debug", KIND_BOOLEAN, .flag = "debug", .about = "the debug library",
		.mechanism = LUA, .seen = "there is debug.traceback alone" },
	{ "drop", KIND_BOOLEAN, .flag = "drop", .flags = WORD_SETTLED,
		.about = "give up files and limits while it runs", .mechanism = "seccomp",
		.seen = "sandbox.drop of files or limits raises an error" },
	{ "uring.entries", KIND_COUNT, .flags = WORD_SETTLED, .least = 1,
		.unsaid = NO_LIMIT, .about = "requests at once", .mechanism = "ring",
		.seen = "nothing: others wait until there is room" },
	{ "uring.workers", KIND_COUNT, .flags = WORD_SETTLED, .least = 1,
		.unsaid = NO_LIMIT, .about = "threads of the kernel", .mechanism = "ring",
		.needs = "Linux 5.15",
		.seen = "nothing: requests of files wait for each other" },
	{ "uring.deny", KIND_DENY, .flags = WORD_SETTLED, .choices = operations,
		.about = "operations to do without", .mechanism = "ring",
		.seen = "EACCES, where no plain call can do the same" },
	{ "syscalls.deny", KIND_DENY, .flags = WORD_SETTLED, .choices = groups,
		.about = "system calls to do without", .mechanism = "seccomp",
		.seen = "EPERM; without fdio nothing can be printed, and the status is 1" },
	{ "spawn", KIND_ACTORS, .flags = WORD_SETTLED,
		.about = "actors that it may start", .mechanism = "supervisor",
		.seen = "spawn_vm raises EPERM, with a message that names the word" },
	{ "module", KIND_MODULE, .flags = WORD_OF_ACTORS,
		.about = "the module that it runs", .mechanism = "supervisor" },
	{ "max", KIND_COUNT, .flags = WORD_OF_ACTORS, .least = 1, .unsaid = 16,
		.about = "processes of it at once", .mechanism = "supervisor",
		.seen = "spawn_vm raises EAGAIN" },
	{ "restart", KIND_CHOICE, .flags = WORD_OF_ACTORS, .unsaid = 1,
		.choices = restarts, .about = "when it is started anew",
		.mechanism = "supervisor" },
	{ "user", KIND_USER, .flags = WORD_SETTLED, .choices = users,
		.about = "whose rights it has", .mechanism = "setresuid",
		.needs = "root, unless it is keep", .seen = "files are another user's" },
	{ "caps", KIND_NAMES, .flags = WORD_OF_OPERATORS | WORD_SETTLED,
		.about = "capabilities of `run`; nothing provides them yet",
		.mechanism = "capabilities" },
	{ "namespaces.net", KIND_CHOICE, .flags = WORD_SETTLED, .unsaid = 1,
		.choices = spaces, .about = "network", .mechanism = "namespace",
		.needs = USER_SPACES, .seen = UNSEEN },
	{ "namespaces.ipc", KIND_CHOICE, .flags = WORD_SETTLED, .unsaid = 1,
		.choices = spaces, .about = "queues and shared memory",
		.mechanism = "namespace", .needs = USER_SPACES, .seen = UNSEEN },
	{ "namespaces.uts", KIND_CHOICE, .flags = WORD_SETTLED, .unsaid = 1,
		.choices = spaces, .about = "the host's name", .mechanism = "namespace",
		.needs = USER_SPACES, .seen = UNSEEN },
	{ "namespaces.pid", KIND_CHOICE, .flags = WORD_SETTLED, .choices = spaces,
		.about = "processes; nothing counts them anew yet",
		.mechanism = "namespace" },
	{ "namespaces.mount", KIND_CHOICE, .flags = WORD_SETTLED, .choices = mounts,
		.about = "the tree of files", .mechanism = "namespace",
		.needs = USER_SPACES,
		.seen = "no path leads anywhere, granted or not: ENOENT" },
	{ "on_violation", KIND_CHOICE, .flags = WORD_SETTLED, .choices = reactions,
		.about = "what a forbidden call does", .mechanism = "seccomp",
		.seen = "EPERM, or the end: 77" },
	{ "enforce", KIND_ENFORCE, .unsaid = 1, .choices = levels,
		.about = "what has to hold", .mechanism = "supervisor",
		.seen = "no run at all: 69" },
	{ .name = NULL },
};

const char *const word_parts[] = { "main", "actors", NULL };

_Static_assert(sizeof words / sizeof *words <= WORD_MAX, "a bit for each word");

int word_find(const char *name)
{
	for (int i = 0; words[i].name; i++)
		if (strcmp(words[i].name, name) == 0)
			return i;
	return -1;
}

bool word_is_table(const char *name)
{
	size_t length = strlen(name);

	for (const struct word *word = words; word->name; word++)
		if (strncmp(word->name, name, length) == 0 && word->name[length] == '.')
			return true;
	return false;
}

void word_least(const struct word *word, char text[WORD_LEAST_SIZE])
{
	unsigned least = word->least;

	if (word->kind == KIND_SIZE && least % (1 << 20) == 0)
		snprintf(text, WORD_LEAST_SIZE, "%uM", least >> 20);
	else
		snprintf(text, WORD_LEAST_SIZE, "%u%s", least,
			word->kind == KIND_SIZE ? " byte" : "");
}

int choice_find(const char *const *choices, const char *choice)
{
	for (int i = 0; choices[i]; i++)
		if (strcmp(choices[i], choice) == 0)
			return i;
	return -1;
}

/* ---- what was meant ---- */

static unsigned least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

/* How many letters to change, add, leave out or swap make one word the other. */
static unsigned distance(const char *one, const char *other)
{
	unsigned rows[3][KEY_MAX + 1], *before = rows[0], *above = rows[1],
				       *row = rows[2];
	size_t width = strlen(other);

	if (strlen(one) > KEY_MAX || width > KEY_MAX)
		return KEY_MAX;
	for (unsigned j = 0; j <= width; j++)
		row[j] = j;
	for (unsigned i = 1; i <= strlen(one); i++) {
		unsigned *last = before;

		before = above;
		above = row;
		row = last;
		row[0] = i;
		for (unsigned j = 1; j <= width; j++) {
			row[j] = least(least(above[j], row[j - 1]) + 1,
				above[j - 1] + (one[i - 1] != other[j - 1]));
			if (i > 1 && j > 1 && one[i - 1] == other[j - 2] &&
				one[i - 2] == other[j - 1])
				row[j] = least(row[j], before[j - 2] + 1);
		}
	}
	return row[width];
}

/* Short words are not all near each other. */
static bool is_near(const char *key, unsigned mistakes)
{
	return mistakes <= NEAR && mistakes * 2 < strlen(key) + 1;
}

/* The key of a word in the table, without what may stand in it. False if it is elsewhere. */
static bool key_in(const struct word *word, const char *table, char key[KEY_MAX + 1])
{
	size_t length = strlen(table), end;
	const char *begin = word->name;

	if (length > 0) {
		if (strncmp(begin, table, length) != 0 || begin[length] != '.')
			return false;
		begin += length + 1;
	}
	end = strcspn(begin, ".");
	snprintf(key, KEY_MAX + 1, "%.*s", (int)end, begin);
	return true;
}

bool word_guess(
	const char *table, const char *key, unsigned without, char *guess, size_t size)
{
	char known[KEY_MAX + 1];
	unsigned nearest = KEY_MAX;

	for (const struct word *word = words; word->name; word++) {
		unsigned mistakes;

		if (word->flags & without || !key_in(word, table, known))
			continue;
		mistakes = distance(key, known);
		if (mistakes < nearest) {
			nearest = mistakes;
			snprintf(guess, size, "%s", known);
		}
	}
	return is_near(key, nearest);
}

const char *choice_guess(const char *const *choices, const char *choice)
{
	const char *guess = NULL;
	unsigned nearest = KEY_MAX;

	for (; *choices; choices++) {
		unsigned mistakes = distance(choice, *choices);

		if (mistakes < nearest) {
			nearest = mistakes;
			guess = *choices;
		}
	}
	return is_near(choice, nearest) ? guess : NULL;
}
