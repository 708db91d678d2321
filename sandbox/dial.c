/* SPDX-License-Identifier: MIT */
/* dial.c - a connection to one of several addresses. */
#include "sandbox/dial.h"

#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/un.h>
#include <unistd.h>

#include "sandbox/request.h"

enum { HEAD_START_MS = 250 };

/* Those that are being tried. */
struct dialing {
	const struct host_address *addresses;
	uint16_t port;
	struct pollfd tries[NET_ADDRESSES]; /* -1: it is over */
	unsigned begun, open;
	int errnum; /* of the first that failed */
};

static int failed(struct dialing *dialing, int errnum)
{
	if (dialing->errnum == 0)
		dialing->errnum = errnum;
	return -1;
}

/* No other protocol than TCP: others can be led elsewhere. Returns true if it is connected
 * already. */
static bool begin(struct dialing *dialing)
{
	struct pollfd *try = &dialing->tries[dialing->begun];
	struct sockaddr_storage to;
	socklen_t size =
		host_to_kernel(&dialing->addresses[dialing->begun++], dialing->port, &to);

	*try = (struct pollfd){ .events = POLLOUT };
	try->fd = socket(
		to.ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, IPPROTO_TCP);
	if (try->fd < 0) {
		failed(dialing, errno);
		return false;
	}
	if (connect(try->fd, (struct sockaddr *)&to, size) == 0)
		return true;
	if (errno == EINPROGRESS) {
		dialing->open++;
		return false;
	}
	failed(dialing, errno);
	close(try->fd);
	try->fd = -1;
	return false;
}

/* The kernel has to be asked once more. Else the socket would count as one that is still to be
 * connected, and, when the other end had reset the connection, be a free one for whoever sends
 * with MSG_FASTOPEN. */
static bool is_connected(const struct dialing *dialing, unsigned i)
{
	struct sockaddr_storage to;
	socklen_t size = host_to_kernel(&dialing->addresses[i], dialing->port, &to);

	return connect(dialing->tries[i].fd, (struct sockaddr *)&to, size) == 0;
}

/* The one that has succeeded, or NULL. */
static struct pollfd *look(struct dialing *dialing)
{
	for (unsigned i = 0; i < dialing->begun; i++) {
		struct pollfd *try = &dialing->tries[i];

		if (try->fd < 0 || !try->revents)
			continue;
		if (is_connected(dialing, i))
			return try;
		failed(dialing, errno);
		close(try->fd);
		try->fd = -1;
		dialing->open--;
	}
	return NULL;
}

/* As any socket is that one makes oneself. */
static int finish(struct dialing *dialing, struct pollfd *connected)
{
	int fd = connected->fd;

	connected->fd = -1;
	for (unsigned i = 0; i < dialing->begun; i++)
		if (dialing->tries[i].fd >= 0)
			close(dialing->tries[i].fd);
	return fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) & ~O_NONBLOCK) < 0 ? -errno : fd;
}

int dial_any(const struct host_address *addresses, unsigned count, uint16_t port)
{
	struct dialing dialing = { .addresses = addresses, .port = port };

	while (dialing.begun < count || dialing.open > 0) {
		struct pollfd *connected;

		if (dialing.begun < count && begin(&dialing))
			return finish(&dialing, &dialing.tries[dialing.begun - 1]);
		if (dialing.open == 0)
			continue;
		if (poll(dialing.tries, dialing.begun,
			    dialing.begun < count ? HEAD_START_MS : -1) <= 0)
			continue;
		connected = look(&dialing);
		if (connected)
			return finish(&dialing, connected);
	}
	return dialing.errnum ? -dialing.errnum : -EHOSTUNREACH;
}

int dial_local(int target)
{
	struct sockaddr_un to = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0), errnum;

	if (fd < 0)
		return -errno;
	snprintf(to.sun_path, sizeof to.sun_path, "/proc/self/fd/%d", target);
	if (connect(fd, (struct sockaddr *)&to, sizeof to) == 0)
		return fd;
	errnum = errno;
	close(fd);
	return -errnum;
}
