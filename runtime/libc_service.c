/* SPDX-License-Identifier: MIT */
/* libc_service.c - the slave of a libc service. */
#include "runtime/libc_service.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <sys/mman.h>
#include <unistd.h>

#include "sandbox/rights.h"

/* Programs use small numbers themselves, and close them. */
enum { HIGH_NUMBER = 200, LOW_NUMBER = 3 };

/* It stands in memory that is zero in a process that was forked: two may not share a
 * stream of replies. */
struct libc_service {
	bool is_installed;
	atomic_bool is_lost; /* nobody answers any more */
	int socket;
	dev_t device; /* which socket that is, whoever closes numbers */
	ino_t inode;
	pid_t pid; /* of one that shares our memory after vfork(2), it is another */
	const struct libc_filters *filters;
	libc_filter *filter;
	pthread_mutex_t lock; /* of what follows */
	pthread_cond_t news;
	struct libc_call *waiting;
	bool is_read; /* by one of them */
	uint64_t calls;
};

struct libc_service *_Atomic libc_service;

/* This thread is in a call already: in a filter, or a signal has come. */
static _Thread_local atomic_bool is_inside;
static _Thread_local int cancel_state;

/* ---- install ---- */

/* NULL with errno if there is none to be had. */
static struct libc_service *map(void)
{
	size_t size = sizeof(struct libc_service);
	void *memory = mmap(
		NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	int errnum;

	if (memory == MAP_FAILED)
		return NULL;
	if (madvise(memory, size, MADV_WIPEONFORK) == 0)
		return memory;
	errnum = errno;
	munmap(memory, size);
	errno = errnum;
	return NULL;
}

static int move(int socket)
{
	int moved = fcntl(socket, F_DUPFD_CLOEXEC, HIGH_NUMBER);

	if (moved < 0)
		moved = fcntl(socket, F_DUPFD_CLOEXEC, LOW_NUMBER);
	return moved < 0 ? -errno : moved;
}

int libc_service_install(
	int socket, const struct libc_filters *filters, libc_filter *filter)
{
	struct libc_service *made;
	struct stat status;
	int moved = fstat(socket, &status) < 0 ? -errno : move(socket);

	if (moved < 0)
		return moved;
	made = map();
	if (!made) {
		int errnum = errno;

		close(moved);
		return -errnum;
	}
	close(socket);
	*made = (struct libc_service){
		.is_installed = true,
		.socket = moved,
		.device = status.st_dev,
		.inode = status.st_ino,
		.pid = getpid(),
		.filters = filters,
		.filter = filter,
		.lock = PTHREAD_MUTEX_INITIALIZER,
		.news = PTHREAD_COND_INITIALIZER,
	};
	atomic_store_explicit(&libc_service, made, memory_order_release);
	return 0;
}

/* ---- who is served ---- */

/* A policy may forbid to ask for the pid: then nobody can have forked either. */
static bool is_other_process(const struct libc_service *service)
{
	pid_t pid = getpid();

	return pid > 0 && service->pid > 0 && pid != service->pid;
}

/* The program has closed the number, and may use it for something else. */
static bool is_other_socket(const struct libc_service *service)
{
	struct stat status;

	if (fstat(service->socket, &status) < 0)
		return errno == EBADF;
	return status.st_dev != service->device || status.st_ino != service->inode;
}

static bool can_serve(const struct libc_service *service)
{
	int errnum = errno;
	bool can = service->is_installed && !service->is_lost &&
	           !is_other_process(service) && !is_other_socket(service);

	errno = errnum;
	return can;
}

bool libc_service_enter(void)
{
	const struct libc_service *service =
		atomic_load_explicit(&libc_service, memory_order_acquire);

	if (!service || is_inside || !can_serve(service))
		return false;
	is_inside = true;
	pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, &cancel_state);
	return true;
}

void libc_service_leave(void)
{
	pthread_setcancelstate(cancel_state, NULL);
	is_inside = false;
}

/* ---- asking ---- */

static void lose(struct libc_service *service)
{
	pthread_mutex_lock(&service->lock);
	service->is_lost = true;
	pthread_cond_broadcast(&service->news);
	pthread_mutex_unlock(&service->lock);
}

static void enlist(struct libc_service *service, struct libc_call *call)
{
	pthread_mutex_lock(&service->lock);
	call->request.id = ++service->calls;
	call->answered = false;
	call->fd_count = 0;
	call->next = service->waiting;
	service->waiting = call;
	pthread_mutex_unlock(&service->lock);
}

/* With the lock, as the next two. */
static void leave(struct libc_service *service, struct libc_call *call)
{
	struct libc_call **link = &service->waiting;

	while (*link != call)
		link = &(*link)->next;
	*link = call->next;
}

static void deliver(struct libc_service *service, const struct libc_reply *reply,
	const int *fds, unsigned count)
{
	struct libc_call *call = service->waiting;

	while (call && (call->answered || call->request.id != reply->id))
		call = call->next;
	if (!call) {
		rights_close(fds, count);
		return;
	}
	call->reply = *reply;
	call->answered = true;
	call->fd_count = count;
	for (unsigned i = 0; i < count; i++)
		call->fds[i] = fds[i];
}

/* Whoever made the socket non-blocking: wait. */
static bool wait_for(const struct libc_service *service, short events)
{
	struct pollfd ready = { .fd = service->socket, .events = events };

	return poll(&ready, 1, -1) > 0 || errno == EINTR;
}

/* This thread reads for all: until something has come, or nothing will. */
static void read_one(struct libc_service *service)
{
	struct libc_reply reply;
	int fds[LIBC_DESCRIPTORS];
	unsigned count = 0;
	ssize_t size;

	service->is_read = true;
	pthread_mutex_unlock(&service->lock);
	do
		size = rights_receive(service->socket, &reply, sizeof reply, fds,
			LIBC_DESCRIPTORS, &count, 0);
	while (size == -EAGAIN && wait_for(service, POLLIN));
	pthread_mutex_lock(&service->lock);
	service->is_read = false;
	if (size > 0)
		deliver(service, &reply, fds, count);
	else
		service->is_lost = true;
	pthread_cond_broadcast(&service->news);
}

/* Who reads leaves with the own answer; those who wait are told, and one of them reads. */
static bool await(struct libc_service *service, struct libc_call *call)
{
	bool answered;

	pthread_mutex_lock(&service->lock);
	while (!call->answered && !service->is_lost) {
		if (service->is_read)
			pthread_cond_wait(&service->news, &service->lock);
		else
			read_one(service);
	}
	answered = call->answered;
	leave(service, call);
	pthread_mutex_unlock(&service->lock);
	return answered;
}

static int send_request(const struct libc_service *service, const struct libc_call *call)
{
	int status;

	do
		status = rights_send(service->socket, &call->request,
			sizeof call->request, call->sent, call->sent_count, 0);
	while (status == -EAGAIN && wait_for(service, POLLOUT));
	return status;
}

/* True if it is this request that cannot be sent, and others can. */
static bool is_passing(int status)
{
	switch (status) {
	case -EBADF: /* one of its descriptors, which another thread closed */
	case -EMFILE:
	case -ENOBUFS:
	case -ENOMEM:
	case -ETOOMANYREFS:
		return true;
	default:
		return false;
	}
}

static bool ask(struct libc_call *call)
{
	struct libc_service *service =
		atomic_load_explicit(&libc_service, memory_order_acquire);
	int errnum = errno, status;
	bool answered;

	call->settled = false;
	enlist(service, call);
	status = send_request(service, call);
	if (status == 0) {
		answered = await(service, call);
	} else {
		answered = false;
		pthread_mutex_lock(&service->lock);
		leave(service, call);
		pthread_mutex_unlock(&service->lock);
		if (!is_passing(status))
			lose(service);
	}
	errno = errnum;
	if (answered && call->reply.action == LIBC_ANSWER)
		return true;
	libc_call_close(call);
	return false;
}

bool libc_service_call(struct libc_call *call)
{
	const struct libc_service *service =
		atomic_load_explicit(&libc_service, memory_order_acquire);
	int errnum = errno;

	call->fd_count = 0;
	if (service->filters->texts[call->request.function] &&
		service->filter(service->filters, call, ask))
		return true;
	errno = errnum;
	return ask(call);
}

void libc_call_close(struct libc_call *call)
{
	rights_close(call->fds, call->fd_count);
	call->fd_count = 0;
}
