/* SPDX-License-Identifier: MIT */
/* inbox.c - require "inbox": the messages that other states send to this one. */
#include <errno.h>
#include <lauxlib.h>
#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <unistd.h>

#include "modules/channel.h"
#include "modules/ipc_channel.h"
#include "modules/modules.h"
#include "modules/proxy.h"
#include "runtime/address.h"
#include "runtime/error.h"
#include "runtime/fiber.h"
#include "runtime/mailbox.h"
#include "runtime/message.h"
#include "runtime/module.h"
#include "runtime/owner_signals.h"
#include "runtime/receiving.h"
#include "runtime/sending.h"
#include "runtime/vm.h"

static const struct type inbox_type; /* its memory: none, the state has one mailbox */

/* inbox:receive() -> value [, badge] */

static bool stop_waiting(struct fiber *fiber)
{
	fiber->vm->receiver = NULL;
	mailbox_stop_waiting(fiber->vm->mailbox);
	return true;
}

static int push_error(lua_State *L, enum mail mail)
{
	if (mail == MAIL_FAILED)
		return fiber_push_failure(
			L, mailbox_receiving(vm_current->mailbox)->error);
	lua_pushboolean(L, true);
	error_push(L, &error_core,
		mail == MAIL_CLOSED ? CORE_CHANNEL_CLOSED : CORE_NO_SENDERS);
	return 2;
}

/* Of our own state a receiver is told when there is no memory for what was sent; of another
 * process nothing is, for it may have been the aim. */

static _Thread_local struct message *foreign; /* the one that is unpacked */

static int unpack(lua_State *L)
{
	message_unpack(L, foreign);
	return 1;
}

/* Push the value, or nothing and return false. An error that is caught in a coroutine that has
 * yielded makes Lua forget that it has. */
static bool unpack_foreign(lua_State *L, struct message *message)
{
	lua_State *apart = vm_current->L;

	if (!lua_checkstack(apart, LUA_MINSTACK))
		return false;
	foreign = message;
	lua_rawgeti(apart, LUA_REGISTRYINDEX, vm_current->unpacker);
	if (lua_pcall(apart, 0, 1, 0) != 0) {
		lua_pop(apart, 1);
		return false;
	}
	lua_xmove(apart, L, 1);
	return true;
}

/* Drop it, and what sent it. Garbage of it goes, too. (R-SBX-93) */
static void disown(lua_State *L, struct message *message)
{
	struct receiving *receiving = mailbox_receiving(vm_current->mailbox);

	receiving->dropped += message->parcels;
	receiving_disown(vm_current->mailbox, message);
	message_destroy(message);
	lua_gc(L, LUA_GCCOLLECT, 0);
}

/* Returns how many values it has pushed; 0: the message was dropped. */
static int push_message(lua_State *L, struct message *message)
{
	struct vm *vm = vm_current;
	bool badged = message->badged;

	lua_pushboolean(L, false);
	message_destroy(vm->delivered);
	vm->delivered = NULL;
	if (!message->foreign) {
		vm->delivered = message;
		message_unpack(L, message);
		vm->delivered = NULL;
	} else if (!unpack_foreign(L, message)) {
		lua_pop(L, 1);
		disown(L, message);
		return 0;
	}
	if (badged)
		lua_pushnumber(L, message->badge);
	mailbox_return(vm->mailbox, message);
	return 2 + badged;
}

/* Push what the receive returns, unless it has to wait: 0. */
static int push_next(lua_State *L)
{
	struct message *message;
	enum mail mail;
	int count = 0;

	while (count == 0) {
		mail = mailbox_receive(vm_current->mailbox, &message);
		if (mail == MAIL_WAITS)
			return 0;
		count = mail == MAIL_DONE ? push_message(L, message)
		                          : push_error(L, mail);
	}
	return count;
}

static int push_received(lua_State *L, int result)
{
	struct vm *vm = vm_current;
	int count;

	if (result < 0)
		return fiber_push_failure(L, result);
	vm->receiver = NULL;
	count = push_next(L);
	if (count > 0)
		return count;
	vm->receiver = vm->current;
	return fiber_park_again(L, stop_waiting, NULL);
}

static int inbox_receive(lua_State *L)
{
	struct vm *vm = vm_current;
	struct fiber *fiber;
	int count;

	module_check(L, 1, &inbox_type);
	fiber = fiber_may_suspend(L, CANCELABLE);
	if (mailbox_is_closed(vm->mailbox))
		return push_error(L, MAIL_CLOSED);
	if (vm->receiver)
		return error_raise_generic(L, EBUSY);
	count = push_next(L);
	if (count > 0)
		return count;
	vm->receiver = fiber;
	return fiber_park(L, push_received, stop_waiting, NULL, CANCELABLE);
}

/* inbox:set_limit(count) */

static int inbox_set_limit(lua_State *L)
{
	lua_Number count = lua_tonumber(L, 2);

	module_check(L, 1, &inbox_type);
	if (!lua_isnoneornil(L, 2) &&
		(lua_type(L, 2) != LUA_TNUMBER || !(count >= 1 && count <= UINT32_MAX)))
		return error_argument(L, 2);
	mailbox_set_limit(vm_current->mailbox, (size_t)count);
	return 0;
}

/* Every integer up to here is a number of its own. */
#define BADGE_MAX 9007199254740992.0

/* inbox:mint(badge) -> channel: what is sent there is received with the badge (R-SBX-101) */

static int open_end(struct mailbox *mailbox, lua_Number badge, int *sending)
{
	struct receiving_end *end;
	int receiving, status = sending_pair(sending, &receiving);

	if (status < 0)
		return status;
	status = receiving_prepare(mailbox, receiving, &end);
	if (status < 0) {
		close(*sending);
		*sending = -1;
		return status;
	}
	owner_signals_survive();
	receiving_mark(end, badge);
	receiving_begin(end);
	return 0;
}

static int inbox_mint(lua_State *L)
{
	struct mailbox *mailbox = vm_current->mailbox;
	lua_Number badge = lua_tonumber(L, 2);
	struct ipc_channel *channel;
	int status;

	module_check(L, 1, &inbox_type);
	if (lua_type(L, 2) != LUA_TNUMBER || !(fabs(badge) <= BADGE_MAX) ||
		badge != floor(badge))
		return error_argument(L, 2);
	if (mailbox_is_closed(mailbox))
		return error_raise(L, &error_core, CORE_CHANNEL_CLOSED);
	channel = ipc_channel_push_closed(L);
	status = open_end(mailbox, badge, &channel->end.fd);
	return status < 0 ? error_raise_errno(L, -status) : 1;
}

/* inbox:counters() -> table: what came of other processes that nobody could have sent */

static void count(lua_State *L, const char *name, uint64_t number)
{
	lua_pushnumber(L, (lua_Number)number);
	lua_setfield(L, -2, name);
}

static int inbox_counters(lua_State *L)
{
	const struct receiving *receiving = mailbox_receiving(vm_current->mailbox);

	module_check(L, 1, &inbox_type);
	lua_createtable(L, 0, 3);
	count(L, "malformed", receiving->malformed);
	count(L, "lost", receiving->lost);
	count(L, "dropped_fds", receiving->dropped);
	return 1;
}

/* inbox:close() */

static void close_inbox(struct vm *vm)
{
	mailbox_close(vm->mailbox);
	if (vm->receiver && vm->receiver->withdraw)
		fiber_wake(vm->receiver, 0);
}

static int inbox_close(lua_State *L)
{
	module_check(L, 1, &inbox_type);
	close_inbox(vm_current);
	return 0;
}

/* Nobody can receive any more. (R-CORE-160) */
static int inbox_gc(lua_State *L)
{
	(void)L;
	if (!vm_current->closing)
		close_inbox(vm_current);
	return 0;
}

/* ---- in a message: a channel that leads here ---- */

static void pack(lua_State *L, int index, void *parcel)
{
	struct mailbox *mailbox = vm_current->mailbox;

	(void)L, (void)index;
	mailbox_add_sender(mailbox);
	*(struct mailbox **)parcel = mailbox;
}

static int acquire_abroad(
	lua_State *L, int index, struct wire_parcel *parcel, void **held)
{
	(void)L, (void)index;
	return address_acquire(vm_current->mailbox, parcel, held);
}

static const struct wire_carrier abroad = {
	.sort = WIRE_ADDRESS,
	.acquire = acquire_abroad,
	.settle = address_settle,
};
static const struct carrier carrier = {
	.size = sizeof(struct mailbox *),
	.pack = pack,
	.unpack = channel_unpack,
	.drop = channel_drop,
	.abroad = &abroad,
};

static const struct function methods[] = {
	{ "receive", inbox_receive, AWAITS | ONE_OR_TWO },
	{ "set_limit", inbox_set_limit, 0 },
	{ "close", inbox_close, 0 },
	{ "counters", inbox_counters, 0 },
	{ "mint", inbox_mint, 0 },
	{ NULL, NULL, 0 },
};
static const struct function metamethods[] = {
	{ "__gc", inbox_gc, 0 },
	{ "__newindex", proxy_read_only, 0 },
	{ NULL, NULL, 0 },
};
static const struct type inbox_type = { "rx-channel", methods, metamethods, NULL };

/* The ancestor's inbox has none of these. */
static void forget_ours(lua_State *L)
{
	static const char *const ours[] = { "counters", "mint" };

	lua_getfield(L, -1, "__index");
	for (size_t i = 0; i < sizeof ours / sizeof *ours; i++) {
		lua_pushnil(L);
		lua_setfield(L, -2, ours[i]);
	}
	lua_pop(L, 1);
}

int open_inbox(lua_State *L)
{
	struct vm *vm = vm_current;

	if (!vm->mailbox)
		vm->mailbox = mailbox_create(vm);
	if (!vm->mailbox)
		return error_raise_generic(L, ENOMEM);
	vm->inbox_used = true;
	lua_pushcfunction(L, unpack);
	vm->unpacker = luaL_ref(L, LUA_REGISTRYINDEX);
	module_type(L, &inbox_type);
	module_push_metatable(L, &inbox_type);
	message_carry(L, &carrier);
	if (vm->emilua)
		forget_ours(L);
	lua_pop(L, 1);
	module_new(L, &inbox_type, 0);
	return 1;
}
