/* SPDX-License-Identifier: MIT */
/* libc_perform.c - do what a request says, by the real function. */
#include "runtime/libc_perform.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

/* ---- files ---- */

static int perform_open(const struct libc_request *request, int directory)
{
	struct open_how how = {
		.flags = (uint32_t)request->integers[0],
		.mode = request->bits[0],
		.resolve = request->bits[1],
	};

	if (how.resolve == 0)
		return openat(directory, request->buffer, request->integers[0],
			request->bits[0]);
	return (int)syscall(SYS_openat2, directory, request->buffer, &how, sizeof how);
}

static int perform_stat(const struct libc_request *request, struct libc_reply *reply)
{
	struct stat status;
	int result = request->function == LIBC_STAT ? stat(request->buffer, &status)
	                                            : lstat(request->buffer, &status);

	if (result == 0)
		libc_status_write(&reply->is.status, &status);
	return result;
}

/* ---- sockets ---- */

static int perform_address(const struct libc_request *request, int socket)
{
	struct sockaddr_storage address;
	socklen_t size = libc_request_sockaddr(request, &address);

	switch (request->function) {
	case LIBC_BIND_INET:
	case LIBC_BIND_INET6:
	case LIBC_BIND_UNIX:
		return bind(socket, (const void *)&address, size);
	default:
		return connect(socket, (const void *)&address, size);
	}
}

static bool write_address(struct libc_address *to, const struct addrinfo *found)
{
	const struct sockaddr_in *inet = (const void *)found->ai_addr;
	const struct sockaddr_in6 *inet6 = (const void *)found->ai_addr;

	*to = (struct libc_address){ .family = (uint32_t)found->ai_family };
	if (found->ai_family == AF_INET) {
		to->port = ntohs(inet->sin_port);
		memcpy(to->bytes, &inet->sin_addr, sizeof inet->sin_addr);
	} else if (found->ai_family == AF_INET6) {
		to->port = ntohs(inet6->sin6_port);
		to->scope = inet6->sin6_scope_id;
		memcpy(to->bytes, &inet6->sin6_addr, sizeof inet6->sin6_addr);
	} else {
		return false;
	}
	return true;
}

/* Of each address one: what kind of socket is wanted its caller knows. */
static int perform_name(const struct libc_request *request, struct libc_reply *reply)
{
	struct addrinfo hints = { .ai_socktype = SOCK_STREAM }, *found;
	int status;

	if (request->integers[0] == IPPROTO_UDP)
		hints.ai_socktype = SOCK_DGRAM;
	status = getaddrinfo(libc_request_node(request), libc_request_service(request),
		&hints, &found);
	if (status != 0)
		return status;
	for (const struct addrinfo *one = found; one && reply->count < LIBC_ADDRESSES;
		one = one->ai_next)
		if (write_address(&reply->is.addresses[reply->count], one))
			reply->count++;
	freeaddrinfo(found);
	return 0;
}

/* ---- all ---- */

static int perform(const struct libc_call *call, struct libc_reply *reply)
{
	const struct libc_request *request = &call->request;
	const char *path = request->buffer;

	switch ((enum libc_function)request->function) {
	case LIBC_ACCESS:
		return access(path, request->integers[0]);
	case LIBC_EACCESS:
		return eaccess(path, request->integers[0]);
	case LIBC_GETADDRINFO:
		return perform_name(request, reply);
	case LIBC_LSTAT:
	case LIBC_STAT:
		return perform_stat(request, reply);
	case LIBC_MKDIR:
		return mkdir(path, request->bits[0]);
	case LIBC_OPEN:
		return perform_open(request, AT_FDCWD);
	case LIBC_OPENAT:
		return perform_open(request, call->sent[0]);
	case LIBC_RENAME:
		return rename(path, libc_request_second(request));
	case LIBC_RMDIR:
		return rmdir(path);
	case LIBC_UNLINK:
		return unlink(path);
	default:
		return perform_address(request, call->sent[0]);
	}
}

void libc_perform(struct libc_call *call)
{
	call->fd_count = 0;
	call->reply = (struct libc_reply){ .action = LIBC_ANSWER };
	call->reply.result = perform(call, &call->reply);
	call->reply.errnum = errno;
}
