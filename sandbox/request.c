/* SPDX-License-Identifier: MIT */
/* request.c - what a confined process may ask of its supervisor. */
#include "sandbox/request.h"

#include <errno.h>
#include <pthread.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { MOST_DESCRIPTORS = 4 };

union attachment {
	struct cmsghdr head;
	char bytes[CMSG_SPACE(sizeof(int) * MOST_DESCRIPTORS)];
};

static ssize_t put(int socket, const void *bytes, size_t size, const int *fds,
	unsigned count, int flags)
{
	struct iovec part = { (void *)bytes, size };
	struct msghdr message = { .msg_iov = &part, .msg_iovlen = 1 };
	union attachment attachment;
	ssize_t sent;

	memset(&attachment, 0, sizeof attachment);
	if (count > 0) {
		message.msg_control = &attachment;
		message.msg_controllen = CMSG_SPACE(sizeof *fds * count);
		attachment.head.cmsg_level = SOL_SOCKET;
		attachment.head.cmsg_type = SCM_RIGHTS;
		attachment.head.cmsg_len = CMSG_LEN(sizeof *fds * count);
		memcpy(CMSG_DATA(&attachment.head), fds, sizeof *fds * count);
	}
	do
		sent = sendmsg(socket, &message, flags | MSG_NOSIGNAL);
	while (sent < 0 && errno == EINTR);
	return sent < 0 ? -errno : sent;
}

/* Whatever came along, all of it: parts may be several. */
static unsigned descriptors_of(struct msghdr *message, int fds[MOST_DESCRIPTORS])
{
	unsigned count = 0;

	for (struct cmsghdr *part = CMSG_FIRSTHDR(message); part;
		part = CMSG_NXTHDR(message, part)) {
		size_t bytes = part->cmsg_len - CMSG_LEN(0);

		if (part->cmsg_level != SOL_SOCKET || part->cmsg_type != SCM_RIGHTS)
			continue;
		for (size_t at = 0; at + sizeof *fds <= bytes; at += sizeof *fds) {
			int fd;

			memcpy(&fd, CMSG_DATA(part) + at, sizeof fd);
			if (count < MOST_DESCRIPTORS)
				fds[count++] = fd;
			else
				close(fd);
		}
	}
	return count;
}

static void close_all(const int *fds, unsigned count)
{
	for (unsigned i = 0; i < count; i++)
		close(fds[i]);
}

/* Returns the size that has come, whole, with so many descriptors; 0: the other side has gone;
 * or -errno, -EPROTO where it is another size. */
static ssize_t get(int socket, void *bytes, size_t size, int fds[MOST_DESCRIPTORS],
	unsigned *fd_count, int flags)
{
	struct iovec part = { bytes, size };
	union attachment attachment;
	struct msghdr message = {
		.msg_iov = &part,
		.msg_iovlen = 1,
		.msg_control = &attachment,
		.msg_controllen = sizeof attachment,
	};
	ssize_t count;

	*fd_count = 0;
	do
		count = recvmsg(socket, &message, flags | MSG_CMSG_CLOEXEC);
	while (count < 0 && errno == EINTR);
	if (count < 0)
		return -errno;
	*fd_count = descriptors_of(&message, fds);
	if (count == 0 || ((size_t)count == size &&
				  !(message.msg_flags & (MSG_TRUNC | MSG_CTRUNC))))
		return count;
	close_all(fds, *fd_count);
	*fd_count = 0;
	return -EPROTO;
}

/* ---- asking ---- */

static pthread_mutex_t asking = PTHREAD_MUTEX_INITIALIZER;

int request_ask(int control, const struct actor_request *request,
	const int texts[REQUEST_DESCRIPTORS], struct actor_reply *reply,
	int fds[REPLY_DESCRIPTORS])
{
	int all[MOST_DESCRIPTORS];
	unsigned count = 0;
	ssize_t size;

	for (unsigned i = 0; texts && i < REQUEST_DESCRIPTORS; i++)
		if (texts[i] >= 0)
			all[count++] = texts[i];
	pthread_mutex_lock(&asking);
	size = put(control, request, sizeof *request, all, count, 0);
	count = 0;
	if (size > 0)
		size = get(control, reply, sizeof *reply, all, &count, 0);
	pthread_mutex_unlock(&asking);
	if (size <= 0)
		return size < 0 ? (int)size : -ECONNRESET;
	reply->text[sizeof reply->text - 1] = '\0';
	if (count > REPLY_DESCRIPTORS) {
		close_all(all, count);
		return -EPROTO;
	}
	memcpy(fds, all, count * sizeof *fds);
	return (int)count;
}

/* ---- answering ---- */

static bool ends(const char *text, size_t size)
{
	return memchr(text, '\0', size);
}

static bool is_well_formed(const struct actor_request *request)
{
	return (request->kind == REQUEST_SPAWN || request->kind == REQUEST_SIGNAL) &&
	       ends(request->actor, sizeof request->actor) &&
	       ends(request->module, sizeof request->module) &&
	       ends(request->path, sizeof request->path) &&
	       ends(request->root, sizeof request->root);
}

/* Which is which is said by what the request needs; what it does not is closed. */
static void sort_texts(const struct actor_request *request, const int *fds,
	unsigned count, int texts[REQUEST_DESCRIPTORS])
{
	const bool needs[] = {
		[MODULE_TEXT] = *request->path,
		[POLICY_TEXT] = request->narrows,
	};
	unsigned next = 0;

	for (unsigned i = 0; i < REQUEST_DESCRIPTORS; i++)
		if (needs[i] && next < count)
			texts[i] = fds[next++];
	close_all(fds + next, count - next);
}

int request_take(
	int control, struct actor_request *request, int texts[REQUEST_DESCRIPTORS])
{
	int fds[MOST_DESCRIPTORS];
	unsigned count;
	ssize_t size = get(control, request, sizeof *request, fds, &count, MSG_DONTWAIT);

	for (unsigned i = 0; i < REQUEST_DESCRIPTORS; i++)
		texts[i] = -1;
	if (size == 0 || size == -EAGAIN || size == -ECONNRESET)
		return 0;
	if (size > 0 && count <= REQUEST_DESCRIPTORS && is_well_formed(request)) {
		sort_texts(request, fds, count, texts);
		return 1;
	}
	close_all(fds, count);
	return -1;
}

bool request_answer(
	int control, const struct actor_reply *reply, const int *fds, unsigned fd_count)
{
	return put(control, reply, sizeof *reply, fds, fd_count, MSG_DONTWAIT) > 0;
}
