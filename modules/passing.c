/* SPDX-License-Identifier: MIT */
/* passing.c - descriptors that go along with what is sent over local sockets. */
#include "modules/passing.h"

#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <sys/socket.h>

#include "modules/datagram.h"
#include "modules/file_descriptor.h"
#include "modules/transfer.h"
#include "modules/unix_address.h"
#include "runtime/bytes.h"
#include "runtime/confined.h"
#include "runtime/descriptor.h"
#include "runtime/error.h"

enum {
	MOST = 253,        /* as many the kernel takes with one message */
	LABEL_BYTES = 256, /* of who sends; a socket that others have may want it told */
	PIDFD = 4, /* a part of a message that has a descriptor of the sender's process */
	UNTOUCHED = -1, /* flags that the kernel has not answered yet */
};

/* ---- what comes along ---- */

enum {
	INCOMING_BYTES = CMSG_SPACE(sizeof(int) * MOST) +
	                 CMSG_SPACE(sizeof(struct ucred)) + CMSG_SPACE(sizeof(int)) +
	                 CMSG_SPACE(LABEL_BYTES),
};

/* Whatever is sent there is room for: what the kernel has to drop, the thread would close, and
 * that may last as long as the sender likes. */
struct incoming {
	struct datagram datagram;
	enum passing_kind kind;
	_Alignas(struct cmsghdr) unsigned char room[INCOMING_BYTES];
};

struct arrived {
	unsigned count;
	int fds[MOST];
};

static void take_part(const struct cmsghdr *part, struct arrived *arrived)
{
	size_t bytes = part->cmsg_len - CMSG_LEN(0);

	for (size_t at = 0; at + sizeof(int) <= bytes; at += sizeof(int)) {
		int fd;

		memcpy(&fd, CMSG_DATA(part) + at, sizeof fd);
		if (part->cmsg_type == SCM_RIGHTS && arrived->count < MOST)
			arrived->fds[arrived->count++] = fd;
		else
			descriptor_close(fd, true);
	}
}

/* Take all that has come, once. Returns true if the kernel could not hand over more. */
static bool take(struct incoming *incoming, struct arrived *arrived)
{
	struct msghdr *header = &incoming->datagram.header;
	int flags = header->msg_flags;

	arrived->count = 0;
	header->msg_flags = UNTOUCHED;
	if (flags == UNTOUCHED)
		return false;
	for (struct cmsghdr *part = CMSG_FIRSTHDR(header); part;
		part = CMSG_NXTHDR(header, part))
		if (part->cmsg_level == SOL_SOCKET &&
			(part->cmsg_type == SCM_RIGHTS || part->cmsg_type == PIDFD))
			take_part(part, arrived);
	return flags & MSG_CTRUNC;
}

static void close_all(const struct arrived *arrived)
{
	for (unsigned i = 0; i < arrived->count; i++)
		descriptor_close(arrived->fds[i], true);
}

/* The state has ended before its fiber could take what came. (R-IO-199) */
static int incoming_gc(lua_State *L)
{
	struct arrived arrived;

	take(lua_touserdata(L, 1), &arrived);
	close_all(&arrived);
	return 0;
}

/* Who has no names is not given any. */
static bool may_keep(int fd)
{
	return !confined_by || descriptor_may_travel(fd);
}

/* Give them to the objects in the array at 5, which are `most`, and take away those that are
 * left. Returns true if one was too many. */
static bool hand_over(lua_State *L, const struct arrived *arrived)
{
	unsigned most = (unsigned)lua_objlen(L, 5), kept = 0;
	bool lost = false;

	for (unsigned i = 0; i < arrived->count; i++) {
		if (kept == most || !may_keep(arrived->fds[i])) {
			descriptor_close(arrived->fds[i], true);
			lost = true;
			continue;
		}
		lua_rawgeti(L, 5, (int)++kept);
		file_descriptor_own(lua_touserdata(L, -1), arrived->fds[i], true);
		lua_pop(L, 1);
	}
	while (most > kept) {
		lua_pushnil(L);
		lua_rawseti(L, 5, (int)most--);
	}
	return lost;
}

static void push_sender(lua_State *L, struct datagram *datagram)
{
	datagram->address.size = datagram->header.msg_namelen;
	if (unix_address_is_empty(&datagram->address))
		lua_pushnil(L);
	else
		unix_address_push(L, &datagram->address);
}

static int push_received(lua_State *L, int result)
{
	struct incoming *incoming = lua_touserdata(L, 4);
	bool is_end = result == 0 && incoming->kind <= PASSING_RECORD, lost;
	struct arrived arrived;

	bytes_write(bytes_check(L, 2));
	if (result < 0)
		return result;
	lost = take(incoming, &arrived);
	if (is_end) {
		close_all(&arrived);
		return push_bytes_read(L, result);
	}
	lost = hand_over(L, &arrived) || lost;
	lua_pushinteger(L, result);
	if (incoming->kind == PASSING_FROM)
		push_sender(L, &incoming->datagram);
	lua_pushvalue(L, 5);
	lua_pushboolean(L, lost);
	return incoming->kind == PASSING_FROM ? 4 : 3;
}

static int check_most(lua_State *L, int index)
{
	lua_Number most = lua_tonumber(L, index);

	if (lua_type(L, index) != LUA_TNUMBER || !(most >= 1))
		error_argument(L, index);
	return most < MOST ? (int)most : MOST;
}

static const struct function incoming_metamethods[] = {
	{ "__gc", incoming_gc, 0 },
	{ NULL, NULL, 0 },
};
static const struct type incoming_type = { "unix.incoming", NULL, incoming_metamethods,
	NULL };

static struct incoming *push_incoming(lua_State *L, enum passing_kind kind)
{
	struct incoming *incoming = module_new(L, &incoming_type, sizeof *incoming);
	struct msghdr *header = &incoming->datagram.header;

	incoming->kind = kind;
	datagram_receive_into(L, &incoming->datagram);
	header->msg_flags = UNTOUCHED;
	header->msg_control = incoming->room;
	header->msg_controllen = sizeof incoming->room;
	return incoming;
}

int passing_receive(lua_State *L, struct handle *socket, enum passing_kind kind)
{
	struct io_uring_sqe nothing = { 0 };
	struct incoming *incoming;
	size_t size = bytes_check(L, 2)->size;
	int most = check_most(L, 3);

	if (kind == PASSING_STREAM && size == 0) {
		io_uring_prep_nop(&nothing);
		return handle_await(L, socket, HANDLE_OTHERS, &nothing, push_bytes_read);
	}
	lua_settop(L, 3);
	incoming = push_incoming(L, kind);
	lua_createtable(L, most, 0);
	for (int i = 1; i <= most; i++) {
		file_descriptor_push_empty(L);
		lua_rawseti(L, 5, i);
	}
	return datagram_receive(
		L, socket, &incoming->datagram, MSG_CMSG_CLOEXEC, push_received);
}

/* ---- what goes along ---- */

struct outgoing {
	struct datagram datagram;
	unsigned count, lent; /* descriptors, and as many of them are busy */
	struct file_descriptor *descriptors[MOST];
	_Alignas(struct cmsghdr) unsigned char room[CMSG_SPACE(sizeof(int) * MOST)];
};

static void give_back(struct outgoing *outgoing)
{
	while (outgoing->lent > 0)
		file_descriptor_return(outgoing->descriptors[--outgoing->lent]);
}

static int outgoing_gc(lua_State *L)
{
	give_back(lua_touserdata(L, 1));
	return 0;
}

static const struct function outgoing_metamethods[] = {
	{ "__gc", outgoing_gc, 0 },
	{ NULL, NULL, 0 },
};
static const struct type outgoing_type = { "unix.outgoing", NULL, outgoing_metamethods,
	NULL };

static bool has(const struct outgoing *outgoing, const struct file_descriptor *descriptor)
{
	for (unsigned i = 0; i < outgoing->count; i++)
		if (outgoing->descriptors[i] == descriptor)
			return true;
	return false;
}

/* The one on top. */
static void add(lua_State *L, struct outgoing *outgoing, int index)
{
	struct file_descriptor *descriptor = file_descriptor_test(L, -1);

	if (descriptor && has(outgoing, descriptor))
		return;
	if (!descriptor || outgoing->count == MOST)
		error_argument(L, index);
	descriptor = file_descriptor_check(L, -1);
	if (confined_by && !descriptor_may_travel(descriptor->fd))
		error_argument(L, index);
	outgoing->descriptors[outgoing->count++] = descriptor;
}

/* Push it, below a table that keeps what goes along: the array may change meanwhile. */
static struct outgoing *push_outgoing(lua_State *L, int index)
{
	struct outgoing *outgoing;
	int count;

	if (!lua_istable(L, index))
		error_argument(L, index);
	count = (int)lua_objlen(L, index);
	lua_settop(L, index);
	outgoing = module_new(L, &outgoing_type, sizeof *outgoing);
	lua_createtable(L, count < MOST ? count : MOST, 0);
	for (int i = 1; i <= count; i++) {
		lua_rawgeti(L, index, i);
		add(L, outgoing, index);
		lua_rawseti(L, -2, i);
	}
	lua_pushvalue(L, index + 1);
	return outgoing;
}

/* Last, when nothing can be wrong any more but the kernel's answer. */
static void lend(struct outgoing *outgoing)
{
	size_t size = sizeof(int) * outgoing->count;
	struct msghdr *header = &outgoing->datagram.header;
	struct cmsghdr *part;
	int fds[MOST];

	if (outgoing->count == 0)
		return;
	for (; outgoing->lent < outgoing->count; outgoing->lent++)
		fds[outgoing->lent] =
			file_descriptor_lend(outgoing->descriptors[outgoing->lent]);
	header->msg_control = outgoing->room;
	header->msg_controllen = CMSG_SPACE(size);
	part = CMSG_FIRSTHDR(header);
	part->cmsg_level = SOL_SOCKET;
	part->cmsg_type = SCM_RIGHTS;
	part->cmsg_len = CMSG_LEN(size);
	memcpy(CMSG_DATA(part), fds, size);
}

static int push_sent(lua_State *L, int result)
{
	give_back(lua_touserdata(L, 3));
	return push_count(L, result);
}

int passing_send(lua_State *L, struct handle *socket, enum passing_kind kind,
	const struct endpoint *to, int index)
{
	struct outgoing *outgoing;
	bool is_datagram = kind >= PASSING_DATAGRAM;

	if (lua_type(L, 2) != LUA_TSTRING)
		bytes_check(L, 2);
	outgoing = push_outgoing(L, index);
	lua_replace(L, 3);
	datagram_send_as(L, &outgoing->datagram, to);
	if (kind == PASSING_STREAM && outgoing->datagram.part.iov_len == 0)
		return outgoing->count > 0 ? error_argument(L, 2)
		                           : transfer_nothing(L, socket);
	handle_fd(L, socket);
	lend(outgoing);
	return datagram_send(L, socket, &outgoing->datagram,
		is_datagram ? MSG_DONTWAIT : 0, push_sent);
}

void passing_open(lua_State *L)
{
	module_type(L, &incoming_type);
	module_type(L, &outgoing_type);
}
