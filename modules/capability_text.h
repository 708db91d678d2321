/* SPDX-License-Identifier: MIT */
/* capability_text.h - sets of capabilities as cap_from_text(3) has them. */
#ifndef MODULES_CAPABILITY_TEXT_H
#define MODULES_CAPABILITY_TEXT_H

#include <stddef.h>
#include <stdint.h>

enum { CAPABILITY_EFFECTIVE, CAPABILITY_PERMITTED, CAPABILITY_INHERITABLE };

/* A bit for each capability. */
struct capability_sets {
	uint64_t sets[3];
};

/* The text is clauses between white space: "NAME,NAME=ep", "NAME+e-i" or the like, "=".
 * "all" is every name, and so is no name before "=". "=" clears the names in all three
 * sets; then what follows raises ("=" or "+") or lowers ("-") them in those that the
 * letters say. At first nothing is raised. Returns 0, or -EINVAL and leaves `into` as it
 * is. */
int capability_text_read(const char *text, struct capability_sets *into);

enum { CAPABILITY_TEXT_SIZE = 4096 };

/* The text of `sets`, as cap_to_text(3) has it: what most capabilities are, then the others,
 * "=ep cap_chown-e". Those that no library knows are seen where they are raised. */
void capability_text_write(const struct capability_sets *sets, char *into, size_t size);

/* The number of the capability "cap_NAME", in letters of any case, or of its number. -1
 * if there is none. */
int capability_text_find(const char *name);

#endif
