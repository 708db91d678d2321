/* SPDX-License-Identifier: MIT */
/* request.c - what a confined process may ask of its supervisor. */
#include "sandbox/request.h"

#include <errno.h>
#include <pthread.h>
#include <string.h>

#include "sandbox/rights.h"

enum { MOST_DESCRIPTORS = 4 };

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
	size = rights_send(control, request, sizeof *request, all, count, 0);
	if (size == 0)
		size = rights_receive(
			control, reply, sizeof *reply, all, MOST_DESCRIPTORS, &count, 0);
	pthread_mutex_unlock(&asking);
	if (size <= 0)
		return size < 0 ? (int)size : -ECONNRESET;
	reply->text[sizeof reply->text - 1] = '\0';
	if (count > REPLY_DESCRIPTORS) {
		rights_close(all, count);
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
	return request->kind >= REQUEST_SPAWN && request->kind <= REQUEST_CONNECT_UNIX &&
	       ends(request->actor, sizeof request->actor) &&
	       ends(request->module, sizeof request->module) &&
	       ends(request->path, sizeof request->path) &&
	       ends(request->root, sizeof request->root);
}

/* Which is which is said by what the request needs; what it does not is closed. */
static void sort_texts(const struct actor_request *request, const int *fds,
	unsigned count, int texts[REQUEST_DESCRIPTORS])
{
	bool spawns = request->kind == REQUEST_SPAWN;
	const bool needs[] = {
		[MODULE_TEXT] = spawns && *request->path,
		[POLICY_TEXT] = spawns && request->narrows,
	};
	unsigned next = 0;

	for (unsigned i = 0; i < REQUEST_DESCRIPTORS; i++)
		if (needs[i] && next < count)
			texts[i] = fds[next++];
	rights_close(fds + next, count - next);
}

int request_take(
	int control, struct actor_request *request, int texts[REQUEST_DESCRIPTORS])
{
	int fds[MOST_DESCRIPTORS];
	unsigned count;
	ssize_t size = rights_receive(control, request, sizeof *request, fds,
		MOST_DESCRIPTORS, &count, MSG_DONTWAIT);

	for (unsigned i = 0; i < REQUEST_DESCRIPTORS; i++)
		texts[i] = -1;
	if (size == 0 || size == -EAGAIN || size == -ECONNRESET)
		return 0;
	if (size > 0 && count <= REQUEST_DESCRIPTORS && is_well_formed(request)) {
		sort_texts(request, fds, count, texts);
		return 1;
	}
	rights_close(fds, count);
	return -1;
}

bool request_answer(
	int control, const struct actor_reply *reply, const int *fds, unsigned fd_count)
{
	return rights_send(control, reply, sizeof *reply, fds, fd_count, MSG_DONTWAIT) ==
	       0;
}
