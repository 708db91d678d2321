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

#define LANDLOCK "Landlock, ring"
#define BROKER   "broker, no socket()"
#define LUA      "Lua state"

const struct word words[] = {
	{ "version", KIND_VERSION, WORD_OUTERMOST, 0, 0, NULL,
		"the version of these words: 1", "parser", NULL },
	{ "name", KIND_TEXT, WORD_OUTERMOST, 0, 0, NULL, "what the policy is called",
		"nobody", NULL },
	{ "about", KIND_TEXT, WORD_OUTERMOST, 0, 0, NULL, "what it is for", "nobody",
		NULL },

	{ "fs.read", KIND_PATHS, 0, 0, 0, NULL, "read files, list directories", LANDLOCK,
		"read" },
	{ "fs.list", KIND_PATHS, 0, 0, 0, NULL, "list directories", LANDLOCK, "list" },
	{ "fs.write", KIND_PATHS, 0, 0, 0, NULL, "change files that exist", LANDLOCK,
		"write" },
	{ "fs.create", KIND_PATHS, 0, 0, 0, NULL, "make files and directories", LANDLOCK,
		"create" },
	{ "fs.delete", KIND_PATHS, 0, 0, 0, NULL, "remove files and directories",
		LANDLOCK, "delete" },
	{ "fs.move", KIND_PATHS, 0, 0, 0, NULL, "rename across directories", LANDLOCK,
		"move" },
	{ "fs.rw", KIND_PATHS, 0, 0, 0, NULL, "all of these six", LANDLOCK, "rw" },
	{ "fs.exec", KIND_PATHS, 0, 0, 0, NULL, "programs that `run` may use", LANDLOCK,
		NULL },
	{ "fs.device", KIND_PATHS, 0, 0, 0, NULL, "control devices", LANDLOCK, "device" },
	{ "fs.attr", KIND_PATHS, WORD_GRANTS_NOTHING, 0, 0, NULL,
		"change modes, owners, times", "broker", NULL },
	{ "fs.watch", KIND_PATHS, WORD_GRANTS_NOTHING, 0, 0, NULL, "be told of changes",
		"broker", NULL },
	{ "fs.mode", KIND_CHOICE, 0, 0, 0, modes, "who opens files", "supervisor", NULL },
	{ "fs.metadata", KIND_CHOICE, 0, 0, 0, metadata, "whether other files show",
		"empty root", NULL },

	{ "net.connect", KIND_RULES, WORD_GRANTS_NOTHING, 0, 0, NULL, "connect to a host",
		BROKER, "connect" },
	{ "net.listen", KIND_RULES, WORD_GRANTS_NOTHING, 0, 0, NULL, "accept connections",
		BROKER, "listen" },
	{ "net.resolve", KIND_RULES, WORD_GRANTS_NOTHING, 0, 0, NULL, "look up names",
		BROKER, "resolve" },
	{ "net.udp", KIND_RULES, WORD_GRANTS_NOTHING, 0, 0, NULL, "exchange datagrams",
		BROKER, NULL },
	{ "net.private", KIND_BOOLEAN, WORD_GRANTS_NOTHING, 0, 0, NULL,
		"names may mean private addresses", BROKER, NULL },
	{ "net.direct", KIND_BOOLEAN, WORD_GRANTS_NOTHING | WORD_OF_OPERATORS, 0, 0, NULL,
		"sockets of its own", "Landlock, seccomp", NULL },
	{ "net.unix.connect", KIND_PATHS, WORD_GRANTS_NOTHING, 0, 0, NULL,
		"connect to a local socket", "broker", NULL },
	{ "net.unix.listen", KIND_PATHS, WORD_GRANTS_NOTHING, 0, 0, NULL,
		"make a local socket", "broker", NULL },
	{ "run", KIND_PROGRAMS, WORD_GRANTS_NOTHING, 0, 0, NULL, "have programs run",
		"supervisor", "run" },

	{ "env.pass", KIND_NAMES, 0, 0, 0, NULL, "variables of the environment to keep",
		"supervisor", "env" },
	{ "env.set", KIND_SETTINGS, 0, 0, 0, NULL, "variables to set", "supervisor",
		NULL },
	{ "stdio", KIND_SET, 0, 0, 0, streams, "standard streams; others are /dev/null",
		"descriptors", "stdio" },
	{ "tty", KIND_BOOLEAN, WORD_OF_OPERATORS, 0, 0, NULL, "the terminal itself",
		"descriptors, seccomp", "tty" },
	{ "fds", KIND_DESCRIPTORS, 0, 0, 0, NULL, "descriptors to inherit", "descriptors",
		NULL },

	{ "limits.memory", KIND_SIZE, 0, MEMORY_LEAST, NO_LIMIT, NULL, "memory",
		"cgroup, RLIMIT_AS", NULL },
	{ "limits.cpu", KIND_TIME, 0, 0, NO_LIMIT, NULL, "time of the processor",
		"RLIMIT_CPU", NULL },
	{ "limits.wall", KIND_TIME, 0, 0, NO_LIMIT, NULL, "time of the clock",
		"supervisor", NULL },
	{ "limits.files", KIND_COUNT, 0, 8, NO_LIMIT, NULL, "descriptors at once",
		"RLIMIT_NOFILE", NULL },
	{ "limits.file_size", KIND_SIZE, 0, 0, NO_LIMIT, NULL, "bytes of a file",
		"RLIMIT_FSIZE", NULL },
	{ "limits.message", KIND_SIZE, 0, 1, NO_LIMIT, NULL, "bytes of a message",
		"actors", NULL },
	{ "limits.mailbox", KIND_COUNT, 0, 1, NO_LIMIT, NULL, "messages that wait",
		"actors", NULL },
	{ "limits.actors", KIND_COUNT, 0, 0, NO_LIMIT, NULL, "actors at once", "actors",
		NULL },
	{ "limits.procs", KIND_COUNT, 0, 0, 0, NULL,
		"threads of actors, besides the first", "seccomp, cgroup", NULL },
	{ "limits.disk", KIND_SIZE, 0, 0, NO_LIMIT, NULL, "bytes in $TMPDIR", "tmpfs",
		NULL },

	{ "jit", KIND_BOOLEAN, 0, 0, 1, NULL, "compile to machine code", "MDWE, seccomp",
		"jit" },
	{ "ffi", KIND_LIBRARIES, 0, 0, 0, NULL, "call libraries written in C", LUA,
		"ffi" },
	{ "bytecode", KIND_BOOLEAN, 0, 0, 0, NULL, "always false", LUA, NULL },
	{ "debug", KIND_BOOLEAN, 0, 0, 0, NULL, "the debug library", LUA, "debug" },

	{ "uring.entries", KIND_COUNT, 0, 1, NO_LIMIT, NULL, "requests at once", "ring",
		NULL },
	{ "uring.workers", KIND_COUNT, 0, 1, NO_LIMIT, NULL, "threads of the kernel",
		"ring", NULL },
	{ "uring.deny", KIND_DENY, 0, 0, 0, operations, "operations to do without",
		"ring", NULL },
	{ "syscalls.deny", KIND_DENY, 0, 0, 0, groups, "system calls to do without",
		"seccomp", NULL },

	{ "spawn", KIND_ACTORS, 0, 0, 0, NULL, "actors that it may start", "supervisor",
		NULL },
	{ "module", KIND_MODULE, WORD_OF_ACTORS, 0, 0, NULL, "the module that it runs",
		"supervisor", NULL },
	{ "max", KIND_COUNT, WORD_OF_ACTORS, 1, 16, NULL, "processes of it at once",
		"supervisor", NULL },
	{ "restart", KIND_CHOICE, WORD_OF_ACTORS, 0, 1, restarts,
		"when it is started anew", "supervisor", NULL },

	{ "user", KIND_USER, 0, 0, 0, users, "whose rights it has", "setresuid", NULL },
	{ "caps", KIND_NAMES, WORD_OF_OPERATORS, 0, 0, NULL, "capabilities of `run`",
		"capabilities", NULL },
	{ "namespaces.net", KIND_CHOICE, 0, 0, 1, spaces, "network", "namespace", NULL },
	{ "namespaces.ipc", KIND_CHOICE, 0, 0, 1, spaces, "queues and shared memory",
		"namespace", NULL },
	{ "namespaces.uts", KIND_CHOICE, 0, 0, 1, spaces, "the host's name", "namespace",
		NULL },
	{ "namespaces.pid", KIND_CHOICE, 0, 0, 0, spaces, "processes", "namespace",
		NULL },
	{ "namespaces.mount", KIND_CHOICE, 0, 0, 0, mounts, "the tree of files",
		"namespace", NULL },

	{ "on_violation", KIND_CHOICE, 0, 0, 0, reactions, "what a forbidden call does",
		"seccomp", NULL },
	{ "enforce", KIND_ENFORCE, 0, 0, 1, levels, "what has to hold", "supervisor",
		NULL },
	{ NULL, 0, 0, 0, 0, NULL, NULL, NULL, NULL },
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
