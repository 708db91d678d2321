/* SPDX-License-Identifier: MIT */
/* ring.c - requests to the kernel and their completions, by io_uring. */
#include "runtime/ring.h"

#include <errno.h>
#include <poll.h>
#include <stddef.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

enum {
	SUBMISSIONS = 256,
	COMPLETIONS = 1024,
	MOST = 32768, /* submissions, of the kernel */
	BATCH = 64,
	FIRST_PATIENCE_NS = 1000000,
	LAST_PATIENCE_NS = 128000000,
	FIRST_DELAY_NS = 1000000,
	LAST_DELAY_NS = 512000000,
	NS_PER_S = 1000000000,
};

/* What we ask of the kernel, best first; each older kernel refuses the one before. */
static const unsigned setups[] = {
	/* 6.1: completions are posted only when we ask, by the one thread that asks */
	IORING_SETUP_DEFER_TASKRUN | IORING_SETUP_SINGLE_ISSUER |
		IORING_SETUP_TASKRUN_FLAG,
	/* 5.19: no interrupt of the running thread for a completion */
	IORING_SETUP_COOP_TASKRUN | IORING_SETUP_TASKRUN_FLAG,
	0,
};

struct completion {
	struct op *op;
	int result;
};

/* Stands for the request that looks at a ring's wake_fd; it is nobody's. */
static struct op waker;

static void list_add(struct op_list *list, struct op *op)
{
	op->list = list;
	op->previous = NULL;
	op->next = list->first;
	if (op->next)
		op->next->previous = op;
	list->first = op;
	list->count++;
}

static void list_remove(struct op *op)
{
	if (op->previous)
		op->previous->next = op->next;
	else
		op->list->first = op->next;
	if (op->next)
		op->next->previous = op->previous;
	if (op->list->next == op)
		op->list->next = op->next;
	op->list->count--;
}

static void stopped_add(struct ring *ring, struct op *op)
{
	op->stopped = true;
	op->previous_stopped = NULL;
	op->next_stopped = ring->stopped;
	if (ring->stopped)
		ring->stopped->previous_stopped = op;
	ring->stopped = op;
}

static void stopped_remove(struct ring *ring, struct op *op)
{
	if (!op->stopped)
		return;
	op->stopped = false;
	if (op->previous_stopped)
		op->previous_stopped->next_stopped = op->next_stopped;
	else
		ring->stopped = op->next_stopped;
	if (op->next_stopped)
		op->next_stopped->previous_stopped = op->previous_stopped;
	if (ring->next_stopped == op)
		ring->next_stopped = op->next_stopped;
}

static int open_as(
	struct ring *ring, unsigned submissions, unsigned flags, unsigned setup)
{
	struct io_uring_params params = {
		.flags = setup | flags | IORING_SETUP_CQSIZE | IORING_SETUP_CLAMP,
		.cq_entries = submissions * COMPLETIONS / SUBMISSIONS,
	};

	return io_uring_queue_init_params(submissions, &ring->uring, &params);
}

/* The memory of rings is counted by user, and given back some time after a process has ended:
 * where many come and go it is short for a moment. */
static int open_patiently(
	struct ring *ring, unsigned submissions, unsigned flags, unsigned setup)
{
	struct timespec moment = { .tv_nsec = FIRST_PATIENCE_NS };
	int status;

	while ((status = open_as(ring, submissions, flags, setup)) == -ENOMEM &&
		moment.tv_nsec <= LAST_PATIENCE_NS) {
		nanosleep(&moment, NULL);
		moment.tv_nsec *= 2;
	}
	return status;
}

int ring_open(struct ring *ring, unsigned entries, unsigned flags)
{
	unsigned submissions = entries == 0     ? SUBMISSIONS
	                       : entries > MOST ? MOST
	                                        : entries;
	int status = -EINVAL;

	for (size_t i = 0; i < sizeof setups / sizeof *setups && status == -EINVAL; i++)
		status = open_patiently(ring, submissions, flags, setups[i]);
	ring->open = status == 0;
	return status;
}

/* Take up to BATCH completions out of the queue. */
static unsigned take_batch(struct ring *ring, struct completion *batch)
{
	struct io_uring_cqe *cqes[BATCH];
	unsigned count = io_uring_peek_batch_cqe(&ring->uring, cqes, BATCH);

	for (unsigned i = 0; i < count; i++)
		batch[i] = (struct completion){ io_uring_cqe_get_data(cqes[i]),
			cqes[i]->res };
	io_uring_cq_advance(&ring->uring, count);
	return count;
}

/* Another thread has woken us: forget it. */
static void heed(struct ring *ring)
{
	uint64_t count;

	while (read(ring->wake_fd, &count, sizeof count) < 0 && errno == EINTR)
		;
}

static void complete(struct ring *ring, struct op *op, int result)
{
	if (!op)
		return; /* of a cancel request: the request itself answers */
	if (op == &waker) {
		ring->hears = false;
		heed(ring);
		return;
	}
	ring->in_flight--;
	op->in_flight = false;
	stopped_remove(ring, op);
	list_remove(op);
	op->complete(op, result);
}

/* Call every completion that is already in our memory. One of them may submit, find the
 * queue full, and come back here: so they are taken out before the first is called. */
static unsigned reap(struct ring *ring)
{
	struct completion batch[BATCH];
	unsigned count, total = 0;

	while ((count = take_batch(ring, batch)) > 0) {
		total += count;
		for (unsigned i = 0; i < count; i++)
			complete(ring, batch[i].op, batch[i].result);
	}
	return total;
}

void ring_flush(struct ring *ring)
{
	while (ring->open && io_uring_sq_ready(&ring->uring) > 0) {
		int status = io_uring_submit(&ring->uring);

		/* the completion queue is full, or the kernel short of memory */
		if (status == -EBUSY || status == -EAGAIN)
			io_uring_get_events(&ring->uring);
		else if (status < 0 && status != -EINTR)
			return;
		if (status <= 0)
			reap(ring);
	}
}

static struct io_uring_sqe *next_entry(struct ring *ring)
{
	struct io_uring_sqe *entry;

	while (!(entry = io_uring_get_sqe(&ring->uring)))
		ring_flush(ring);
	return entry;
}

static int need(struct ring *ring)
{
	return ring->open ? 0 : ring_open(ring, 0, 0);
}

int ring_submit(struct ring *ring, const struct io_uring_sqe *request, struct op *op,
	struct op_list *list)
{
	struct io_uring_sqe *entry;
	int status;

	if (list->closing)
		return -ECANCELED;
	status = need(ring);
	if (status < 0)
		return status;
	entry = next_entry(ring);
	*entry = *request;
	io_uring_sqe_set_data(entry, op);
	ring->in_flight++;
	op->in_flight = true;
	op->stopped = false;
	list_add(list, op);
	return 0;
}

int ring_close_descriptor(struct ring *ring, int fd)
{
	struct io_uring_sqe *entry;
	int status = need(ring);

	if (status < 0)
		return status;
	entry = next_entry(ring);
	io_uring_prep_close(entry, fd);
	io_uring_sqe_set_flags(entry, IOSQE_ASYNC | IOSQE_CQE_SKIP_SUCCESS);
	io_uring_sqe_set_data(entry, NULL);
	ring_flush(ring); /* the next trip may be far away, and others wait for the end */
	return 0;
}

static int64_t now_ns(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * NS_PER_S + now.tv_nsec;
}

static void ask_to_stop(struct ring *ring, struct op *op)
{
	struct io_uring_sqe *entry = next_entry(ring);

	io_uring_prep_cancel(entry, op, 0);
	io_uring_sqe_set_data(entry, NULL);
}

void ring_cancel(struct ring *ring, struct op *op)
{
	int64_t again_ns = now_ns() + FIRST_DELAY_NS;

	if (!op->in_flight)
		return;
	if (!ring->stopped || again_ns < ring->again_ns)
		ring->again_ns = again_ns;
	ring->delay_ns = FIRST_DELAY_NS;
	if (!op->stopped)
		stopped_add(ring, op);
	ask_to_stop(ring, op);
}

/* The kernel does not find a request that is on its way from one place to another, as one that
 * finds its socket ready in vain again and again, until a worker takes it: that one would wait
 * for ever. */
static void cancel_again(struct ring *ring, int64_t present_ns)
{
	ring->next_stopped = ring->stopped;
	while (ring->next_stopped) {
		struct op *op = ring->next_stopped;

		ring->next_stopped = op->next_stopped;
		ask_to_stop(ring, op);
	}
	if (ring->delay_ns < LAST_DELAY_NS)
		ring->delay_ns *= 2;
	ring->again_ns = present_ns + ring->delay_ns;
}

void ring_disown(struct ring *ring, struct op *op)
{
	stopped_remove(ring, op);
	list_remove(op);
	list_add(&ring->disowned, op);
}

void ring_cancel_all(struct ring *ring, struct op_list *list)
{
	list->closing = true;
	list->next = list->first;
	while (list->next) {
		struct op *op = list->next;

		list->next = op->next;
		ring_cancel(ring, op);
	}
	while (list->count > 0)
		ring_wait(ring, -1);
}

int ring_listen(struct ring *ring)
{
	if (ring->listens)
		return 0;
	ring->wake_fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	if (ring->wake_fd < 0)
		return -errno;
	ring->listens = true;
	return 0;
}

void ring_wake(struct ring *ring)
{
	static const uint64_t one = 1;

	/* EAGAIN: it has been woken so often that once more makes no difference */
	while (write(ring->wake_fd, &one, sizeof one) < 0 && errno == EINTR)
		;
}

/* Let a wait of the kernel's end when wake_fd has something. */
static void hear(struct ring *ring)
{
	struct io_uring_sqe *entry;

	if (!ring->listens || ring->hears)
		return;
	entry = next_entry(ring);
	io_uring_prep_poll_add(entry, ring->wake_fd, POLLIN);
	io_uring_sqe_set_data(entry, &waker);
	ring->hears = true;
}

/* Nothing is in flight: time passes, a signal comes, or another thread wakes us. */
static int sleep_for(struct ring *ring, int64_t timeout_ns)
{
	struct timespec time = { timeout_ns / NS_PER_S, timeout_ns % NS_PER_S };
	struct pollfd wake = { ring->wake_fd, POLLIN, 0 };
	int count = ppoll(&wake, ring->listens, timeout_ns < 0 ? NULL : &time, NULL);

	if (count > 0)
		heed(ring);
	return count < 0 ? -errno : 0;
}

/* Only look: the kernel is asked when it has something to do or to tell. */
static void glance(struct ring *ring)
{
	unsigned flags = __atomic_load_n(ring->uring.sq.kflags, __ATOMIC_RELAXED);

	if (io_uring_sq_ready(&ring->uring) > 0)
		ring_flush(ring);
	if (flags & (IORING_SQ_TASKRUN | IORING_SQ_CQ_OVERFLOW))
		io_uring_get_events(&ring->uring);
	reap(ring);
}

static int wait_for(struct ring *ring, int64_t timeout_ns)
{
	struct __kernel_timespec time = { timeout_ns / NS_PER_S, timeout_ns % NS_PER_S };
	struct io_uring_cqe *cqe;
	int64_t deadline_ns;
	int status;

	if (!ring->open || (ring->in_flight == 0 && timeout_ns != 0)) {
		if (ring->open)
			ring_flush(ring);
		return timeout_ns == 0 ? 0 : sleep_for(ring, timeout_ns);
	}
	if (timeout_ns == 0) {
		glance(ring);
		return 0;
	}
	hear(ring);
	deadline_ns = timeout_ns < 0 ? 0 : now_ns() + timeout_ns;
	if (timeout_ns < 0)
		status = io_uring_submit_and_wait(&ring->uring, 1);
	else
		status = io_uring_submit_and_wait_timeout(
			&ring->uring, &cqe, 1, &time, NULL);
	if (status == -EBUSY || status == -EAGAIN)
		io_uring_get_events(&ring->uring);
	if (reap(ring) > 0)
		return 0;
	/* of a signal that comes after something was handed over the kernel says nothing */
	if (status >= 0 && (timeout_ns < 0 || now_ns() < deadline_ns))
		return -EINTR;
	return status == -EINTR ? -EINTR : 0;
}

int ring_wait(struct ring *ring, int64_t timeout_ns)
{
	int64_t present_ns, left_ns;

	if (!ring->stopped)
		return wait_for(ring, timeout_ns);
	present_ns = now_ns();
	if (present_ns >= ring->again_ns)
		cancel_again(ring, present_ns);
	left_ns = ring->again_ns - present_ns;
	return wait_for(
		ring, timeout_ns < 0 || timeout_ns > left_ns ? left_ns : timeout_ns);
}

void ring_close(struct ring *ring)
{
	if (ring->open)
		io_uring_queue_exit(&ring->uring);
	if (ring->listens)
		close(ring->wake_fd);
	*ring = (struct ring){ 0 };
}
