/* SPDX-License-Identifier: MIT */
/* io_process.h - a command at the other end of a file: io.popen. */
#ifndef MODULES_IO_PROCESS_H
#define MODULES_IO_PROCESS_H

#include <lua.h>
#include <sys/types.h>

#include "modules/io_file.h"

/* Start `command` by the shell, its output (mode "r") or input (mode "w") the other end of
 * `file`, which is closed. Returns 0 or -errno. */
int process_start(struct file *file, const char *command, const char *mode);

/* The pipe is closed: wait for the command to end. Pushes true. Suspends the fiber. Use:
 * return process_wait(...) */
int process_wait(lua_State *L, struct file *file);

/* The same with the thread: the file is garbage. Does not wait if the state ends. Accepts one
 * without a command. */
void process_forget(struct file *file);

/* The same for one whose file is gone already. 0 is none. From any thread. */
void process_leave(pid_t pid);

/* Wait, with the thread, for every process that was left: at the end. */
void process_join_all(void);

#endif
