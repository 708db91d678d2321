/* SPDX-License-Identifier: MIT */
/* libc_slave.c - the end of a libc service that a process is given. */
#include "modules/libc_slave.h"

#include <errno.h>
#include <sys/socket.h>
#include <unistd.h>

#include "runtime/error.h"
#include "runtime/libc_hello.h"
#include "runtime/module.h"

/* Its filters are in the userdata's environment, by their names. */
struct libc_slave {
	int socket; /* -1: it is dead */
	int peer;   /* what is written there is received at the socket */
};

static void kill_slave(struct libc_slave *slave)
{
	if (slave->socket < 0)
		return;
	close(slave->socket);
	close(slave->peer);
	slave->socket = slave->peer = -1;
}

/* slave.FUNCTION = text */

static int slave_newindex(lua_State *L)
{
	const struct libc_slave *slave = module_self(L);

	if (slave->socket < 0)
		return error_argument(L, 1);
	if (lua_type(L, 2) != LUA_TSTRING ||
		libc_function_find(lua_tostring(L, 2)) == LIBC_FUNCTIONS)
		return error_argument(L, 2);
	if (lua_type(L, 3) != LUA_TSTRING)
		return error_argument(L, 3);
	lua_getfenv(L, 1);
	lua_insert(L, 2);
	lua_rawset(L, 2);
	return 0;
}

static int slave_gc(lua_State *L)
{
	kill_slave(lua_touserdata(L, 1));
	return 0;
}

static const struct function metamethods[] = {
	{ "__gc", slave_gc, 0 },
	{ "__newindex", slave_newindex, 0 },
	{ NULL, NULL, 0 },
};
static const struct type slave_type = { "libc_service.slave", NULL, metamethods, NULL };

void libc_slave_open(lua_State *L)
{
	module_type(L, &slave_type);
}

struct libc_slave *libc_slave_push(lua_State *L)
{
	struct libc_slave *slave = module_new(L, &slave_type, sizeof *slave);

	slave->socket = slave->peer = -1;
	lua_createtable(L, 0, 1);
	lua_setfenv(L, -2);
	return slave;
}

void libc_slave_begin(struct libc_slave *slave, int socket, int peer)
{
	slave->socket = socket;
	slave->peer = peer;
}

struct libc_slave *libc_slave_test(lua_State *L, int index)
{
	struct libc_slave *slave = module_test(L, index, &slave_type);

	return slave && slave->socket >= 0 ? slave : NULL;
}

int libc_slave_socket(const struct libc_slave *slave)
{
	return slave->socket;
}

int libc_slave_greet(lua_State *L, int index)
{
	const struct libc_slave *slave = lua_touserdata(L, index);
	struct libc_filters filters = { 0 };
	int status;

	lua_getfenv(L, index);
	for (int i = 0; i < LIBC_FUNCTIONS; i++) {
		lua_getfield(L, -1, libc_function_name((enum libc_function)i));
		filters.texts[i] = lua_tolstring(L, -1, &filters.sizes[i]);
		lua_pop(L, 1);
	}
	status = libc_hello_send(slave->peer, &filters);
	lua_pop(L, 1);
	return status;
}

void libc_slave_consume(struct libc_slave *slave)
{
	kill_slave(slave);
}

/* Whatever came along is closed by the kernel where there is no room for it. */
void libc_slave_take_back(struct libc_slave *slave)
{
	recv(slave->socket, NULL, 0, MSG_DONTWAIT | MSG_TRUNC);
}
