/* SPDX-License-Identifier: MIT */
/* file.h - an object that owns a file, at whose position or at any place it is read and
 * written. */
#ifndef MODULES_FILE_H
#define MODULES_FILE_H

#include <lua.h>
#include <stdbool.h>

#include "runtime/handle.h"

struct opening;

/* How it is read while other fibers could run. */
enum file_reading {
	READS_CACHED, /* at once as far as that takes no wait, else by the ring */
	READS_AT_ONCE,
	READS_BY_RING,
};

/* What it is, as far as that matters to who writes. */
enum file_kind {
	KIND_UNKNOWN, /* nobody has looked */
	KIND_PROMPT,  /* a regular file whose writes go to memory */
	KIND_REGULAR, /* one whose writes go further */
	KIND_PLACES,  /* something else that has a position */
	KIND_STREAM,  /* it has none */
};

struct file_object {
	struct handle handle;    /* first */
	struct opening *waiting; /* open_waiting() that has not ended, or NULL */
	enum file_reading reading;
	enum file_kind kind;
	bool is_random; /* read here and there: the kernel is told where it is opened */
};

/* Own `fd`, which was opened here. The object is closed. */
void file_object_adopt(struct file_object *file, int fd);

/* Forget what was known of the descriptor that it had before. */
void file_object_renew(struct file_object *file);

/* ---- file_open.c ---- */

/* Methods: open(path, flags [, mode]) and, AWAITS, open_waiting(). */
int file_open(lua_State *L);
int file_open_waiting(lua_State *L);

/* Make the type that open_waiting() needs. Once a state. */
void file_open_prepare(lua_State *L);

/* End open_waiting(), which fails with ECANCELED. True if there was one. */
bool file_open_stop(struct file_object *file);

/* ---- file_transfer.c ---- */

/* Methods, AWAITS: read_some(bytes), write_some(data), read_some_at(offset, bytes),
 * write_some_at(offset, data) -> count. */
int file_read_some(lua_State *L);
int file_write_some(lua_State *L);
int file_read_some_at(lua_State *L);
int file_write_some_at(lua_State *L);

/* ---- file_lock.c ---- */

/* Methods: lock() and lock_shared(), AWAITS; try_lock() and try_lock_shared() -> boolean,
 * unlock(). */
int file_lock(lua_State *L);
int file_lock_shared(lua_State *L);
int file_try_lock(lua_State *L);
int file_try_lock_shared(lua_State *L);
int file_unlock(lua_State *L);

/* ---- of all ---- */

/* The object that a method was called on. Raises generic EACCES if another process had its
 * descriptor: the thread waits for no such one. */
struct file_object *file_object_trusted(lua_State *L);

/* The whole number at `index`, or raise generic EINVAL with arg = index. */
int64_t file_object_check_number(lua_State *L, int index);

/* True if the ring of this process takes requests that are about files. */
bool file_object_ring(void);

#endif
