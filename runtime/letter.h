/* SPDX-License-Identifier: MIT */
/* letter.h - a Lua value that is sent to another process, until the kernel has it. */
#ifndef RUNTIME_LETTER_H
#define RUNTIME_LETTER_H

#include <lua.h>
#include <stdbool.h>
#include <stddef.h>

#include "runtime/draft.h"

struct enclosure;

/* What a send owns until it is done. It is a userdata. */
struct letter {
	unsigned char *bytes; /* NULL: they are in the draft still */
	size_t size;
	int count, acquired;
	struct enclosure *enclosures; /* behind the letter */
};

/* Make the metatable of letters. Once a state. */
void letter_open(lua_State *L);

/* Push a letter with what the draft encloses, acquired. Returns 0 or -errno; then nothing is
 * acquired. Raises when memory is out. */
int letter_seal(lua_State *L, const struct draft *draft, struct letter **sealed);

/* Let the letter have the bytes of the draft as its own. Returns 0 or -ENOMEM. */
int letter_keep(struct letter *letter, const struct draft *draft);

/* Give the letter to the kernel: 0 or -errno; EAGAIN if there is no room now. */
int letter_send(const struct letter *letter, const unsigned char *bytes, int fd);

/* It was sent, or never will be. Again does no harm. */
void letter_settle(struct letter *letter, bool sent);

#endif
