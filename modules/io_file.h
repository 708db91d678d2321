/* SPDX-License-Identifier: MIT */
/* io_file.h - a buffered file under the io library, on which fibers wait. */
#ifndef MODULES_IO_FILE_H
#define MODULES_IO_FILE_H

#include <lua.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "runtime/fiber.h"
#include "runtime/ring.h"

enum file_buffering { BUFFER_NONE, BUFFER_LINES, BUFFER_FULL };

struct file {
	int fd;    /* -1: closed */
	pid_t pid; /* of popen(); 0: none */
	bool readable, writable;
	bool regular;            /* never waits for anybody */
	bool standard;           /* stdin, stdout, stderr: not to be closed */
	bool has_cursor;         /* its environment is the cursor of io_lines.lua */
	bool used_lines;         /* io.lines(name): closed at its end */
	unsigned char buffering; /* enum file_buffering */
	size_t limit;            /* buffered output beyond this is written */

	char *in; /* input: in[start .. end) is not consumed yet */
	size_t start, end, in_capacity;
	size_t searched; /* no line ends before this */
	size_t held;     /* bytes before `start` that a read may have to give back: */
	const struct fiber *holder; /* this one's, which waits for more */
	bool lent;       /* a cursor may have consumed lines of it */
	size_t lent_end; /* where the last of those ends, if they are counted only */
	struct op fill;
	bool filling;
	bool fill_withdrawn;       /* the last reader has gone */
	struct fiber_list readers; /* who waits for `fill` */

	char *out; /* output that nobody writes yet */
	size_t used, out_capacity;
	char *flight; /* output that the kernel is given: flight[done .. sent) */
	size_t done, sent, flight_capacity;
	struct op drain;
	bool draining;
	struct fiber_list writers; /* who waits for `drain` */
	int error;                 /* the first errno of a write that failed */

	struct vm *vm;
	struct file *next, *previous; /* all that are open in it, from vm->files */
};

/* Results of file_fill() and file_push_out() besides counts and -errno. */
enum { FILE_WAITS = -4100 };

/* Make the metatable, its own __index, and push it for the methods. Once a state. */
void file_open_type(lua_State *L);

/* Push a new file that is closed, and return it. */
struct file *file_new(lua_State *L);

/* The file at `index`, open or closed, or NULL. */
struct file *file_test(lua_State *L, int index);

/* The open file at `index`, or raise as the stock library does. */
struct file *file_check(lua_State *L, int index);

/* Let `file` own the descriptor. `flags` are those of open(2). */
void file_adopt(struct file *file, int fd, int flags);

/* Let `file`, whose other members are set, own the descriptor in the current state. */
void file_enter(struct file *file, int fd);

/* Close the file without its descriptor and buffers, which are the caller's now. */
void file_leave(struct file *file);

/* Give up memory and descriptor at once; what is buffered is lost. */
void file_discard(struct file *file);

/* The same, but the descriptor stays open. */
void file_forget(struct file *file);

/* Read more into the input buffer. Returns the count, 0 at the end, -errno, or FILE_WAITS
 * if the fiber must wait: file_wait_input() comes next. `suspends` tells whether it can. */
int file_fill(struct file *file, bool suspends);

/* Before the script waits for `file`, what it wrote to terminals must be seen. */
void file_flush_prompts(const struct file *file);

/* Wait for input, the first time and from a push. */
int file_wait_input(lua_State *L, struct file *file, fiber_push *push);
int file_wait_input_again(lua_State *L, struct file *file);

/* The running fiber has consumed so many bytes of a read that is not finished: keep them,
 * and let none be kept that anybody else has. */
void file_hold(struct file *file, size_t size);

/* The running fiber's read was canceled: what it held is input again. */
void file_give_back(struct file *file);

/* Forget input that was read ahead; the position becomes the script's. */
void file_drop_input(struct file *file);

/* Append to the output buffer. Returns 0 or -ENOMEM. */
int file_append(struct file *file, const char *bytes, size_t size);

/* True if the policy of the buffer wants it written now; `text` was appended last. */
bool file_is_due(const struct file *file, const char *text, size_t size);

/* Write what is buffered. Returns 0, -errno, or FILE_WAITS: file_wait_output() is next. */
int file_push_out(struct file *file, bool suspends);

int file_wait_output(lua_State *L, struct file *file, fiber_push *push);
int file_wait_output_again(lua_State *L, struct file *file);

#endif
