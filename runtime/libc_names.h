/* SPDX-License-Identifier: MIT */
/* libc_names.h - names in Lua for numbers in the requests of a libc service. */
#ifndef RUNTIME_LIBC_NAMES_H
#define RUNTIME_LIBC_NAMES_H

/* An array of them ends with { NULL }. */
struct libc_name {
	const char *name;
	int value;
};

extern const struct libc_name libc_lookup_errors[]; /* what getaddrinfo returns */
extern const struct libc_name
	libc_resolve_names[]; /* bits of openat2(2), sorted by name */

/* The row with that name, or that value; or NULL. */
const struct libc_name *libc_name_find(const struct libc_name *names, const char *name);
const struct libc_name *libc_name_of(const struct libc_name *names, int value);

#endif
