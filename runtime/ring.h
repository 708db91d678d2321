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

/* Somebody who waits for one completion. It must stay where it is until then. */
struct op {
	/* `result` is what the system call would have returned, or -errno.
	 * Must not fail, and must not run Lua. */
	void (*complete)(struct op *op, int result);
};

struct ring {
	struct io_uring uring;
	bool open; /* made at the first request: a script without one has none */
	bool closing;
	unsigned in_flight; /* requests that have not completed */
};

/* Queue `request` for the next trip to the kernel. Returns 0, or -errno when there can
 * be no ring here; `op` is then untouched. May complete other requests meanwhile. */
int ring_submit(struct ring *ring, const struct io_uring_sqe *request, struct op *op);

/* Ask the kernel to stop a submitted request. The completion still comes, with
 * -ECANCELED, -EINTR or the truth. */
void ring_cancel(struct ring *ring, struct op *op);

/* Hand everything queued to the kernel now. */
void ring_flush(struct ring *ring);

/* Hand over what is queued, wait until something completes or `timeout_ns` has passed
 * (0: only look; negative: forever), and call each completion. Returns 0, or -EINTR when
 * a signal has ended the wait. */
int ring_wait(struct ring *ring, int64_t timeout_ns);

/* Cancel what is in flight, wait for it, and give the ring back. Completions are
 * called. Accepts a ring that was never opened. */
void ring_close(struct ring *ring);

#endif
