/* SPDX-License-Identifier: MIT */
/* channel.c - what sends to the inbox of a state. */
#include "modules/channel.h"

#include <errno.h>
#include <stdbool.h>
#include <stddef.h>

#include "modules/proxy.h"
#include "runtime/address.h"
#include "runtime/error.h"
#include "runtime/fiber.h"
#include "runtime/mailbox.h"
#include "runtime/message.h"
#include "runtime/module.h"
#include "runtime/vm.h"

struct channel {
	struct mailbox *mailbox; /* of which it is a sender; NULL once it is closed */
};

static const struct type channel_type;

static void drop(struct channel *channel)
{
	if (channel->mailbox)
		mailbox_drop_sender(channel->mailbox);
	channel->mailbox = NULL;
}

/* channel:send(value) */

/* The frame of a send that may have to wait. */
enum { SELF = 1, VALUE, SENDER };

static int raise_closed(lua_State *L)
{
	return error_raise(L, &error_core, CORE_CHANNEL_CLOSED);
}

static bool withdraw(struct fiber *fiber)
{
	struct sender *sender = fiber->wait;

	if (!mailbox_withdraw(sender))
		return false;
	message_destroy(sender->message);
	return true;
}

/* What was queued is sent, whatever has happened since. */
static int push_sent(lua_State *L, int result)
{
	const struct sender *sender = vm_current->current->wait;

	if (result < 0)
		return fiber_push_failure(L, result);
	lua_pushboolean(L, sender->closed);
	if (!sender->closed)
		return 1;
	message_destroy(sender->message);
	error_push(L, &error_core, CORE_CHANNEL_CLOSED);
	return 2;
}

static int send_limited(lua_State *L, struct mailbox *mailbox, struct fiber *fiber)
{
	struct sender *sender;
	enum mail mail;

	lua_settop(L, VALUE);
	sender = lua_newuserdata(L, sizeof *sender);
	*sender = (struct sender){ .fiber = fiber, .mailbox = mailbox };
	sender->message = message_pack(L, VALUE, &vm_current->packer);
	mail = mailbox_send_later(sender);
	if (mail == MAIL_DONE)
		return fiber_pause(L);
	if (mail == MAIL_WAITS)
		return fiber_park(L, push_sent, withdraw, sender, CANCELABLE);
	message_destroy(sender->message);
	return raise_closed(L);
}

static int channel_send(lua_State *L)
{
	struct channel *channel;
	struct message *message;
	struct fiber *fiber;
	enum mail mail;

	if (lua_gettop(L) < VALUE)
		return error_raise_generic(L, EINVAL);
	channel = module_check(L, SELF, &channel_type);
	fiber = fiber_may_suspend(L, CANCELABLE);
	if (!channel->mailbox || mailbox_is_closed(channel->mailbox))
		return raise_closed(L);
	if (mailbox_is_limited(channel->mailbox))
		return send_limited(L, channel->mailbox, fiber);
	message = message_pack(L, VALUE, &vm_current->packer);
	mail = mailbox_send(channel->mailbox, message, &vm_current->packer.spare);
	if (mail == MAIL_DONE)
		return fiber_pause(L);
	message_destroy(message);
	if (mail == MAIL_FULL) /* the limit was set this moment, by another thread */
		return send_limited(L, channel->mailbox, fiber);
	return raise_closed(L);
}

/* channel:close() */

static int channel_close(lua_State *L)
{
	drop(module_check(L, SELF, &channel_type));
	return 0;
}

static int channel_gc(lua_State *L)
{
	drop(lua_touserdata(L, SELF));
	return 0;
}

/* channel == channel: they lead to the same inbox; closed ones lead nowhere */

static int channel_equal(lua_State *L)
{
	const struct channel *one = module_check(L, 1, &channel_type);
	const struct channel *other = module_check(L, 2, &channel_type);

	lua_pushboolean(L, one->mailbox && one->mailbox == other->mailbox);
	return 1;
}

/* ---- in a message ---- */

static int check(lua_State *L, int index)
{
	const struct channel *channel = lua_touserdata(L, index);

	return channel->mailbox ? 0 : EBUSY;
}

static void pack(lua_State *L, int index, void *parcel)
{
	const struct channel *channel = lua_touserdata(L, index);

	mailbox_add_sender(channel->mailbox);
	*(struct mailbox **)parcel = channel->mailbox;
}

void channel_unpack(lua_State *L, void *parcel)
{
	struct channel *channel = module_new(L, &channel_type, sizeof *channel);

	channel->mailbox = *(struct mailbox **)parcel;
}

void channel_drop(void *parcel)
{
	mailbox_drop_sender(*(struct mailbox **)parcel);
}

/* ---- in a message to another process (R-SBX-97) ---- */

static int check_abroad(lua_State *L, int index)
{
	const struct channel *channel = lua_touserdata(L, index);

	return channel->mailbox ? 0 : ESHUTDOWN;
}

static int acquire_abroad(
	lua_State *L, int index, struct wire_parcel *parcel, void **held)
{
	const struct channel *channel = lua_touserdata(L, index);

	return channel->mailbox ? address_acquire(channel->mailbox, parcel, held)
	                        : ESHUTDOWN;
}

static const struct wire_carrier abroad = {
	.sort = WIRE_ADDRESS,
	.check = check_abroad,
	.acquire = acquire_abroad,
	.settle = address_settle,
};
static const struct carrier carrier = {
	.size = sizeof(struct mailbox *),
	.check = check,
	.pack = pack,
	.unpack = channel_unpack,
	.drop = channel_drop,
	.abroad = &abroad,
};

/* ---- the type ---- */

static const struct function methods[] = {
	{ "send", channel_send, AWAITS | NO_RESULT },
	{ "close", channel_close, 0 },
	{ NULL, NULL, 0 },
};
static const struct function metamethods[] = {
	{ "__gc", channel_gc, 0 },
	{ "__eq", channel_equal, 0 },
	{ "__newindex", proxy_read_only, 0 },
	{ NULL, NULL, 0 },
};
static const struct type channel_type = { "tx-channel", methods, metamethods, NULL };

void channel_open(lua_State *L)
{
	module_type(L, &channel_type);
	module_push_metatable(L, &channel_type);
	message_carry(L, &carrier);
	lua_pop(L, 1);
}

void channel_push_closed(lua_State *L)
{
	module_new(L, &channel_type, sizeof(struct channel));
}

void channel_lead(lua_State *L, int index, struct mailbox *mailbox)
{
	struct channel *channel = lua_touserdata(L, index);

	mailbox_add_sender(mailbox);
	channel->mailbox = mailbox;
}
