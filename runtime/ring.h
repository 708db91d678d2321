/* SPDX-License-Identifier: MIT */
/* ring.h - requests to the kernel and their completions, by io_uring.
 *
 * Nothing above knows more than this page: a request is a submission entry, its
 * completion is a call. Another back end can stand behind the same names. */
#ifndef RUNTIME_RING_H
#define RUNTIME_RING_H

#include <liburing.h>
#include <stdbool.h>
#include <stdint.h>

struct op_list;

/* Somebody who waits for one completion. It must stay where it is until then. */
struct op {
	/* `result` is what the system call would have returned, or -errno. The op is in
	 * no list any more. Must not fail, and must not run Lua. */
	void (*complete)(struct op *op, int result);
	struct op_list *list;       /* the one it stands in, or last stood in */
	struct op *next, *previous; /* neighbours there */
	/* Neighbours among those that were canceled and have not completed, if it is one. */
	struct op *next_stopped, *previous_stopped;
	bool in_flight, stopped;
};

/* What is in flight for one owner. All zero is empty. */
struct op_list {
	struct op *first;
	struct op *next; /* whose turn it is to be canceled, when all are */
	unsigned count;
	bool closing; /* nothing more is accepted */
};

struct ring {
	struct io_uring uring;
	bool open;          /* made at the first request: a script without one has none */
	unsigned in_flight; /* requests that have not completed */
	struct op_list disowned;
	struct op *stopped;      /* what was canceled, and has not completed */
	struct op *next_stopped; /* whose turn it is to be canceled again, when all are */
	int64_t again_ns;        /* when that will be */
	int64_t delay_ns;        /* and how long after the last time */
	bool listens;            /* other threads may wake us */
	bool hears;              /* a request looks at wake_fd */
	int wake_fd;             /* an eventfd(2), if it listens */
};

/* Open a ring that has not been opened, with these flags besides its own; `entries` is how
 * many requests can wait to be submitted, 0 the usual. Returns 0 or -errno. Who does not is
 * given a ring by the first request. */
int ring_open(struct ring *ring, unsigned entries, unsigned flags);

/* Queue `request` for the next trip to the kernel, and `op` in `list`. Returns 0, or
 * -errno when there can be no ring here, or -ECANCELED if the list is closing; `op` is
 * then untouched. May complete other requests meanwhile. */
int ring_submit(struct ring *ring, const struct io_uring_sqe *request, struct op *op,
	struct op_list *list);

/* Ask the kernel to stop a submitted request, again and again if it does not hear. The
 * completion still comes, with -ECANCELED, -EINTR or the truth. */
void ring_cancel(struct ring *ring, struct op *op);

/* Take a submitted request out of its list: nobody waits for it any more, but for its
 * completion. */
void ring_disown(struct ring *ring, struct op *op);

/* Accept nothing more for `list`, cancel what is in flight there, and wait for it.
 * Completions are called, of others too. */
void ring_cancel_all(struct ring *ring, struct op_list *list);

/* Let other threads end the waits of this ring. Returns 0 or -errno; again does no harm. */
int ring_listen(struct ring *ring);

/* End the present wait of the thread that the ring belongs to, or its next one. From any
 * thread, for a ring that listens. */
void ring_wake(struct ring *ring);

/* Let a worker of the kernel's close a descriptor, for which the thread does not wait. Returns
 * 0, or -errno when there can be no ring here. */
int ring_close_descriptor(struct ring *ring, int fd);

/* Hand everything queued to the kernel now. */
void ring_flush(struct ring *ring);

/* Hand over what is queued, wait until something completes, `timeout_ns` has passed (0:
 * only look; negative: forever) or another thread wakes us, and call each completion. May end
 * early when nothing has happened. Returns 0, or -EINTR when a signal has ended the wait. */
int ring_wait(struct ring *ring, int64_t timeout_ns);

/* Give the ring back. Nothing is in flight. Accepts a ring that was never opened. */
void ring_close(struct ring *ring);

#endif
