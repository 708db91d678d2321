/* SPDX-License-Identifier: MIT */
/* net.c - the network of a confined process, which makes no socket. */
#include "runtime/net.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/un.h>
#include <unistd.h>

#include "runtime/confined.h"
#include "runtime/error.h"
#include "runtime/fiber.h"
#include "runtime/module.h"
#include "runtime/net_pin.h"
#include "sandbox/net_rule.h"
#include "sandbox/rights.h"

/* What was asked, and is not answered yet. It stands on top of the frame of who waits. */
struct asking {
	int end;                    /* through which the answer comes; -1: it has come */
	op_push *push;              /* of a connection, or */
	net_push_found *push_found; /* of a name, this one: */
	char name[HOST_NAME];
	struct msghdr header;
	struct iovec part;
	struct net_answer answer;
	_Alignas(struct cmsghdr) char rights[CMSG_SPACE(sizeof(int))];
};

bool net_is_brokered(void)
{
	return confined_by;
}

int net_placeholder(void)
{
	int fd = fcntl(confined_by->spare, F_DUPFD_CLOEXEC, 0);

	return fd < 0 ? -errno : fd;
}

/* ---- what is asked ---- */

/* Nobody else closes what comes along. */
static int asking_collect(lua_State *L)
{
	struct asking *asking = lua_touserdata(L, 1);
	int fd;

	if (asking->end < 0)
		return 0;
	close(asking->end);
	asking->end = -1;
	if (rights_take(&asking->header, &fd, 1) == 1)
		close(fd);
	return 0;
}

static int make_metatable(lua_State *L)
{
	lua_newtable(L);
	lua_pushcfunction(L, asking_collect);
	lua_setfield(L, -2, "__gc");
	return 1;
}

static struct asking *push_asking(lua_State *L)
{
	static const char key;
	struct asking *asking = lua_newuserdata(L, sizeof *asking);

	memset(asking, 0, sizeof *asking);
	asking->end = -1;
	module_push_once(L, &key, make_metatable);
	lua_setmetatable(L, -2);
	asking->part = (struct iovec){ &asking->answer, sizeof asking->answer };
	asking->header.msg_iov = &asking->part;
	asking->header.msg_iovlen = 1;
	rights_expect(&asking->header, (union rights *)asking->rights, 1);
	return asking;
}

/* ---- why not ---- */

static void push_refusal(lua_State *L, int errnum, const char *text)
{
	error_push(L, &error_generic, errnum);
	if (!*text)
		return;
	lua_pushstring(L, text);
	lua_setfield(L, -2, "message");
}

static void push_unknown(lua_State *L, int reason)
{
	switch (reason) {
	case EAI_NONAME:
	case EAI_NODATA:
	case EAI_ADDRFAMILY:
		error_push(L, &error_netdb, HOST_NOT_FOUND);
		break;
	case EAI_AGAIN:
		error_push(L, &error_netdb, TRY_AGAIN);
		break;
	case EAI_MEMORY:
		error_push(L, &error_generic, ENOMEM);
		break;
	default:
		error_push(L, &error_netdb, NO_RECOVERY);
	}
}

/* What a waiting call answers that had not to wait. */
static int refuse(lua_State *L, int errnum, const char *text)
{
	lua_pushboolean(L, true);
	push_refusal(L, errnum, text);
	return 2;
}

/* ---- answers ---- */

static int push_failure(lua_State *L, const struct net_answer *answer)
{
	if (answer->unknown)
		push_unknown(L, answer->unknown);
	else if (*answer->text)
		push_refusal(L, answer->errnum, answer->text);
	else
		error_push_errno(L, answer->errnum);
	return OP_RAISES;
}

/* Who runs the errand may have died of how long it took. */
static int check(const struct asking *asking, int size)
{
	if (size <= 0)
		return size < 0 ? size : -ETIMEDOUT;
	if (size != sizeof asking->answer || asking->answer.count > NET_ADDRESSES)
		return -EPROTO;
	return asking->header.msg_flags & MSG_CTRUNC ? -EMFILE : 0;
}

static int push_connection(lua_State *L, struct asking *asking, int fd)
{
	if (fd < 0)
		return -EPROTO;
	return asking->push(L, fd);
}

/* Below what the caller of a push has pushed. */
static int push_answer(lua_State *L, int size)
{
	struct asking *asking = lua_touserdata(L, -2);
	struct net_answer *answer = &asking->answer;
	int status = check(asking, size), fd = -1;

	close(asking->end);
	asking->end = -1;
	if (size > 0 && rights_take(&asking->header, &fd, 1) == 0)
		fd = -1;
	if (status == 0 && answer->errnum == 0 && asking->push)
		return push_connection(L, asking, fd);
	if (fd >= 0)
		close(fd);
	answer->text[sizeof answer->text - 1] = '\0';
	if (status < 0)
		return status;
	if (answer->errnum)
		return push_failure(L, answer);
	for (uint32_t i = 0; i < answer->count; i++)
		net_pin(&answer->addresses[i], asking->name);
	return asking->push_found(L, answer);
}

/* ---- asking ---- */

static int await(lua_State *L, struct op_queue *queue, struct asking *asking)
{
	struct io_uring_sqe entry = { 0 };

	io_uring_prep_recvmsg(&entry, asking->end, &asking->header, MSG_CMSG_CLOEXEC);
	return op_await_in(L, queue, &entry, push_answer);
}

/* Its layer that has nothing behind the word says so: nobody is there to be asked. */
static int refuse_here(lua_State *L, const struct actor_request *request)
{
	static const char *const rows[] = {
		[REQUEST_CONNECT] = "net.connect",
		[REQUEST_RESOLVE] = "net.resolve",
		[REQUEST_CONNECT_UNIX] = "net.unix.connect",
	};
	bool has_port = request->kind == REQUEST_CONNECT || request->port != 0;
	const char *word = rows[has_port ? REQUEST_CONNECT : request->kind];
	const struct policy *layer =
		net_lacks(confined_by->plan, (unsigned)word_find(word));
	char text[sizeof((struct actor_reply *)0)->text], what[REQUEST_PATH + 16];

	if (!layer)
		return refuse(L, EPERM, "");
	if (has_port)
		snprintf(what, sizeof what, "tcp:%s:%u", request->path, request->port);
	else
		snprintf(what, sizeof what, "%s", request->path);
	net_refuse(layer, word, what, text, sizeof text);
	return refuse(L, EACCES, text);
}

static int ask(lua_State *L, struct op_queue *queue, const struct actor_request *request,
	const struct asking *whom)
{
	struct asking *asking;
	struct actor_reply reply;
	int fds[REPLY_DESCRIPTORS], count;

	if (!confined_by->asks)
		return refuse_here(L, request);
	asking = push_asking(L);
	asking->push = whom->push;
	asking->push_found = whom->push_found;
	snprintf(asking->name, sizeof asking->name, "%.*s", HOST_NAME - 1, request->path);
	count = request_ask(confined_by->control, request, NULL, &reply, fds);
	if (count < 0)
		return fiber_push_failure(L, count);
	if (count == 1 && reply.errnum == 0) {
		asking->end = fds[0];
		return await(L, queue, asking);
	}
	rights_close(fds, (unsigned)count);
	return refuse(L, reply.errnum ? reply.errnum : EMFILE, reply.text);
}

/* False if it is too long for anybody. */
static bool fill(
	struct actor_request *request, uint32_t kind, const char *who, unsigned port)
{
	memset(request, 0, sizeof *request);
	request->kind = kind;
	request->port = port;
	if (strlen(who) >= sizeof request->path)
		return false;
	memcpy(request->path, who, strlen(who));
	return true;
}

/* Of the asking no more is known than what it ends with. */
static int ask_for(lua_State *L, struct op_queue *queue, uint32_t kind, const char *who,
	unsigned port, const struct asking *whom)
{
	struct actor_request request;

	if (!fill(&request, kind, who, port))
		return refuse(L, ENAMETOOLONG, "");
	return ask(L, queue, &request, whom);
}

int net_connect(lua_State *L, struct op_queue *queue, const char *host, unsigned port,
	op_push *push)
{
	const struct asking whom = { .push = push };

	return ask_for(L, queue, REQUEST_CONNECT, host, port, &whom);
}

bool net_is_name(const char *host)
{
	struct host read;

	return host_read(host, &read) && read.is_name;
}

int net_resolve(lua_State *L, const char *host, unsigned port, net_push_found *push)
{
	const struct asking whom = { .push_found = push };

	return ask_for(L, NULL, REQUEST_RESOLVE, host, port, &whom);
}

/* From where the process works, which its supervisor does not know. Returns 0 or an errno. */
static int find_path(const struct sockaddr *address, socklen_t size, char path[PATH_MAX])
{
	const struct sockaddr_un *local = (const struct sockaddr_un *)address;
	size_t head = offsetof(struct sockaddr_un, sun_path);
	char own[PATH_MAX];
	const char *directory = "";

	if (size <= head || !*local->sun_path)
		return EACCES; /* only those with a path can be granted */
	if (*local->sun_path != '/')
		directory = confined_directory(own, sizeof own);
	if (!directory)
		return ENOENT;
	if (snprintf(path, PATH_MAX, "%s%s%.*s", directory, *directory ? "/" : "",
		    (int)(size - head), local->sun_path) >= PATH_MAX)
		return ENAMETOOLONG;
	return 0;
}

static int connect_path(lua_State *L, struct op_queue *queue,
	const struct sockaddr *address, socklen_t size, op_push *push)
{
	const struct asking whom = { .push = push };
	char path[PATH_MAX];
	int errnum = find_path(address, size, path);

	if (errnum)
		return refuse(L, errnum, "");
	return ask_for(L, queue, REQUEST_CONNECT_UNIX, path, 0, &whom);
}

static bool is_covered(const struct host *host, uint16_t port)
{
	const struct plan *plan = confined_by->plan;

	return !net_withholds(plan, (unsigned)word_find("net.connect"), host, port) &&
	       !net_hides(plan, &host->address, port);
}

/* As its supervisor reads it. What is not covered itself may be what a name meant that is. */
static int connect_address(lua_State *L, struct op_queue *queue, const struct host *host,
	uint16_t port, op_push *push)
{
	const struct asking whom = { .push = push };
	char text[INET6_ADDRSTRLEN] = "", name[HOST_NAME];
	struct actor_request request;

	inet_ntop(host->address.size == 4 ? AF_INET : AF_INET6, host->address.bytes, text,
		sizeof text);
	if (is_covered(host, port) || !net_pin_find(&host->address, name))
		return net_connect(L, queue, text, port, push);
	fill(&request, REQUEST_CONNECT, name, port);
	memcpy(request.root, text, sizeof text);
	return ask(L, queue, &request, &whom);
}

int net_connect_to(lua_State *L, struct op_queue *queue, const struct sockaddr *address,
	socklen_t size, op_push *push)
{
	struct host host = { 0 };
	uint16_t port;

	if (address->sa_family == AF_UNIX)
		return connect_path(L, queue, address, size, push);
	if (!host_from_kernel(address, &host.address, &port))
		return refuse(L, EAFNOSUPPORT, "");
	return connect_address(L, queue, &host, port, push);
}

/* ---- what listens ---- */

/* The first layer that does not say so; or one that is there at all, whose socket has another
 * number by now. */
static const struct policy *withholds(const struct sockaddr *address, const char *word)
{
	const struct plan *plan = confined_by->plan;
	unsigned number = (unsigned)word_find(word);
	const struct policy *layer = net_lacks(plan, number);
	struct host host = { 0 };
	uint16_t port;

	if (!layer && host_from_kernel(address, &host.address, &port))
		layer = net_withholds(plan, number, &host, port);
	return layer ? layer : plan->layers[0];
}

static void describe(
	const struct sockaddr *address, socklen_t size, char *text, size_t room)
{
	const struct sockaddr_un *local = (const struct sockaddr_un *)address;
	struct host_address host;
	char written[HOST_TEXT];
	uint16_t port;

	if (host_from_kernel(address, &host, &port)) {
		host_write_address(&host, written);
		snprintf(text, room, "tcp:%s:%u", written, port);
	} else if (address->sa_family == AF_UNIX && *local->sun_path) {
		snprintf(text, room, "%.*s",
			(int)(size - offsetof(struct sockaddr_un, sun_path)),
			local->sun_path);
	} else {
		snprintf(text, room, "a socket of another family");
	}
}

/* As the policy writes it. */
static void complete(
	const struct sockaddr *address, socklen_t size, struct sockaddr_un *whole)
{
	char path[PATH_MAX];

	memset(whole, 0, sizeof *whole);
	memcpy(whole, address, size < sizeof *whole ? size : sizeof *whole);
	if (address->sa_family == AF_UNIX && find_path(address, size, path) == 0 &&
		strlen(path) < sizeof whole->sun_path)
		memcpy(whole->sun_path, path, strlen(path) + 1);
}

int net_listener(const struct sockaddr *address, socklen_t size, char *text, size_t room)
{
	struct sockaddr_un whole;
	const char *word =
		address->sa_family == AF_UNIX ? "net.unix.listen" : "net.listen";
	char what[HOST_TEXT + 32];

	complete(address, size, &whole);
	for (unsigned i = 0; i < confined_by->entrance_count; i++) {
		const struct entrance *entrance = &confined_by->entrances[i];
		int fd;

		if (!entrance_is_at(entrance, (struct sockaddr *)&whole, sizeof whole))
			continue;
		fd = fcntl(entrance->place, F_DUPFD_CLOEXEC, 0);
		return fd < 0 ? -errno : fd;
	}
	describe(address, size, what, sizeof what);
	net_refuse(withholds(address, word), word, what, text, room);
	return -EACCES;
}

int net_raise(lua_State *L, const char *text)
{
	push_refusal(L, EACCES, text);
	return lua_error(L);
}
