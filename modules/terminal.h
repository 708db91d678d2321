/* SPDX-License-Identifier: MIT */
/* terminal.h - what whoever has the descriptor of a terminal can ask of it and tell it.
 *
 * Each is the body of a method: `fd` is its terminal, arguments stand from 2 on. What the kernel
 * refuses is raised in the category system. */
#ifndef MODULES_TERMINAL_H
#define MODULES_TERMINAL_H

#include <lua.h>

/* isatty() -> boolean: false for all but EBADF */
int terminal_isatty(lua_State *L, int fd);

/* tcgetpgrp() -> process group, tcsetpgrp(process group) */
int terminal_tcgetpgrp(lua_State *L, int fd);
int terminal_tcsetpgrp(lua_State *L, int fd);

/* window_size() -> rows, columns; set_window_size(rows, columns) */
int terminal_window_size(lua_State *L, int fd);
int terminal_set_window_size(lua_State *L, int fd);

/* make_raw() -> mode, a string that restore_mode(mode) takes */
int terminal_make_raw(lua_State *L, int fd);
int terminal_restore_mode(lua_State *L, int fd);

#endif
