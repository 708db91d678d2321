/* SPDX-License-Identifier: MIT */
/* modules.c - every module, by the name that Lua knows it by. */
#include "modules/modules.h"

#include <stddef.h>

#include "modules/http.lua.h"
#include "modules/http_body.lua.h"
#include "modules/http_client.lua.h"
#include "modules/http_exchange.lua.h"
#include "modules/http_head.lua.h"
#include "modules/http_message.lua.h"
#include "modules/http_server.lua.h"
#include "modules/http_socket.lua.h"
#include "modules/http_text.lua.h"
#include "modules/http_wire.lua.h"
#include "modules/scanner.lua.h"
#include "modules/stream.lua.h"
#include "modules/websocket.lua.h"
#include "modules/websocket_frame.lua.h"
#include "modules/websocket_handshake.lua.h"

/* Sorted. */
const struct module modules[] = {
	{ "asio_error", open_asio_error, NULL, 0 },
	{ "byte_span", open_byte_span, NULL, 0 },
	{ "condition_variable", open_condition_variable, NULL, 0 },
	{ "core_error", open_core_error, NULL, 0 },
	{ "file", open_file, NULL, 0 },
	{ "filesystem", open_filesystem, NULL, 0 },
	{ "future", open_future, NULL, 0 },
	{ "generic_error", open_generic_error, NULL, 0 },
	{ "http", NULL, http_lua, sizeof http_lua },
	{ "inbox", open_inbox, NULL, 0 },
	{ "ip", open_ip, NULL, 0 },
	{ "libc_service", open_libc_service, NULL, 0 },
	{ "mutex", open_mutex, NULL, 0 },
	{ "pipe", open_pipe, NULL, 0 },
	{ "recursive_mutex", open_recursive_mutex, NULL, 0 },
	{ "regex", open_regex, NULL, 0 },
	{ "sandbox", open_sandbox, NULL, 0 },
	{ "serial_port", open_serial_port, NULL, 0 },
	{ "stream", NULL, stream_lua, sizeof stream_lua },
	{ "system", open_system, NULL, 0 },
	{ "time", open_time, NULL, 0 },
	{ "tls", open_tls, NULL, 0 },
	{ "unix", open_unix, NULL, 0 },
	{ "websocket", NULL, websocket_lua, sizeof websocket_lua },
	{ NULL, NULL, NULL, 0 },
};

/* Sorted. */
const struct module module_parts[] = {
	{ "http.body", NULL, http_body_lua, sizeof http_body_lua },
	{ "http.client", NULL, http_client_lua, sizeof http_client_lua },
	{ "http.core", open_http_core, NULL, 0 },
	{ "http.exchange", NULL, http_exchange_lua, sizeof http_exchange_lua },
	{ "http.head", NULL, http_head_lua, sizeof http_head_lua },
	{ "http.message", NULL, http_message_lua, sizeof http_message_lua },
	{ "http.server", NULL, http_server_lua, sizeof http_server_lua },
	{ "http.socket", NULL, http_socket_lua, sizeof http_socket_lua },
	{ "http.text", NULL, http_text_lua, sizeof http_text_lua },
	{ "http.wire", NULL, http_wire_lua, sizeof http_wire_lua },
	{ "regex.scan", open_regex_scan, NULL, 0 },
	{ "stream.scanner", NULL, scanner_lua, sizeof scanner_lua },
	{ "websocket.core", open_websocket_core, NULL, 0 },
	{ "websocket.frame", NULL, websocket_frame_lua, sizeof websocket_frame_lua },
	{ "websocket.handshake", NULL, websocket_handshake_lua,
		sizeof websocket_handshake_lua },
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
