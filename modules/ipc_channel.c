/* SPDX-License-Identifier: MIT */
/* ipc_channel.c - what sends to the inbox of another process. */
#include "modules/ipc_channel.h"

#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <string.h>
#include <unistd.h>

#include "modules/proxy.h"
#include "runtime/error.h"
#include "runtime/message.h"
#include "runtime/module.h"
#include "runtime/wire.h"

static const struct type ipc_channel_type;

struct ipc_channel *ipc_channel_check(lua_State *L, int index)
{
	return module_check(L, index, &ipc_channel_type);
}

/* channel:send(value) */

static int channel_send(lua_State *L)
{
	return sending_send(L, &ipc_channel_check(L, 1)->end);
}

/* channel:close() */

static int channel_close(lua_State *L)
{
	sending_close(&ipc_channel_check(L, 1)->end);
	return 0;
}

static int channel_gc(lua_State *L)
{
	struct ipc_channel *channel = lua_touserdata(L, 1);

	sending_close(&channel->end);
	if (channel->parent)
		channel->parent->forget(channel);
	channel->parent = NULL;
	return 0;
}

/* ---- of those who have a child at the other end (R-SBX-99) ---- */

/* channel:kill(signal) */

static int channel_kill(lua_State *L)
{
	const struct ipc_channel *channel = ipc_channel_check(L, 1);

	if (channel->end.fd < 0)
		return error_raise(L, &error_core, CORE_CHANNEL_CLOSED);
	if (!channel->parent)
		return error_raise_generic(L, EPERM);
	return channel->parent->kill(L);
}

/* channel:detach() */

static int channel_detach(lua_State *L)
{
	const struct ipc_channel *channel = ipc_channel_check(L, 1);

	return channel->parent ? channel->parent->detach(L) : error_argument(L, 1);
}

/* channel:ready() */

static int channel_ready(lua_State *L)
{
	const struct ipc_channel *channel = ipc_channel_check(L, 1);

	return channel->parent ? channel->parent->ready(L) : error_argument(L, 1);
}

/* channel:wait() -> table */

static int channel_wait(lua_State *L)
{
	const struct ipc_channel *channel = ipc_channel_check(L, 1);

	return channel->parent ? channel->parent->wait(L) : error_argument(L, 1);
}

/* channel.child_pid */

static int channel_property(lua_State *L)
{
	const struct ipc_channel *channel = ipc_channel_check(L, 1);

	if (lua_type(L, 2) != LUA_TSTRING || strcmp(lua_tostring(L, 2), "child_pid") != 0)
		return error_bad_index(L);
	if (!channel->parent)
		return error_raise_generic(L, EINVAL);
	return channel->parent->child_pid(L);
}

/* ---- in a message: a duplicate (R-SBX-98) ---- */

static int duplicate(lua_State *L, int index, struct wire_parcel *parcel)
{
	const struct ipc_channel *channel = lua_touserdata(L, index);

	parcel->tainted = false; /* its close waits for nobody */
	parcel->fd = fcntl(channel->end.fd, F_DUPFD_CLOEXEC, 0);
	return parcel->fd < 0 ? errno : 0;
}

static int check(lua_State *L, int index)
{
	const struct ipc_channel *channel = lua_touserdata(L, index);

	return channel->end.fd < 0 ? EBUSY : 0;
}

static int acquire(lua_State *L, int index, void *parcel)
{
	return duplicate(L, index, parcel);
}

static void unpack(lua_State *L, void *content)
{
	const struct wire_parcel *parcel = content;

	ipc_channel_push(L, parcel->fd);
}

static int check_abroad(lua_State *L, int index)
{
	const struct ipc_channel *channel = lua_touserdata(L, index);

	return channel->end.fd < 0 ? ESHUTDOWN : 0;
}

static int acquire_abroad(
	lua_State *L, int index, struct wire_parcel *parcel, void **held)
{
	*held = NULL;
	return check_abroad(L, index) == 0 ? duplicate(L, index, parcel) : ESHUTDOWN;
}

static void settle_abroad(struct wire_parcel *parcel, void *held, bool sent)
{
	(void)held, (void)sent;
	close(parcel->fd);
}

static const struct wire_carrier abroad = {
	.sort = WIRE_ADDRESS,
	.check = check_abroad,
	.acquire = acquire_abroad,
	.settle = settle_abroad,
};
const struct carrier ipc_channel_carrier = {
	.size = sizeof(struct wire_parcel),
	.check = check,
	.acquire = acquire,
	.unpack = unpack,
	.drop = wire_drop,
	.abroad = &abroad,
};

/* ---- the type ---- */

static const struct function methods[] = {
	{ "close", channel_close, 0 },
	{ "detach", channel_detach, 0 },
	{ "kill", channel_kill, 0 },
	{ "ready", channel_ready, AWAITS },
	{ "send", channel_send, AWAITS | NO_RESULT },
	{ "wait", channel_wait, AWAITS },
	{ NULL, NULL, 0 },
};
static const struct function metamethods[] = {
	{ "__gc", channel_gc, 0 },
	{ "__newindex", proxy_read_only, 0 },
	{ NULL, NULL, 0 },
};
static const struct type ipc_channel_type = {
	"ipc_actor_channel",
	methods,
	metamethods,
	channel_property,
};

/* Few states ever see another process. */
static void need_type(lua_State *L)
{
	module_push_metatable(L, &ipc_channel_type);
	if (lua_isnil(L, -1)) {
		lua_pop(L, 1);
		sending_open(L);
		module_type(L, &ipc_channel_type);
		module_push_metatable(L, &ipc_channel_type);
		message_carry(L, &ipc_channel_carrier);
	}
	lua_pop(L, 1);
}

struct ipc_channel *ipc_channel_push_closed(lua_State *L)
{
	struct ipc_channel *channel;

	need_type(L);
	channel = module_new(L, &ipc_channel_type, sizeof *channel);
	channel->end.fd = -1;
	return channel;
}

struct ipc_channel *ipc_channel_push(lua_State *L, int fd)
{
	struct ipc_channel *channel = ipc_channel_push_closed(L);

	channel->end.fd = fd;
	return channel;
}
