/* SPDX-License-Identifier: MIT */
/* unix_socket.c - what local sockets of every kind have in common. */
#include "modules/unix_socket.h"

#include <errno.h>
#include <sys/socket.h>

#include "modules/owner.h"
#include "modules/socket.h"
#include "modules/unix_address.h"
#include "runtime/error.h"
#include "runtime/fiber.h"
#include "runtime/handle.h"
#include "runtime/net.h"
#include "runtime/net_watched.h"

/* Of a method and of what unix_push_class() makes. */
static const struct unix_class *class_of(lua_State *L)
{
	return lua_touserdata(L, lua_upvalueindex(1));
}

/* ---- making them ---- */

/* new([descriptor]) -> object */

static int unix_new(lua_State *L)
{
	return owner_new(L, &class_of(L)->type, class_of(L)->size);
}

/* pair() -> socket, socket */

static int unix_pair(lua_State *L)
{
	const struct unix_class *class = class_of(L);
	struct handle *one = handle_new(L, &class->type, class->size);
	struct handle *other = handle_new(L, &class->type, class->size);
	int ends[2];

	if (socketpair(AF_UNIX, class->kind | SOCK_CLOEXEC, 0, ends) < 0)
		return error_raise_errno(L, errno);
	handle_adopt(one, ends[0], false);
	handle_adopt(other, ends[1], false);
	return 2;
}

static void add(lua_State *L, const char *name, lua_CFunction call,
	const struct unix_class *class)
{
	lua_pushlightuserdata(L, (void *)class);
	lua_pushcclosure(L, call, 1);
	lua_setfield(L, -2, name);
}

void unix_push_class(lua_State *L, const struct unix_class *class)
{
	module_type(L, &class->type);
	lua_createtable(L, 0, 2);
	add(L, "new", unix_new, class);
	if (!class->accepts)
		add(L, "pair", unix_pair, class);
}

/* ---- methods ---- */

/* object:close() */

int unix_close(lua_State *L)
{
	handle_close_mail(module_self(L));
	return 0;
}

static int unix_gc(lua_State *L)
{
	handle_close_mail(lua_touserdata(L, 1));
	return 0;
}

const struct function unix_metamethods[] = {
	{ "__gc", unix_gc, 0 },
	{ NULL, NULL, 0 },
};

/* Where nobody accepts yet a connection waits in a worker of the kernel's. It begins there: what
 * is on its way there cannot be canceled. (R-IO-279) */
static int await_connection(lua_State *L, struct handle *socket, int kind,
	const struct endpoint *address, op_push *push, op_push *push_taken)
{
	struct io_uring_sqe request = { 0 };
	struct endpoint *copy = lua_newuserdata(L, sizeof *copy);

	*copy = *address;
	if (socket->fd < 0)
		socket_open(L, socket, AF_UNIX, kind);
	if (net_is_brokered())
		return net_connect_to(L, &socket->queues[HANDLE_OTHERS], &copy->any,
			copy->size, push_taken);
	if (kind == SOCK_STREAM)
		net_watched_connect(&copy->any, copy->size);
	io_uring_prep_connect(&request, socket->fd, &copy->any, copy->size);
	if (kind != SOCK_DGRAM)
		request.flags |= IOSQE_ASYNC;
	return handle_await(L, socket, HANDLE_OTHERS, &request, push);
}

/* object:open() */

int unix_open(lua_State *L)
{
	struct handle *self = module_self(L);

	socket_open(L, self, AF_UNIX, class_of(L)->kind);
	return 0;
}

/* object:bind(path) */

int unix_bind(lua_State *L)
{
	struct handle *self = module_self(L);
	struct endpoint address = unix_address_check(L, 2);

	return socket_bind(L, self, &address);
}

/* socket:connect(path) */

int unix_connect(lua_State *L)
{
	struct endpoint address;
	struct handle *self;

	fiber_may_suspend(L, CANCELABLE);
	self = module_self(L);
	address = unix_address_check(L, 2);
	return await_connection(
		L, self, class_of(L)->kind, &address, push_nothing, socket_push_taken);
}

/* ---- dial(path) -> socket ---- */

static int push_connected(lua_State *L, int result)
{
	if (result < 0) {
		handle_close(lua_touserdata(L, 2));
		return result;
	}
	lua_pushvalue(L, 2);
	return 1;
}

static int push_dialed(lua_State *L, int result)
{
	return push_connected(L, socket_take(lua_touserdata(L, 2), result));
}

int unix_dial(lua_State *L, const struct unix_class *class)
{
	struct endpoint address;
	struct handle *socket;

	fiber_may_suspend(L, CANCELABLE);
	address = unix_address_check_text(L, 1);
	lua_settop(L, 1);
	socket = handle_new(L, &class->type, class->size);
	return await_connection(
		L, socket, class->kind, &address, push_connected, push_dialed);
}

/* ---- properties ---- */

static int push_local(lua_State *L)
{
	struct endpoint address = socket_local(L, module_self(L));

	return unix_address_push(L, &address);
}

static int push_remote(lua_State *L)
{
	struct endpoint address = socket_remote(L, module_self(L));

	return unix_address_push(L, &address);
}

int unix_property(lua_State *L)
{
	static const struct property properties[] = {
		{ "local_path", push_local },
		{ "remote_path", push_remote },
		{ NULL, NULL },
	};

	return owner_property_among(L, properties);
}
