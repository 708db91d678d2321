/* SPDX-License-Identifier: MIT */
/* landlock.c - which files the kernel will let this process touch. */
#include "sandbox/landlock.h"

#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "sandbox/right.h"

/* The kernel's numbers. Debian's header ends with ABI 2. */
enum { CREATE_RULESET = 444, ADD_RULE = 445, RESTRICT_SELF = 446 };
enum { CREATE_VERSION = 1, CREATE_ERRATA = 2, RULE_PATH_BENEATH = 1 };

enum {
	FS_EXECUTE = 1 << 0,
	FS_WRITE_FILE = 1 << 1,
	FS_READ_FILE = 1 << 2,
	FS_READ_DIR = 1 << 3,
	FS_REMOVE_DIR = 1 << 4,
	FS_REMOVE_FILE = 1 << 5,
	FS_MAKE_CHAR = 1 << 6,
	FS_MAKE_DIR = 1 << 7,
	FS_MAKE_REG = 1 << 8,
	FS_MAKE_SOCK = 1 << 9,
	FS_MAKE_FIFO = 1 << 10,
	FS_MAKE_BLOCK = 1 << 11,
	FS_MAKE_SYM = 1 << 12,
	FS_REFER = 1 << 13,     /* ABI 2 */
	FS_TRUNCATE = 1 << 14,  /* ABI 3 */
	FS_IOCTL_DEV = 1 << 15, /* ABI 5 */
	FS_OF_FILES =
		FS_EXECUTE | FS_WRITE_FILE | FS_READ_FILE | FS_TRUNCATE | FS_IOCTL_DEV,
	NET_ALL = 3,   /* bind and connect of TCP, ABI 4 */
	SCOPE_ALL = 3, /* abstract sockets and signals, ABI 6 */
};

struct ruleset_attributes {
	uint64_t fs, net, scoped;
};

struct path_attributes {
	uint64_t allowed;
	int32_t parent;
} __attribute__((packed));

/* What each ABI brought, from 1. */
static const struct {
	uint64_t fs, net, scoped;
	size_t size; /* of the attributes, as that kernel knows them */
} abis[LANDLOCK_ABI_KNOWN] = {
	{ FS_REFER - 1, 0, 0, 8 },
	{ FS_REFER, 0, 0, 8 },
	{ FS_TRUNCATE, 0, 0, 8 },
	{ 0, NET_ALL, 0, 16 },
	{ FS_IOCTL_DEV, 0, 0, 16 },
	{ 0, 0, SCOPE_ALL, 24 },
	{ 0, 0, 0, 24 },
};

static int known(int abi)
{
	return abi < LANDLOCK_ABI_KNOWN ? abi : LANDLOCK_ABI_KNOWN;
}

/* All that is to be held back where it is not granted. */
static struct ruleset_attributes handled(int abi, size_t *size)
{
	struct ruleset_attributes all = { 0 };

	for (int i = 0; i < known(abi); i++) {
		all.fs |= abis[i].fs;
		all.net |= abis[i].net;
		all.scoped |= abis[i].scoped;
		*size = abis[i].size;
	}
	return all;
}

static uint64_t translate(unsigned rights)
{
	static const struct {
		unsigned right;
		uint64_t fs;
	} rows[] = {
		{ RIGHT_READ, FS_READ_FILE | FS_READ_DIR },
		{ RIGHT_LIST, FS_READ_DIR },
		{ RIGHT_WRITE, FS_WRITE_FILE | FS_TRUNCATE },
		{ RIGHT_CREATE, FS_MAKE_REG | FS_MAKE_DIR | FS_MAKE_SYM | FS_MAKE_FIFO |
					FS_MAKE_SOCK },
		{ RIGHT_DELETE, FS_REMOVE_FILE | FS_REMOVE_DIR },
		{ RIGHT_MOVE, FS_REFER },
		{ RIGHT_EXEC, FS_EXECUTE },
		{ RIGHT_DEVICE, FS_IOCTL_DEV },
	};
	uint64_t fs = 0;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (rights & rows[i].right)
			fs |= rows[i].fs;
	return fs;
}

int landlock_abi(void)
{
	long abi = syscall(CREATE_RULESET, NULL, 0, CREATE_VERSION);

	return abi < 0 ? -errno : (int)abi;
}

unsigned landlock_errata(void)
{
	long errata = syscall(CREATE_RULESET, NULL, 0, CREATE_ERRATA);

	return errata < 0 ? 0 : (unsigned)errata;
}

unsigned landlock_cannot_hold(int abi)
{
	if (abi < 1)
		return RIGHT_ALL_SIX | RIGHT_EXEC | RIGHT_DEVICE;
	return (abi < 3 ? RIGHT_WRITE : 0) | (abi < 5 ? RIGHT_DEVICE : 0);
}

static int add(int ruleset, const struct grant *grant, uint64_t held, struct fault *fault)
{
	struct path_attributes attributes = { .parent = grant->fd };

	attributes.allowed = translate(grant->rights) & held;
	if (!grant->is_directory)
		attributes.allowed &= FS_OF_FILES;
	if (attributes.allowed == 0)
		return 0; /* the kernel knows no such rule: nothing is allowed there */
	if (syscall(ADD_RULE, ruleset, RULE_PATH_BENEATH, &attributes, 0) < 0)
		return fault_set(fault, "landlock", errno, "rule in line %u",
			grant->item ? grant->item->line : 0);
	return 0;
}

int landlock_create(int abi, const struct grants *grants, struct fault *fault)
{
	size_t size = 0;
	struct ruleset_attributes all = handled(abi, &size);
	int ruleset = (int)syscall(CREATE_RULESET, &all, size, 0);

	if (ruleset < 0)
		return fault_set(fault, "landlock", errno, "ruleset of ABI %d", abi);
	for (unsigned i = 0; i < grants->count; i++)
		if (add(ruleset, &grants->list[i], all.fs, fault) < 0) {
			close(ruleset);
			return -1;
		}
	return ruleset;
}

int landlock_enter(int ruleset, struct fault *fault)
{
	if (syscall(RESTRICT_SELF, ruleset, 0) < 0)
		return fault_set(fault, "landlock", errno, "restrict");
	return 0;
}
