/* SPDX-License-Identifier: MIT */
/* libc_hello.c - the first datagram of a libc service. */
#include "runtime/libc_hello.h"

#include <errno.h>
#include <sys/socket.h>

#include "sandbox/blob.h"
#include "sandbox/rights.h"

enum { VERSION = 1, FILTERS_MAX = 64 << 20 };

static size_t total(const struct libc_filters *filters)
{
	size_t size = 0;

	for (int i = 0; i < LIBC_FUNCTIONS; i++)
		size += filters->texts[i] ? filters->sizes[i] : 0;
	return size;
}

int libc_hello_send(int socket, const struct libc_filters *filters)
{
	struct blob blob = { 0 };
	int status = -EMSGSIZE;

	if (total(filters) > FILTERS_MAX)
		return status;
	blob_put_number(&blob, VERSION);
	for (int i = 0; i < LIBC_FUNCTIONS; i++)
		blob_put_text(&blob, filters->texts[i], filters->sizes[i]);
	status = blob_send(socket, &blob);
	blob_finish(&blob);
	return status;
}

/* Of other sockets nothing is read. */
static int check_socket(int socket)
{
	int type, domain;
	socklen_t size = sizeof type;

	if (getsockopt(socket, SOL_SOCKET, SO_TYPE, &type, &size) < 0 ||
		getsockopt(socket, SOL_SOCKET, SO_DOMAIN, &domain, &size) < 0 ||
		recv(socket, NULL, 0, MSG_PEEK | MSG_DONTWAIT) < 0)
		return -errno;
	return type == SOCK_SEQPACKET && domain == AF_UNIX ? 0 : -EPROTOTYPE;
}

int libc_hello_receive(int socket, struct libc_filters *filters)
{
	static struct blob blob; /* has the texts */
	int status = check_socket(socket);

	if (status == 0)
		status = blob_receive(socket, &blob);
	if (status < 0)
		return status;
	if (blob_take_number(&blob) != VERSION || blob.fd_count > 0)
		blob.failed = true;
	for (int i = 0; i < LIBC_FUNCTIONS; i++)
		filters->texts[i] = blob_take_text(&blob, &filters->sizes[i]);
	if (!blob.failed)
		return 0;
	rights_close(blob.fds, blob.fd_count);
	blob_finish(&blob);
	return -EPROTO;
}
