/* SPDX-License-Identifier: MIT */
/* socket.c - what sockets of every kind have in common. */
#include "modules/socket.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <stddef.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "modules/owner.h"
#include "modules/transfer.h"
#include "runtime/bytes.h"
#include "runtime/error.h"
#include "runtime/fiber.h"

/* ---- open, bind, listen, connect ---- */

void socket_open(lua_State *L, struct handle *socket_, int family, int type)
{
	int fd;

	if (socket_->fd >= 0)
		error_raise(L, &error_misc, MISC_ALREADY_OPEN);
	fd = socket(family, type | SOCK_CLOEXEC, 0);
	if (fd < 0)
		error_raise_errno(L, errno);
	handle_adopt(socket_, fd, false);
}

int socket_bind(lua_State *L, const struct handle *socket, const struct endpoint *address)
{
	return bind(handle_fd(L, socket), &address->any, address->size) < 0
	               ? error_raise_errno(L, errno)
	               : 0;
}

/* socket:listen([backlog]) */

int socket_listen(lua_State *L)
{
	const struct handle *self = module_self(L);
	lua_Number backlog = SOMAXCONN;

	if (!lua_isnoneornil(L, 2)) {
		backlog = lua_tonumber(L, 2);
		if (lua_type(L, 2) != LUA_TNUMBER ||
			!(backlog >= 0 && backlog <= INT_MAX))
			return error_argument(L, 2);
	}
	return listen(handle_fd(L, self), (int)backlog) < 0 ? error_raise_errno(L, errno)
	                                                    : 0;
}

int socket_connect(
	lua_State *L, struct handle *socket, int type, const struct endpoint *address)
{
	struct io_uring_sqe request = { 0 };
	struct endpoint *copy = lua_newuserdata(L, sizeof *copy);

	*copy = *address;
	if (socket->fd < 0)
		socket_open(L, socket, address->any.sa_family, type);
	io_uring_prep_connect(&request, socket->fd, &copy->any, copy->size);
	return handle_await(L, socket, HANDLE_OTHERS, &request, push_nothing);
}

/* socket:disconnect() */

int socket_disconnect(lua_State *L)
{
	static const struct sockaddr nobody = { .sa_family = AF_UNSPEC };
	int fd = handle_fd(L, module_self(L));

	return connect(fd, &nobody, sizeof nobody) < 0 ? error_raise_errno(L, errno) : 0;
}

/* ---- words ---- */

/* The number that stands for the text at `index`, or EINVAL with arg = index. The names end
 * with NULL. */
struct word {
	const char *name;
	int value;
};

static int check_word(lua_State *L, int index, const struct word *words)
{
	const char *text =
		lua_type(L, index) == LUA_TSTRING ? lua_tostring(L, index) : "";

	while (words->name && strcmp(words->name, text) != 0)
		words++;
	return words->name ? words->value : error_argument(L, index);
}

/* socket:shutdown(what) */

int socket_shutdown(lua_State *L)
{
	static const struct word ways[] = {
		{ "both", SHUT_RDWR },
		{ "receive", SHUT_RD },
		{ "send", SHUT_WR },
		{ NULL, 0 },
	};
	const struct handle *self = module_self(L);
	int way = check_word(L, 2, ways);

	return shutdown(handle_fd(L, self), way) < 0 ? error_raise_errno(L, errno) : 0;
}

/* socket:wait(what) */

int socket_wait(lua_State *L)
{
	static const struct word events[] = {
		{ "error", POLLPRI },
		{ "read", POLLIN },
		{ "write", POLLOUT },
		{ NULL, 0 },
	};
	struct io_uring_sqe request = { 0 };
	struct handle *self;

	fiber_may_suspend(L, CANCELABLE);
	self = module_self(L);
	io_uring_prep_poll_add(&request, self->fd, (unsigned)check_word(L, 2, events));
	return handle_await(L, self, HANDLE_OTHERS, &request, push_nothing);
}

/* socket:io_control("bytes_readable") -> count */

int socket_io_control(lua_State *L)
{
	const struct handle *self = module_self(L);
	int count = 0;

	if (lua_type(L, 2) != LUA_TSTRING)
		return error_argument(L, 2);
	if (strcmp(lua_tostring(L, 2), "bytes_readable") != 0)
		return error_raise_generic(L, ENOTSUP);
	if (ioctl(handle_fd(L, self), FIONREAD, &count) < 0)
		return error_raise_errno(L, errno);
	lua_pushinteger(L, count);
	return 1;
}

/* ---- flags ---- */

static const struct word flags[] = {
	{ "do_not_route", MSG_DONTROUTE },
	{ "end_of_record", MSG_EOR },
	{ "out_of_band", MSG_OOB },
	{ "peek", MSG_PEEK },
	{ NULL, 0 },
};

void socket_push_flags(lua_State *L)
{
	lua_newtable(L);
	for (const struct word *flag = flags; flag->name; flag++) {
		lua_pushinteger(L, flag->value);
		lua_setfield(L, -2, flag->name);
	}
}

static int check_names(lua_State *L, int index)
{
	int sum = 0;

	for (int i = 1; i <= (int)lua_objlen(L, index); i++) {
		const struct word *flag = flags;
		const char *name;

		lua_rawgeti(L, index, i);
		name = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "";
		while (flag->name && strcmp(flag->name, name) != 0)
			flag++;
		if (!flag->name)
			error_argument(L, index);
		sum |= flag->value;
		lua_pop(L, 1);
	}
	return sum;
}

/* Of what a number has, only what has a name: the rest changes what a call means to us. */
static int known(int number)
{
	int all = 0;

	for (const struct word *flag = flags; flag->name; flag++)
		all |= flag->value;
	return number & all;
}

int socket_flags(lua_State *L, int index)
{
	lua_Number number;

	if (lua_isnoneornil(L, index))
		return 0;
	if (lua_istable(L, index))
		return check_names(L, index);
	number = lua_tonumber(L, index);
	if (lua_type(L, index) != LUA_TNUMBER ||
		!(number >= INT_MIN && number <= UINT_MAX) ||
		known((int)(int64_t)number) != (int)(int64_t)number)
		return error_argument(L, index);
	return (int)(int64_t)number;
}

/* ---- addresses ---- */

typedef int(name_call)(int fd, struct sockaddr *address, socklen_t *size);

static struct endpoint ask_name(lua_State *L, const struct handle *socket, name_call *ask)
{
	struct endpoint address = { .size = ENDPOINT_MAX };

	if (ask(handle_fd(L, socket), &address.any, &address.size) < 0)
		error_raise_errno(L, errno);
	return address;
}

struct endpoint socket_local(lua_State *L, const struct handle *socket)
{
	return ask_name(L, socket, getsockname);
}

struct endpoint socket_remote(lua_State *L, const struct handle *socket)
{
	return ask_name(L, socket, getpeername);
}

/* ---- what arrives ---- */

static int receive(lua_State *L, struct handle *self, int message_flags, op_push *push)
{
	const struct bytes *into = bytes_check(L, 2);
	struct io_uring_sqe request = { 0 };

	io_uring_prep_recv(&request, self->fd, bytes_write(into),
		transfer_most(into->size), message_flags);
	return handle_await(L, self, HANDLE_READS, &request, push);
}

static int push_received(lua_State *L, int result)
{
	bytes_write(bytes_check(L, 2));
	return push_bytes_read(L, result);
}

static int push_packet(lua_State *L, int result)
{
	bytes_write(bytes_check(L, 2));
	return push_count(L, result);
}

static int receive_stream(lua_State *L, bool has_flags)
{
	struct handle *self;
	int message_flags;

	fiber_may_suspend(L, CANCELABLE);
	self = module_self(L);
	message_flags = has_flags ? socket_flags(L, 3) : 0;
	if (bytes_check(L, 2)->size == 0)
		return transfer_nothing(L, self);
	return receive(L, self, message_flags, push_received);
}

int socket_read_some(lua_State *L)
{
	return receive_stream(L, false);
}

int socket_receive(lua_State *L)
{
	return receive_stream(L, true);
}

static int receive_packet(lua_State *L, op_push *push)
{
	struct handle *self;

	fiber_may_suspend(L, CANCELABLE);
	self = module_self(L);
	bytes_check(L, 2);
	return receive(L, self, socket_flags(L, 3), push);
}

int socket_receive_packet(lua_State *L)
{
	return receive_packet(L, push_packet);
}

int socket_receive_record(lua_State *L)
{
	return receive_packet(L, push_received);
}

/* ---- what is sent ---- */

static int send_some(lua_State *L, bool has_flags, bool is_stream)
{
	struct io_uring_sqe request = { 0 };
	const unsigned char *data;
	struct handle *self;
	int message_flags;
	size_t size;

	fiber_may_suspend(L, CANCELABLE);
	self = module_self(L);
	if (!bytes_or_string(L, 2, &data, &size))
		return error_argument(L, 2);
	message_flags = has_flags ? socket_flags(L, 3) : 0;
	if (is_stream && size == 0)
		return transfer_nothing(L, self);
	io_uring_prep_send(&request, self->fd, data, transfer_most(size),
		message_flags | MSG_NOSIGNAL);
	return handle_await(L, self, HANDLE_WRITES, &request, push_count);
}

int socket_write_some(lua_State *L)
{
	return send_some(L, false, true);
}

int socket_send(lua_State *L)
{
	return send_some(L, true, true);
}

int socket_send_packet(lua_State *L)
{
	return send_some(L, true, false);
}
