/* SPDX-License-Identifier: MIT */
/* unix_peer.c - who is at the other end of a local connection, as an option of its socket. */
#include "modules/unix_peer.h"

#include <errno.h>
#include <stddef.h>
#include <string.h>
#include <sys/socket.h>

#include "runtime/error.h"
#include "runtime/handle.h"

enum { LABEL_BYTES = 256, LABEL_MAX = 1 << 16 };

/* get_option("remote_credentials") -> { uid, pid, groups = { gid } } */

int unix_peer_credentials(lua_State *L)
{
	int fd = handle_fd(L, module_self(L));
	struct ucred peer;
	socklen_t size = sizeof peer;

	if (getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &peer, &size) < 0)
		return error_raise_errno(L, errno);
	if (peer.uid == (uid_t)-1)
		return error_raise_errno(L, ENOTCONN);
	lua_createtable(L, 0, 3);
	lua_pushnumber(L, peer.uid);
	lua_setfield(L, -2, "uid");
	lua_pushnumber(L, peer.pid);
	lua_setfield(L, -2, "pid");
	lua_createtable(L, 1, 0);
	lua_pushnumber(L, peer.gid);
	lua_rawseti(L, -2, 1);
	lua_setfield(L, -2, "groups");
	return 1;
}

/* get_option("remote_security_label") -> text */

int unix_peer_label(lua_State *L)
{
	int fd = handle_fd(L, module_self(L));

	for (size_t room = LABEL_BYTES; room <= LABEL_MAX; room *= 2) {
		char *label = lua_newuserdata(L, room);
		socklen_t size = (socklen_t)room;

		if (getsockopt(fd, SOL_SOCKET, SO_PEERSEC, label, &size) == 0) {
			lua_pushlstring(L, label, strnlen(label, size));
			return 1;
		}
		if (errno != ERANGE)
			break;
	}
	return error_raise_errno(L, errno);
}

/* get_option("remote_security_labels"): of FreeBSD */

int unix_peer_labels(lua_State *L)
{
	error_push(L, &error_generic, ENOTSUP);
	lua_pushliteral(L, "remote_security_labels");
	lua_setfield(L, -2, "arg");
	return lua_error(L);
}
