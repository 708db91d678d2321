/* SPDX-License-Identifier: MIT */
/* libc_sockets.c - the functions of the C library that name what is on a network, in front of
 * the real ones. */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "runtime/libc_call.h"
#include "runtime/libc_real.h"

/* ---- connect and bind ---- */

LIBC_REAL(int, connect, int socket, const struct sockaddr *address, socklen_t size)
LIBC_REAL(int, bind, int socket, const struct sockaddr *address, socklen_t size)

/* The socket that came takes the place of the caller's, and its manners. */
static int replace(int socket, int made)
{
	int kept = fcntl(socket, F_GETFD), manners = fcntl(socket, F_GETFL);
	int own = fcntl(made, F_GETFL);

	if (manners >= 0 && own >= 0 && (manners ^ own) & O_NONBLOCK)
		fcntl(made, F_SETFL, own ^ O_NONBLOCK);
	return dup3(made, socket, kept & FD_CLOEXEC ? O_CLOEXEC : 0) < 0 ? -1 : 0;
}

static int finish(struct libc_call *call, int socket)
{
	int result, errnum;

	if (!libc_call_hands_over(call))
		return libc_call_finish(call);
	result = replace(socket, call->fds[0]);
	errnum = errno;
	libc_call_close(call);
	errno = errnum;
	return result;
}

LIBC_ASIDE static bool serve(enum libc_function first, int socket,
	const struct sockaddr *address, socklen_t size, int *result)
{
	struct libc_call call = { .sent = { socket }, .sent_count = 1 };
	int errnum = libc_request_address(&call.request, first, address, size);
	bool served = true;

	if (errnum < 0 || !libc_service_enter())
		return false;
	if (errnum == 0 && fcntl(socket, F_GETFD) < 0 && errno == EBADF)
		errnum = EBADF;
	if (errnum == 0)
		served = libc_service_call(&call);
	if (errnum == 0 && served) {
		*result = finish(&call, socket);
	} else if (errnum != 0) {
		errno = errnum;
		*result = -1;
	}
	libc_service_leave();
	return served;
}

LIBC_ENTRY(int, connect, int socket, const struct sockaddr *address, socklen_t size)
{
	int result;

	if (libc_service_is_here() && address &&
		serve(LIBC_CONNECT_INET, socket, address, size, &result))
		return result;
	return real_connect()(socket, address, size);
}

LIBC_ENTRY(int, bind, int socket, const struct sockaddr *address, socklen_t size)
{
	int result;

	if (libc_service_is_here() && address &&
		serve(LIBC_BIND_INET, socket, address, size, &result))
		return result;
	return real_bind()(socket, address, size);
}

/* ---- getaddrinfo ---- */

enum {
	ADDRESS_TEXT = INET6_ADDRSTRLEN + 1 + 10, /* with the id of its scope */
	PORT_TEXT = 5 + 1,
	/* of what is asked: what is found is numbers already */
	KEPT_FLAGS = AI_PASSIVE,
};

LIBC_REAL(int, getaddrinfo, const char *node, const char *service,
	const struct addrinfo *hints, struct addrinfo **found)

static int protocol_of(const struct addrinfo *hints)
{
	if (!hints)
		return 0;
	if (hints->ai_protocol == IPPROTO_TCP || hints->ai_protocol == IPPROTO_UDP)
		return hints->ai_protocol;
	if (hints->ai_protocol != 0)
		return 0;
	switch (hints->ai_socktype) {
	case SOCK_STREAM:
		return IPPROTO_TCP;
	case SOCK_DGRAM:
		return IPPROTO_UDP;
	default:
		return 0;
	}
}

static void write_address(const struct libc_address *address, char text[ADDRESS_TEXT])
{
	size_t length;

	if (!inet_ntop((int)address->family, address->bytes, text, INET6_ADDRSTRLEN))
		*text = '\0';
	length = strlen(text);
	if (address->family == AF_INET6 && address->scope != 0)
		snprintf(text + length, ADDRESS_TEXT - length, "%%%u", address->scope);
}

/* As the real function has it of numbers: with the socket's type and protocol as asked for. */
static int convert(const struct libc_address *address, const char *service,
	const struct addrinfo *hints, struct addrinfo **found)
{
	struct addrinfo how = {
		.ai_family = (int)address->family,
		.ai_socktype = hints ? hints->ai_socktype : 0,
		.ai_protocol = hints ? hints->ai_protocol : 0,
		.ai_flags = AI_NUMERICHOST | (hints ? hints->ai_flags & KEPT_FLAGS : 0),
	};
	char host[ADDRESS_TEXT], port[PORT_TEXT + 5];

	write_address(address, host);
	if (address->port <= UINT16_MAX) {
		snprintf(port, sizeof port, "%u", address->port);
		how.ai_flags |= AI_NUMERICSERV;
		service = port;
	}
	return real_getaddrinfo()(host, service, &how, found);
}

static bool is_wanted(const struct libc_address *address, const struct addrinfo *hints)
{
	return !hints || hints->ai_family == AF_UNSPEC ||
	       hints->ai_family == (int)address->family;
}

/* All of them, one list behind the other. */
static int convert_all(const struct libc_reply *reply, const char *service,
	const struct addrinfo *hints, struct addrinfo **found)
{
	struct addrinfo **end = found;
	int status = 0;

	*found = NULL;
	for (uint32_t i = 0; i < reply->count && i < LIBC_ADDRESSES && status == 0; i++) {
		if (!is_wanted(&reply->is.addresses[i], hints))
			continue;
		status = convert(&reply->is.addresses[i], service, hints, end);
		while (status == 0 && *end)
			end = &(*end)->ai_next;
	}
	if (status == 0 && !*found && reply->count > 0)
		status = EAI_NONAME;
	if (status != 0 && *found) {
		*end = NULL;
		freeaddrinfo(*found);
	}
	return status;
}

static int name_first(struct addrinfo *found, const char *node)
{
	char *name = strdup(node);

	if (!name)
		return EAI_MEMORY;
	free(found->ai_canonname);
	found->ai_canonname = name;
	return 0;
}

static int finish_name(struct libc_call *call, const char *node, const char *service,
	const struct addrinfo *hints, struct addrinfo **found)
{
	struct addrinfo *list = NULL;
	int status = (int)call->reply.result;

	libc_call_close(call);
	if (status == EAI_SYSTEM)
		errno = call->reply.errnum;
	if (status == 0)
		status = convert_all(&call->reply, service, hints, &list);
	if (status == 0 && list && node && hints && hints->ai_flags & AI_CANONNAME) {
		status = name_first(list, node);
		if (status != 0)
			freeaddrinfo(list);
	}
	if (status == 0)
		*found = list;
	return status;
}

LIBC_ASIDE static bool serve_name(const char *node, const char *service,
	const struct addrinfo *hints, struct addrinfo **found, int *result)
{
	struct libc_call call = { 0 };
	bool served = true;

	if (!libc_service_enter())
		return false;
	if (libc_request_name(&call.request, node, service, protocol_of(hints)) != 0)
		*result = EAI_MEMORY;
	else if (libc_service_call(&call))
		*result = finish_name(&call, node, service, hints, found);
	else
		served = false;
	libc_service_leave();
	return served;
}

/* Without any name, or with a number that is not to be looked up, nobody is to be asked. */
static bool asks(const char *node, const char *service, const struct addrinfo *hints)
{
	return (node || service) && !(hints && hints->ai_flags & AI_NUMERICHOST);
}

LIBC_ENTRY(int, getaddrinfo, const char *node, const char *service,
	const struct addrinfo *hints, struct addrinfo **found)
{
	int result;

	if (libc_service_is_here() && asks(node, service, hints) &&
		serve_name(node, service, hints, found, &result))
		return result;
	return real_getaddrinfo()(node, service, hints, found);
}
