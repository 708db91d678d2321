/* SPDX-License-Identifier: MIT */
/* modules.c - every module, by the name that Lua knows it by. */
#include "modules/modules.h"

#include <stddef.h>

#include "modules/scanner.lua.h"
#include "modules/stream.lua.h"

/* Sorted. */
const struct module modules[] = {
	{ "asio_error", open_asio_error, NULL, 0 },
	{ "byte_span", open_byte_span, NULL, 0 },
	{ "condition_variable", open_condition_variable, NULL, 0 },
	{ "core_error", open_core_error, NULL, 0 },
	{ "file", open_file, NULL, 0 },
	{ "future", open_future, NULL, 0 },
	{ "generic_error", open_generic_error, NULL, 0 },
	{ "inbox", open_inbox, NULL, 0 },
	{ "ip", open_ip, NULL, 0 },
	{ "libc_service", open_libc_service, NULL, 0 },
	{ "mutex", open_mutex, NULL, 0 },
	{ "pipe", open_pipe, NULL, 0 },
	{ "recursive_mutex", open_recursive_mutex, NULL, 0 },
	{ "sandbox", open_sandbox, NULL, 0 },
	{ "serial_port", open_serial_port, NULL, 0 },
	{ "stream", NULL, stream_lua, sizeof stream_lua },
	{ "stream.scanner", NULL, scanner_lua, sizeof scanner_lua },
	{ "system", open_system, NULL, 0 },
	{ "time", open_time, NULL, 0 },
	{ "tls", open_tls, NULL, 0 },
	{ NULL, NULL, NULL, 0 },
};

/* Sorted. */
const struct module globals[] = {
	{ "byte_span", open_byte_span, NULL, 0 },
	{ "format", open_format, NULL, 0 },
	{ "spawn", open_spawn, NULL, 0 },
	{ "spawn_context_threads", open_spawn_context_threads, NULL, 0 },
	{ "spawn_vm", open_spawn_vm, NULL, 0 },
	{ "this_fiber", open_this_fiber, NULL, 0 },
	{ NULL, NULL, NULL, 0 },
};

const struct module process_globals[] = {
	{ "io", open_io, NULL, 0 },
	{ NULL, NULL, NULL, 0 },
};
