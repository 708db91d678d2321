/* SPDX-License-Identifier: MIT */
/* socket_option.c - set_option() and get_option(): a table of names for each kind of socket. */
#include "modules/socket_option.h"

#include <errno.h>
#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <sys/socket.h>

#include "runtime/error.h"
#include "runtime/handle.h"
#include "runtime/net.h"

enum { OCTET_MAX = 255 };

/* Level and number of setsockopt(2). */
struct place {
	int level, number;
};

static const struct socket_option *find(lua_State *L, const struct socket_option *options)
{
	const char *name;

	if (lua_type(L, 2) != LUA_TSTRING)
		error_argument(L, 2);
	name = lua_tostring(L, 2);
	while (options->name && strcmp(options->name, name) != 0)
		options++;
	if (!options->name)
		error_raise_generic(L, ENOTSUP);
	return options;
}

static bool is_v6(lua_State *L, int fd)
{
	int family = 0;
	socklen_t size = sizeof family;

	if (getsockopt(fd, SOL_SOCKET, SO_DOMAIN, &family, &size) < 0)
		error_raise_errno(L, errno);
	return family == AF_INET6;
}

static struct place place_of(lua_State *L, int fd, const struct socket_option *option)
{
	if (option->number_v6 != 0 && is_v6(L, fd))
		return (struct place){ option->level_v6, option->number_v6 };
	return (struct place){ option->level, option->number };
}

static void set(lua_State *L, int fd, struct place place, const void *value, size_t size)
{
	if (setsockopt(fd, place.level, place.number, value, (socklen_t)size) == 0)
		return;
	/* what stands for a socket forgets it */
	if (errno != ENOTSOCK || !net_is_brokered())
		error_raise_errno(L, errno);
}

static void get(lua_State *L, int fd, struct place place, void *value, size_t size)
{
	socklen_t there = (socklen_t)size;

	if (getsockopt(fd, place.level, place.number, value, &there) < 0)
		error_raise_errno(L, errno);
}

static bool check_boolean(lua_State *L, int index)
{
	if (!lua_isboolean(L, index))
		error_argument(L, index);
	return lua_toboolean(L, index);
}

static int check_integer(lua_State *L, int index, int least, int most)
{
	lua_Number number = lua_tonumber(L, index);

	if (lua_type(L, index) != LUA_TNUMBER || !(number >= least && number <= most))
		error_argument(L, index);
	return (int)number;
}

static int check_value(lua_State *L, enum option_kind kind)
{
	if (kind == OPTION_BOOLEAN)
		return check_boolean(L, 3);
	return kind == OPTION_OCTET ? check_integer(L, 3, 0, OCTET_MAX)
	                            : check_integer(L, 3, INT_MIN, INT_MAX);
}

static int set_linger(
	lua_State *L, struct handle *self, const struct socket_option *option)
{
	struct linger linger = {
		.l_onoff = check_boolean(L, 3),
		.l_linger = check_integer(L, 4, 0, INT_MAX),
	};
	int fd = handle_fd(L, self);

	set(L, fd, place_of(L, fd, option), &linger, sizeof linger);
	self->lingers = linger.l_onoff && linger.l_linger > 0;
	return 0;
}

int socket_option_set(lua_State *L, const struct socket_option *options)
{
	struct handle *self = module_self(L);
	const struct socket_option *option = find(L, options);
	int fd, value;

	if (option->kind == OPTION_OTHER)
		return option->set ? option->set(L) : error_raise_generic(L, ENOTSUP);
	if (option->kind == OPTION_LINGER)
		return set_linger(L, self, option);
	value = check_value(L, option->kind);
	fd = handle_fd(L, self);
	set(L, fd, place_of(L, fd, option), &value, sizeof value);
	return 0;
}

int socket_option_get(lua_State *L, const struct socket_option *options)
{
	const struct handle *self = module_self(L);
	const struct socket_option *option = find(L, options);
	struct linger linger;
	int fd, value;

	if (option->kind == OPTION_OTHER)
		return option->get ? option->get(L) : error_raise_generic(L, ENOTSUP);
	fd = handle_fd(L, self);
	if (option->kind == OPTION_LINGER) {
		get(L, fd, place_of(L, fd, option), &linger, sizeof linger);
		lua_pushboolean(L, linger.l_onoff);
		lua_pushinteger(L, linger.l_linger);
		return 2;
	}
	get(L, fd, place_of(L, fd, option), &value, sizeof value);
	if (option->kind == OPTION_BOOLEAN)
		lua_pushboolean(L, value);
	else
		lua_pushinteger(L, option->kind == OPTION_BUFFER ? value / 2 : value);
	return 1;
}
