/* SPDX-License-Identifier: MIT */
/* unix.c - require "unix": local sockets, and descriptors that go through them. */
#include <sys/socket.h>

#include "modules/modules.h"
#include "modules/passing.h"
#include "modules/unix_socket.h"
#include "runtime/path.h"

static int stream_dial(lua_State *L)
{
	return unix_dial(L, &unix_stream_socket);
}

static int stream_listen(lua_State *L)
{
	return unix_listen(L, &unix_stream_acceptor);
}

static int seqpacket_dial(lua_State *L)
{
	return unix_dial(L, &unix_seqpacket_socket);
}

static int seqpacket_listen(lua_State *L)
{
	return unix_listen(L, &unix_seqpacket_acceptor);
}

static int datagram_dial(lua_State *L)
{
	return unix_dial(L, &unix_datagram_socket);
}

static const struct function stream_functions[] = {
	{ "dial", stream_dial, AWAITS | ONE_RESULT },
	{ "listen", stream_listen, 0 },
	{ NULL, NULL, 0 },
};
static const struct function seqpacket_functions[] = {
	{ "dial", seqpacket_dial, AWAITS | ONE_RESULT },
	{ "listen", seqpacket_listen, 0 },
	{ NULL, NULL, 0 },
};
static const struct function datagram_functions[] = {
	{ "dial", datagram_dial, AWAITS | ONE_RESULT },
	{ NULL, NULL, 0 },
};

/* A class has two names: unix.stream.socket and unix.stream_socket. The module stands below the
 * table of its kind. */
static void add_class(lua_State *L, const char *old_name, const char *name,
	const struct unix_class *class)
{
	unix_push_class(L, class);
	lua_pushvalue(L, -1);
	lua_setfield(L, -4, old_name);
	lua_setfield(L, -2, name);
}

int open_unix(lua_State *L)
{
	path_open(L);
	passing_open(L);
	lua_newtable(L);
	lua_newtable(L);
	lua_pushinteger(L, MSG_PEEK);
	lua_setfield(L, -2, "peek");
	lua_setfield(L, -2, "message_flag");

	lua_newtable(L);
	add_class(L, "stream_socket", "socket", &unix_stream_socket);
	add_class(L, "stream_acceptor", "acceptor", &unix_stream_acceptor);
	module_functions(L, stream_functions);
	lua_setfield(L, -2, "stream");

	lua_newtable(L);
	add_class(L, "seqpacket_socket", "socket", &unix_seqpacket_socket);
	add_class(L, "seqpacket_acceptor", "acceptor", &unix_seqpacket_acceptor);
	module_functions(L, seqpacket_functions);
	lua_setfield(L, -2, "seqpacket");

	lua_newtable(L);
	add_class(L, "datagram_socket", "socket", &unix_datagram_socket);
	module_functions(L, datagram_functions);
	lua_setfield(L, -2, "datagram");
	return 1;
}
