/* SPDX-License-Identifier: MIT */
/* unix_acceptor.c - unix.stream.acceptor and unix.seqpacket.acceptor: take local connections. */
#include <errno.h>
#include <math.h>
#include <stdbool.h>
#include <sys/socket.h>
#include <sys/stat.h>

#include "modules/acceptor.h"
#include "modules/owner.h"
#include "modules/socket.h"
#include "modules/socket_option.h"
#include "modules/stale_socket.h"
#include "modules/unix_address.h"
#include "modules/unix_socket.h"
#include "runtime/error.h"
#include "runtime/net.h"
#include "runtime/net_watched.h"

static const struct socket_option socket_options[] = {
	SOCKET_OPTIONS,
	{ "enable_connection_aborted", OPTION_OTHER, 0, 0, 0, 0,
		acceptor_set_reports_aborted, acceptor_get_reports_aborted },
	{ NULL, OPTION_OTHER, 0, 0, 0, 0, NULL, NULL },
};

static int set_option(lua_State *L)
{
	return socket_option_set(L, socket_options);
}

static int get_option(lua_State *L)
{
	return socket_option_get(L, socket_options);
}

/* acceptor:accept() -> socket */

static int accept_one(lua_State *L)
{
	const struct unix_class *class = lua_touserdata(L, lua_upvalueindex(1));

	return acceptor_accept(L, &class->accepts->type, class->accepts->size);
}

static const struct function methods[] = {
	{ "accept", accept_one, AWAITS | ONE_RESULT },
	{ "assign", owner_assign, 0 },
	{ "bind", unix_bind, 0 },
	{ "cancel", owner_cancel, 0 },
	{ "close", unix_close, 0 },
	{ "get_option", get_option, 0 },
	{ "listen", socket_listen, 0 },
	{ "open", unix_open, 0 },
	{ "release", owner_release, 0 },
	{ "set_option", set_option, 0 },
	{ "wait", socket_wait, AWAITS | NO_RESULT },
	{ NULL, NULL, 0 },
};

const struct unix_class unix_stream_acceptor = {
	.type = { "unix.stream_acceptor", methods, unix_metamethods, unix_property },
	.size = sizeof(struct acceptor),
	.kind = SOCK_STREAM,
	.accepts = &unix_stream_socket,
};
const struct unix_class unix_seqpacket_acceptor = {
	.type = { "unix.seqpacket_acceptor", methods, unix_metamethods, unix_property },
	.size = sizeof(struct acceptor),
	.kind = SOCK_SEQPACKET,
	.accepts = &unix_seqpacket_socket,
};

/* ---- listen(path [, mode or { mode =, replace = }]) -> acceptor ---- */

enum { PERMISSIONS = 0777, NO_MODE = -1 };

struct listen_options {
	int mode;     /* of the file, or NO_MODE */
	bool replace; /* a file that nobody listens behind any more */
};

static bool read_mode(lua_State *L, int index, int *mode)
{
	lua_Number number = lua_tonumber(L, index);

	if (lua_isnil(L, index))
		return true;
	if (lua_type(L, index) != LUA_TNUMBER || !(number >= 0 && number <= UINT32_MAX) ||
		number != floor(number))
		return false;
	*mode = (int)((uint32_t)number & PERMISSIONS);
	return true;
}

static struct listen_options check_options(lua_State *L, int index)
{
	struct listen_options options = { .mode = NO_MODE };

	if (lua_isnoneornil(L, index))
		return options;
	if (!lua_istable(L, index)) {
		if (!read_mode(L, index, &options.mode))
			error_argument(L, index);
		return options;
	}
	lua_getfield(L, index, "mode");
	if (!read_mode(L, -1, &options.mode))
		error_argument_name(L, "mode");
	lua_getfield(L, index, "replace");
	if (!lua_isnil(L, -1) && !lua_isboolean(L, -1))
		error_argument_name(L, "replace");
	options.replace = lua_toboolean(L, -1);
	return options;
}

static int bind_to(int fd, const struct endpoint *address)
{
	return bind(fd, &address->any, address->size) < 0 ? -errno : 0;
}

static int begin(
	int fd, const struct endpoint *address, const struct listen_options *options)
{
	const char *path = unix_address_path(address);
	int status;

	if (options->mode != NO_MODE && fchmod(fd, (mode_t)options->mode) < 0)
		return -errno;
	status = options->replace && path ? stale_socket_replace(path, fd, address)
	                                  : bind_to(fd, address);
	if (status == 0 && listen(fd, SOMAXCONN) < 0)
		status = -errno;
	return status;
}

int unix_listen(lua_State *L, const struct unix_class *class)
{
	struct endpoint address = unix_address_check_text(L, 1);
	struct listen_options options = check_options(L, 2);
	struct handle *acceptor = handle_new(L, &class->type, class->size);
	int status;

	socket_open(L, acceptor, AF_UNIX, class->kind);
	if (net_is_brokered()) {
		socket_bind(L, acceptor, &address);
		return 1;
	}
	if (class->kind == SOCK_STREAM)
		net_watched_listen(&address.any, address.size);
	status = begin(acceptor->fd, &address, &options);
	if (status == 0)
		return 1;
	handle_close(acceptor);
	return error_raise_errno(L, -status);
}
