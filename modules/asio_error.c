/* SPDX-License-Identifier: MIT */
/* asio_error.c - require "asio_error": what networking may report, by name, in groups. */
#include <errno.h>
#include <netdb.h>
#include <stddef.h>

#include "modules/error_names.h"
#include "modules/modules.h"
#include "runtime/module.h"

static const struct error_name basic_names[] = {
	{ "access_denied", EACCES },
	{ "address_family_not_supported", EAFNOSUPPORT },
	{ "address_in_use", EADDRINUSE },
	{ "already_connected", EISCONN },
	{ "already_started", EALREADY },
	{ "bad_descriptor", EBADF },
	{ "broken_pipe", EPIPE },
	{ "connection_aborted", ECONNABORTED },
	{ "connection_refused", ECONNREFUSED },
	{ "connection_reset", ECONNRESET },
	{ "fault", EFAULT },
	{ "host_unreachable", EHOSTUNREACH },
	{ "in_progress", EINPROGRESS },
	{ "interrupted", EINTR },
	{ "invalid_argument", EINVAL },
	{ "message_size", EMSGSIZE },
	{ "name_too_long", ENAMETOOLONG },
	{ "network_down", ENETDOWN },
	{ "network_reset", ENETRESET },
	{ "network_unreachable", ENETUNREACH },
	{ "no_buffer_space", ENOBUFS },
	{ "no_descriptors", EMFILE },
	{ "no_memory", ENOMEM },
	{ "no_permission", EPERM },
	{ "no_protocol_option", ENOPROTOOPT },
	{ "no_such_device", ENODEV },
	{ "not_connected", ENOTCONN },
	{ "not_socket", ENOTSOCK },
	{ "operation_aborted", ECANCELED },
	{ "operation_not_supported", EOPNOTSUPP },
	{ "shut_down", ESHUTDOWN },
	{ "timed_out", ETIMEDOUT },
	{ "try_again", EAGAIN },
	{ "would_block", EWOULDBLOCK },
	{ NULL, 0 },
};

static const struct error_name netdb_names[] = {
	{ "host_not_found", HOST_NOT_FOUND },
	{ "host_not_found_try_again", TRY_AGAIN },
	{ "no_data", NO_DATA },
	{ "no_recovery", NO_RECOVERY },
	{ NULL, 0 },
};

static const struct error_name addrinfo_names[] = {
	{ "service_not_found", EAI_SERVICE },
	{ "socket_type_not_supported", EAI_SOCKTYPE },
	{ NULL, 0 },
};

static const struct error_name misc_names[] = {
	{ "already_open", MISC_ALREADY_OPEN },
	{ "eof", MISC_EOF },
	{ "fd_set_failure", MISC_FD_SET_FAILURE },
	{ "not_found", MISC_NOT_FOUND },
	{ NULL, 0 },
};

static const struct error_name ssl_stream_names[] = {
	{ "stream_truncated", SSL_STREAM_TRUNCATED },
	{ NULL, 0 },
};

static int basic(lua_State *L)
{
	return error_names_index(L, basic_names, &error_system);
}

static int netdb(lua_State *L)
{
	return error_names_index(L, netdb_names, &error_netdb);
}

static int addrinfo(lua_State *L)
{
	return error_names_index(L, addrinfo_names, &error_addrinfo);
}

static int misc(lua_State *L)
{
	return error_names_index(L, misc_names, &error_misc);
}

static int ssl_stream(lua_State *L)
{
	return error_names_index(L, ssl_stream_names, &error_ssl_stream);
}

static const struct {
	const char *name;
	struct type type;
} groups[] = {
	{ "basic", { "asio_error.basic", NULL, NULL, basic } },
	{ "netdb", { "asio_error.netdb", NULL, NULL, netdb } },
	{ "addrinfo", { "asio_error.addrinfo", NULL, NULL, addrinfo } },
	{ "misc", { "asio_error.misc", NULL, NULL, misc } },
	{ "ssl_stream", { "asio_error.ssl_stream", NULL, NULL, ssl_stream } },
};

static int asio_error(lua_State *L);

static const struct type asio_error_type = { "asio_error", NULL, NULL, asio_error };

/* The groups stand in the environment of the module's object. There is no error for a
 * group that is unknown. (R-CORE-127) */
static int asio_error(lua_State *L)
{
	module_check(L, 1, &asio_error_type);
	lua_getfenv(L, 1);
	lua_pushvalue(L, 2);
	lua_rawget(L, -2);
	return 1;
}

int open_asio_error(lua_State *L)
{
	module_type(L, &asio_error_type);
	module_new(L, &asio_error_type, 0);
	lua_newtable(L);
	for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) {
		module_type(L, &groups[i].type);
		module_new(L, &groups[i].type, 0);
		lua_setfield(L, -2, groups[i].name);
	}
	lua_setfenv(L, -2);
	return 1;
}
