/* SPDX-License-Identifier: MIT */
/* unix_peer.h - who is at the other end of a local connection, as an option of its socket. */
#ifndef MODULES_UNIX_PEER_H
#define MODULES_UNIX_PEER_H

#include <lua.h>

/* For a table of options: remote_credentials, remote_security_label and _labels. (R-IO-204) */
int unix_peer_credentials(lua_State *L);
int unix_peer_label(lua_State *L);
int unix_peer_labels(lua_State *L);

/* These, as a part of such a table. */
#define UNIX_PEER_OPTIONS                                                                \
	{ "remote_credentials", OPTION_OTHER, 0, 0, 0, 0, NULL, unix_peer_credentials }, \
		{ "remote_security_label", OPTION_OTHER, 0, 0, 0, 0, NULL,               \
			unix_peer_label },                                               \
	{                                                                                \
		"remote_security_labels", OPTION_OTHER, 0, 0, 0, 0, NULL,                \
			unix_peer_labels                                                 \
	}

#endif
