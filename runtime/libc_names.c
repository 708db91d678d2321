/* SPDX-License-Identifier: MIT */
/* libc_names.c - names in Lua for numbers in the requests of a libc service. */
#include "runtime/libc_names.h"

#include <linux/openat2.h>
#include <netdb.h>
#include <stddef.h>
#include <string.h>

const struct libc_name libc_lookup_errors[] = {
	{ "again", EAI_AGAIN },
	{ "badflags", EAI_BADFLAGS },
	{ "fail", EAI_FAIL },
	{ "family", EAI_FAMILY },
	{ "memory", EAI_MEMORY },
	{ "noname", EAI_NONAME },
	{ "service", EAI_SERVICE },
	{ "socktype", EAI_SOCKTYPE },
	{ "system", EAI_SYSTEM },
	{ NULL, 0 },
};

const struct libc_name libc_resolve_names[] = {
	{ "beneath", RESOLVE_BENEATH },
	{ "cached", RESOLVE_CACHED },
	{ "in_root", RESOLVE_IN_ROOT },
	{ "no_magiclinks", RESOLVE_NO_MAGICLINKS },
	{ "no_symlinks", RESOLVE_NO_SYMLINKS },
	{ "no_xdev", RESOLVE_NO_XDEV },
	{ NULL, 0 },
};

const struct libc_name *libc_name_find(const struct libc_name *names, const char *name)
{
	for (; names->name; names++)
		if (strcmp(names->name, name) == 0)
			return names;
	return NULL;
}

const struct libc_name *libc_name_of(const struct libc_name *names, int value)
{
	for (; names->name; names++)
		if (names->value == value)
			return names;
	return NULL;
}
