/* SPDX-License-Identifier: MIT */
/* mail.c - what messages between two processes cost in C, by the same calls: mail ping
 * [COUNT], mail flood [COUNT]. Prints microseconds a round trip, or messages a second. */
#include <errno.h>
#include <liburing.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { BYTES = 64, BUFFER = 212960, CONTROL = 1040, NS_PER_S = 1000000000 };

struct peer {
	struct io_uring ring;
	int in, out;
	unsigned char *buffer;
};

static void fail(const char *what)
{
	perror(what);
	_exit(EXIT_FAILURE);
}

static void wait_for(struct peer *peer, int fd, unsigned events)
{
	struct io_uring_sqe *entry = io_uring_get_sqe(&peer->ring);
	struct io_uring_cqe *answer;

	io_uring_prep_poll_add(entry, fd, events);
	if (io_uring_submit_and_wait(&peer->ring, 1) < 0 ||
		io_uring_peek_cqe(&peer->ring, &answer) < 0)
		fail("io_uring");
	io_uring_cqe_seen(&peer->ring, answer);
}

static void send_one(struct peer *peer, const void *bytes, size_t size)
{
	struct iovec text = { (void *)bytes, size };
	const struct msghdr header = { .msg_iov = &text, .msg_iovlen = 1 };

	while (sendmsg(peer->out, &header, MSG_DONTWAIT | MSG_NOSIGNAL) < 0) {
		if (errno != EAGAIN)
			fail("sendmsg");
		wait_for(peer, peer->out, POLLOUT);
	}
}

/* Returns the size, 0 at the end. `tries`: look before waiting. */
static size_t receive_one(struct peer *peer, int tries)
{
	_Alignas(struct cmsghdr) unsigned char control[CONTROL];
	struct iovec text = { peer->buffer, BUFFER };
	struct msghdr header = { .msg_iov = &text, .msg_iovlen = 1 };
	ssize_t size;

	for (;; tries = 1) {
		header.msg_control = control;
		header.msg_controllen = sizeof control;
		if (!tries)
			wait_for(peer, peer->in, POLLIN);
		size = recvmsg(peer->in, &header, MSG_DONTWAIT | MSG_CMSG_CLOEXEC);
		if (size >= 0)
			return (size_t)size;
		if (errno != EAGAIN)
			fail("recvmsg");
		wait_for(peer, peer->in, POLLIN);
	}
}

static double seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / NS_PER_S;
}

static void ping(struct peer *peer, long count)
{
	const unsigned char bytes[BYTES] = { 0 };
	double began = seconds();

	for (long i = 0; i < count; i++) {
		send_one(peer, bytes, sizeof bytes);
		receive_one(peer, 0);
	}
	printf("%.3f\n", (seconds() - began) / (double)count * 1e6);
}

static void pong(struct peer *peer)
{
	size_t size;

	while ((size = receive_one(peer, 0)) > 0)
		send_one(peer, peer->buffer, size);
}

static void flood(struct peer *peer, long count)
{
	const unsigned char bytes[BYTES] = { 0 };
	double began = seconds();

	for (long i = 0; i < count; i++)
		send_one(peer, bytes, sizeof bytes);
	shutdown(peer->out, SHUT_WR);
	receive_one(peer, 0);
	printf("%.0f\n", (double)count / (seconds() - began));
}

static void swallow(struct peer *peer)
{
	while (receive_one(peer, 1) > 0)
		;
	send_one(peer, "", 1);
}

/* Ends that are not one's own would keep the other from seeing the end. */
static void become(struct peer *peer, const int there[2], const int back[2], int is_child)
{
	peer->in = is_child ? there[1] : back[1];
	peer->out = is_child ? back[0] : there[0];
	close(is_child ? there[0] : there[1]);
	close(is_child ? back[1] : back[0]);
	peer->buffer = malloc(BUFFER);
	if (!peer->buffer ||
		io_uring_queue_init(8, &peer->ring,
			IORING_SETUP_DEFER_TASKRUN | IORING_SETUP_SINGLE_ISSUER) < 0)
		fail("io_uring");
}

int main(int argc, char **argv)
{
	int floods = argc > 1 && strcmp(argv[1], "flood") == 0, there[2], back[2];
	long count = argc > 2 ? atol(argv[2]) : 100000;
	struct peer peer = { 0 };
	pid_t child;

	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, there) < 0 ||
		socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, back) < 0)
		fail("socketpair");
	child = fork();
	if (child < 0)
		fail("fork");
	become(&peer, there, back, child == 0);
	if (child == 0) {
		if (floods)
			swallow(&peer);
		else
			pong(&peer);
		_exit(EXIT_SUCCESS);
	}
	if (floods)
		flood(&peer, count);
	else
		ping(&peer, count);
	close(peer.out);
	waitpid(child, NULL, 0);
	return EXIT_SUCCESS;
}
