/* SPDX-License-Identifier: MIT */
/* modules.h - every module, by the name that Lua knows it by. */
#ifndef MODULES_MODULES_H
#define MODULES_MODULES_H

#include <lua.h>

#include "runtime/module.h"

/* What `require` finds without looking at any file. Ends with { NULL }. */
extern const struct module modules[];

/* What of these is written in Lua consists of more: what only it finds. Ends with { NULL }. */
extern const struct module module_parts[];

/* What is there when a script begins: the value of the global of that name. What looks at the
 * process, at its standard streams, stands apart. */
extern const struct module globals[], process_globals[];

int open_asio_error(lua_State *L);
int open_byte_span(lua_State *L);
int open_condition_variable(lua_State *L);
int open_core_error(lua_State *L);
int open_file(lua_State *L);
int open_filesystem(lua_State *L);
int open_format(lua_State *L);
int open_future(lua_State *L);
int open_generic_error(lua_State *L);
int open_http_core(lua_State *L);
int open_inbox(lua_State *L);
int open_io(lua_State *L);
int open_ip(lua_State *L);
int open_libc_service(lua_State *L);
int open_mutex(lua_State *L);
int open_pipe(lua_State *L);
int open_recursive_mutex(lua_State *L);
int open_regex(lua_State *L);
int open_regex_scan(lua_State *L);
int open_sandbox(lua_State *L);
int open_serial_port(lua_State *L);
int open_spawn(lua_State *L);
int open_spawn_context_threads(lua_State *L);
int open_spawn_vm(lua_State *L);
int open_system(lua_State *L);
int open_this_fiber(lua_State *L);
int open_time(lua_State *L);
int open_tls(lua_State *L);
int open_unix(lua_State *L);
int open_websocket_core(lua_State *L);

#endif
