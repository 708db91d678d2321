/* SPDX-License-Identifier: MIT */
/* socket_option.h - set_option() and get_option(): a table of names for each kind of socket. */
#ifndef MODULES_SOCKET_OPTION_H
#define MODULES_SOCKET_OPTION_H

#include <lua.h>

enum option_kind {
	OPTION_BOOLEAN,
	OPTION_INTEGER,
	OPTION_OCTET,  /* 0 to 255 */
	OPTION_BUFFER, /* the kernel says twice what it was told (R-IO-174) */
	OPTION_LINGER, /* enabled, seconds (R-IO-173) */
	OPTION_OTHER,  /* set() and get() know */
};

/* As set_option(name, value...) and get_option(name) find it. */
struct socket_option {
	const char *name;
	enum option_kind kind;
	int level, number;       /* of setsockopt(2), */
	int level_v6, number_v6; /* and of a socket of IPv6, where they differ */
	/* Called with all arguments of the method: OPTION_OTHER. NULL: it cannot be set, or
	 * cannot be got. */
	lua_CFunction set, get;
};

/* What every kind of socket has: a part of such a table. */
#define SOCKET_OPTIONS                                                                \
	{ "debug", OPTION_BOOLEAN, SOL_SOCKET, SO_DEBUG, 0, 0, NULL, NULL },          \
		{ "receive_buffer_size", OPTION_BUFFER, SOL_SOCKET, SO_RCVBUF, 0, 0,  \
			NULL, NULL },                                                 \
	{                                                                             \
		"send_buffer_size", OPTION_BUFFER, SOL_SOCKET, SO_SNDBUF, 0, 0, NULL, \
			NULL                                                          \
	}

/* The methods, of an object whose options are these, until { NULL }: unknown names raise
 * generic ENOTSUP. */
int socket_option_set(lua_State *L, const struct socket_option *options);
int socket_option_get(lua_State *L, const struct socket_option *options);

#endif
