/* SPDX-License-Identifier: MIT */
/* file_descriptor.h - a descriptor as a value of Lua's: it can be sent and given to objects. */
#ifndef MODULES_FILE_DESCRIPTOR_H
#define MODULES_FILE_DESCRIPTOR_H

#include <lua.h>
#include <stdbool.h>

struct carrier;

/* All of it may be read; who changes it uses the functions below. */
struct file_descriptor {
	int fd; /* -1: it owns none, or none any more */
	unsigned
		lent; /* so many operations in flight use it: nobody else may (R-IO-102) */
	/* another process had it, and may still have a duplicate: what is made of it is
	 * tainted too (R-SBX-120) */
	bool tainted;
};

/* Push one that owns nothing yet: whatever can fail comes before there is a descriptor for it.
 * The type is made in this state if need be. */
struct file_descriptor *file_descriptor_push_empty(lua_State *L);

/* Give `fd` to one that owns none. */
void file_descriptor_own(struct file_descriptor *descriptor, int fd, bool tainted);

/* Push one that owns a duplicate of `fd`, or raise what the system says: return ...(). */
int file_descriptor_push_duplicate(lua_State *L, int fd, bool tainted);

/* The one at `index`, in any state of life, or NULL. */
struct file_descriptor *file_descriptor_test(lua_State *L, int index);

/* The one at `index`, which owns a descriptor and is not lent. Raises generic EINVAL with
 * arg = index, EBUSY if it is lent, EBADF if it owns none. (R-IO-101, 102) */
struct file_descriptor *file_descriptor_check(lua_State *L, int index);

/* Take the descriptor out of it: it owns none any more. */
int file_descriptor_take(struct file_descriptor *descriptor);

/* Use the descriptor of one that was checked in an operation, which returns it at its end.
 * Several times, and as often back: one message may have it twice. Until then the userdata
 * stands on the frame of the waiting call. */
int file_descriptor_lend(struct file_descriptor *descriptor);
void file_descriptor_return(struct file_descriptor *descriptor);

/* How one travels, and arrives from another process. */
extern const struct carrier file_descriptor_carrier;

#endif
