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

#include "modules/flag_names.h"
#include "modules/owner.h"
#include "modules/transfer.h"
#include "runtime/bytes.h"
#include "runtime/error.h"
#include "runtime/fiber.h"
#include "runtime/net.h"
#include "runtime/net_watched.h"
#include "runtime/watched.h"

/* ---- open, bind, listen, connect ---- */

/* Returns a descriptor or -errno. */
static int open_one(int family, int type)
{
	int fd;

	if (type == SOCK_STREAM && net_is_brokered())
		return net_placeholder();
	watched_aside(type == SOCK_STREAM);
	fd = socket(family, type | SOCK_CLOEXEC, 0);
	fd = fd < 0 ? -errno : fd;
	watched_aside(false);
	return fd;
}

void socket_open(lua_State *L, struct handle *socket_, int family, int type)
{
	int fd;

	if (socket_->fd >= 0)
		error_raise(L, &error_misc, MISC_ALREADY_OPEN);
	fd = open_one(family, type);
	if (fd < 0)
		error_raise_errno(L, -fd);
	handle_adopt(socket_, fd, false);
}

/* What stood for the socket goes. */
static void replace(struct handle *socket, int fd)
{
	close(socket->fd);
	handle_adopt(socket, fd, false);
}

/* The socket that is there already, and listens. */
static int bind_brokered(
	lua_State *L, struct handle *socket, const struct endpoint *address)
{
	char text[NET_TEXT];
	int fd;

	handle_fd(L, socket);
	fd = net_listener(&address->any, address->size, text, sizeof text);
	if (fd == -EACCES)
		return net_raise(L, text);
	if (fd < 0)
		return error_raise_errno(L, -fd);
	replace(socket, fd);
	return 0;
}

int socket_bind(lua_State *L, struct handle *socket, const struct endpoint *address)
{
	if (net_is_brokered())
		return bind_brokered(L, socket, address);
	return bind(handle_fd(L, socket), &address->any, address->size) < 0
	               ? error_raise_errno(L, errno)
	               : 0;
}

/* Whoever bound it has seen to that. */
static int check_listens(lua_State *L, int fd)
{
	int listens = 0;
	socklen_t size = sizeof listens;

	if (getsockopt(fd, SOL_SOCKET, SO_ACCEPTCONN, &listens, &size) < 0)
		return error_raise_errno(L, errno);
	return listens ? 0 : error_raise_errno(L, EINVAL);
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
	if (net_is_brokered())
		return check_listens(L, handle_fd(L, self));
	return listen(handle_fd(L, self), (int)backlog) < 0 ? error_raise_errno(L, errno)
	                                                    : 0;
}

int socket_take(struct handle *socket, int result)
{
	if (result < 0)
		return result;
	if (socket->fd < 0) {
		close(result);
		return -ECANCELED;
	}
	replace(socket, result);
	return 0;
}

int socket_push_taken(lua_State *L, int result)
{
	return socket_take(lua_touserdata(L, 1), result);
}

int socket_connect_name(
	lua_State *L, struct handle *socket, const char *host, unsigned port)
{
	if (socket->fd < 0)
		socket_open(L, socket, AF_UNSPEC, SOCK_STREAM);
	return net_connect(
		L, &socket->queues[HANDLE_OTHERS], host, port, socket_push_taken);
}

int socket_connect(
	lua_State *L, struct handle *socket, int type, const struct endpoint *address)
{
	struct io_uring_sqe request = { 0 };
	struct endpoint *copy = lua_newuserdata(L, sizeof *copy);

	*copy = *address;
	if (socket->fd < 0)
		socket_open(L, socket, address->any.sa_family, type);
	if (net_is_brokered())
		return net_connect_to(L, &socket->queues[HANDLE_OTHERS], &copy->any,
			copy->size, socket_push_taken);
	if (type == SOCK_STREAM)
		net_watched_connect(&copy->any, copy->size);
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

	if (way == SHUT_RDWR && net_is_brokered())
		way = SHUT_WR; /* nobody there may do more */
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

static const struct flag_name flags[] = {
	{ "do_not_route", MSG_DONTROUTE },
	{ "end_of_record", MSG_EOR },
	{ "out_of_band", MSG_OOB },
	{ "peek", MSG_PEEK },
	{ NULL, 0 },
};

void socket_push_flags(lua_State *L)
{
	flag_names_push(L, flags);
}

/* Of what a number has, only what has a name: the rest changes what a call means to us. */
int socket_flags(lua_State *L, int index)
{
	int value = flag_names_check(L, index, flags, 0);

	return value & ~flag_names_all(flags) ? error_argument(L, index) : value;
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

static int receive(lua_State *L, struct handle *self, const struct bytes *into,
	int message_flags, op_push *push)
{
	struct io_uring_sqe request = { 0 };

	io_uring_prep_recv(&request, self->fd, bytes_write(into),
		transfer_most(into->size), message_flags);
	return handle_await(L, self, HANDLE_READS, &request, push);
}

static int push_received(lua_State *L, int result)
{
	bytes_write(lua_touserdata(L, 2));
	return push_bytes_read(L, result);
}

static int push_packet(lua_State *L, int result)
{
	bytes_write(lua_touserdata(L, 2));
	return push_count(L, result);
}

static int receive_stream(lua_State *L, bool has_flags)
{
	const struct bytes *into;
	struct handle *self;
	int message_flags;

	fiber_may_suspend(L, CANCELABLE);
	self = module_self(L);
	into = bytes_check(L, 2);
	message_flags = has_flags ? socket_flags(L, 3) : 0;
	if (into->size == 0)
		return transfer_nothing(L, self);
	return receive(L, self, into, message_flags, push_received);
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
	const struct bytes *into;
	struct handle *self;

	fiber_may_suspend(L, CANCELABLE);
	self = module_self(L);
	into = bytes_check(L, 2);
	return receive(L, self, into, socket_flags(L, 3), push);
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
