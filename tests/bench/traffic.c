/* SPDX-License-Identifier: MIT */
/* traffic.c - what a server on loopback needs for each message, and a small one in C.
 *
 *	traffic echo|http CONNECTIONS cpu|wall SERVER [ARGUMENT...]
 *	traffic serve PORT
 *
 * The first starts the server, with a port as its last argument, on one processor, and loads it
 * from another for a second: each connection sends a message when the last one was answered.
 * Prints nanoseconds for each, of the server's processor time or of all; nothing if there is no
 * such program. The second is an echo server by io_uring, as plain as can be. */
#include <arpa/inet.h>
#include <errno.h>
#include <liburing.h>
#include <netinet/tcp.h>
#include <sched.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
	BYTES = 256,
	MESSAGE = 64,
	MOST = 8192,
	ENTRIES = 2048,
	BACKLOG = 4096,
	TRIES = 500,
	TRY_US = 10000,
	NS_PER_S = 1000000000,
	WARM_NS = NS_PER_S / 4,
	FIRST_PORT = 20000,
	PORTS = 12000, /* below those that the kernel gives to clients */
};

static const char greeting[] = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
static const char body[] = "Hello, world!";

static void fail(const char *what)
{
	perror(what);
	exit(EXIT_FAILURE);
}

static void open_ring(struct io_uring *ring, unsigned entries)
{
	struct io_uring_params params = {
		.flags = IORING_SETUP_SINGLE_ISSUER | IORING_SETUP_DEFER_TASKRUN |
		         IORING_SETUP_CQSIZE,
		.cq_entries = 4 * entries,
	};

	if (io_uring_queue_init_params(entries, ring, &params) < 0)
		fail("io_uring");
	io_uring_register_ring_fd(ring);
}

static struct io_uring_sqe *next_entry(struct io_uring *ring)
{
	struct io_uring_sqe *entry;

	while (!(entry = io_uring_get_sqe(ring)))
		io_uring_submit(ring);
	return entry;
}

static struct sockaddr_in loopback(int port)
{
	return (struct sockaddr_in){
		.sin_family = AF_INET,
		.sin_port = htons((uint16_t)port),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK),
	};
}

/* ---- the server ---- */

enum what { ACCEPTED, RECEIVED, SENT };

static unsigned char buffers[MOST][BYTES];

static void receive(struct io_uring *ring, int fd)
{
	struct io_uring_sqe *entry = next_entry(ring);

	io_uring_prep_recv(entry, fd, buffers[fd], BYTES, 0);
	entry->user_data = (uint64_t)RECEIVED << 32 | (unsigned)fd;
}

static void answer(struct io_uring *ring, int fd, int size)
{
	struct io_uring_sqe *entry = next_entry(ring);

	io_uring_prep_send(
		entry, fd, buffers[fd], (size_t)size, MSG_WAITALL | MSG_NOSIGNAL);
	entry->user_data = (uint64_t)SENT << 32 | (unsigned)fd;
}

static void handle(struct io_uring *ring, const struct io_uring_cqe *done)
{
	int fd = (int)(uint32_t)done->user_data;

	switch (done->user_data >> 32) {
	case ACCEPTED:
		if (done->res >= MOST)
			fail("too many connections");
		if (done->res >= 0)
			receive(ring, done->res);
		break;
	case RECEIVED:
		if (done->res > 0)
			answer(ring, fd, done->res);
		else
			close(fd);
		break;
	default:
		if (done->res > 0)
			receive(ring, fd);
	}
}

static _Noreturn void serve(int port)
{
	struct sockaddr_in address = loopback(port);
	int on = 1, listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	struct io_uring ring;

	setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
	setsockopt(listener, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
	if (bind(listener, (struct sockaddr *)&address, sizeof address) < 0 ||
		listen(listener, BACKLOG) < 0)
		fail("bind");
	open_ring(&ring, ENTRIES);
	io_uring_prep_multishot_accept(next_entry(&ring), listener, NULL, NULL, 0);
	for (;;) {
		struct io_uring_cqe *done;
		unsigned head, count = 0;

		if (io_uring_submit_and_wait(&ring, 1) < 0 && errno != EINTR)
			fail("io_uring");
		io_uring_for_each_cqe(&ring, head, done)
		{
			handle(&ring, done);
			count++;
		}
		io_uring_cq_advance(&ring, count);
	}
}

/* ---- the load ---- */

struct load {
	const char *message;
	size_t size, reply; /* bytes of what is sent, and of what comes back */
	struct io_uring ring;
	int fds[MOST];
	unsigned count;
	uint64_t messages;
};

static int64_t now_ns(clockid_t clock)
{
	struct timespec now;

	clock_gettime(clock, &now);
	return (int64_t)now.tv_sec * NS_PER_S + now.tv_nsec;
}

static void stay_on(unsigned processor)
{
	cpu_set_t set;

	CPU_ZERO(&set);
	CPU_SET(processor, &set);
	sched_setaffinity(0, sizeof set, &set);
}

static int connect_to(int port)
{
	struct sockaddr_in address = loopback(port);
	int on = 1;

	for (int i = 0; i < TRIES; i++) {
		int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

		setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
		if (connect(fd, (struct sockaddr *)&address, sizeof address) == 0)
			return fd;
		close(fd);
		usleep(TRY_US);
	}
	return -1;
}

/* How long an answer is: until the body has come. */
static size_t measure_reply(int fd)
{
	char text[4096] = "";
	size_t size = 0;

	if (send(fd, greeting, sizeof greeting - 1, MSG_NOSIGNAL) < 0)
		fail("send");
	while (!strstr(text, body)) {
		ssize_t count = recv(fd, text + size, sizeof text - 1 - size, 0);

		if (count <= 0)
			fail("no answer");
		size += (size_t)count;
		text[size] = '\0';
	}
	return size;
}

static void ask(struct load *load, unsigned i)
{
	struct io_uring_sqe *entry;

	if (io_uring_sq_space_left(&load->ring) < 2)
		io_uring_submit(&load->ring);
	entry = next_entry(&load->ring);
	io_uring_prep_send(entry, load->fds[i], load->message, load->size,
		MSG_WAITALL | MSG_NOSIGNAL);
	entry->flags |= IOSQE_IO_LINK | IOSQE_CQE_SKIP_SUCCESS;
	entry->user_data = UINT64_MAX;
	entry = next_entry(&load->ring);
	io_uring_prep_recv(entry, load->fds[i], buffers[i], load->reply, MSG_WAITALL);
	entry->ioprio |= IORING_RECVSEND_POLL_FIRST;
	entry->user_data = i;
}

static void take_answers(struct load *load)
{
	struct io_uring_cqe *done;
	unsigned head, count = 0;

	if (io_uring_submit_and_wait(&load->ring, 1) < 0)
		fail("io_uring");
	io_uring_for_each_cqe(&load->ring, head, done)
	{
		count++;
		if (done->user_data == UINT64_MAX || done->res < 0 ||
			(size_t)done->res != load->reply)
			fail("the server");
		load->messages++;
		ask(load, (unsigned)done->user_data);
	}
	io_uring_cq_advance(&load->ring, count);
}

static double run(struct load *load, clockid_t clock)
{
	int64_t start_ns = now_ns(CLOCK_MONOTONIC), before_ns;

	for (unsigned i = 0; i < load->count; i++)
		ask(load, i);
	while (now_ns(CLOCK_MONOTONIC) < start_ns + WARM_NS)
		take_answers(load);
	load->messages = 0;
	before_ns = now_ns(clock);
	while (now_ns(CLOCK_MONOTONIC) < start_ns + WARM_NS + NS_PER_S)
		take_answers(load);
	return (double)(now_ns(clock) - before_ns) / (double)load->messages;
}

static pid_t start_server(char **command, char *port)
{
	char *words[16] = { NULL };
	pid_t pid;

	for (int i = 0; command[i] && i < 14; i++) {
		words[i] = command[i];
		words[i + 1] = port;
	}
	pid = fork();
	if (pid == 0) {
		stay_on(0);
		execvp(words[0], words);
		_exit(errno == ENOENT ? EXIT_SUCCESS : EXIT_FAILURE);
	}
	return pid;
}

static double load_server(struct load *load, bool is_http, int port, clockid_t clock)
{
	static const char message[MESSAGE] = { [MESSAGE - 1] = '\n' };

	load->message = is_http ? greeting : message;
	load->size = load->reply = is_http ? sizeof greeting - 1 : MESSAGE;
	for (unsigned i = 0; i < load->count; i++)
		if ((load->fds[i] = connect_to(port)) < 0)
			exit(EXIT_SUCCESS); /* there is no such program */
	if (is_http)
		load->reply = measure_reply(load->fds[0]);
	if (load->reply > BYTES)
		fail("a long answer");
	open_ring(&load->ring, ENTRIES);
	return run(load, clock);
}

static struct load load;

int main(int argc, char **argv)
{
	int port = FIRST_PORT + (int)(now_ns(CLOCK_MONOTONIC) / 1000 % PORTS);
	char text[16];
	clockid_t clock = CLOCK_MONOTONIC;
	double each_ns;
	pid_t pid;

	if (argc == 3 && strcmp(argv[1], "serve") == 0)
		serve(atoi(argv[2]));
	if (argc < 5 || atoi(argv[2]) < 1 || atoi(argv[2]) > MOST)
		return EXIT_FAILURE;
	snprintf(text, sizeof text, "%d", port);
	pid = start_server(argv + 4, text);
	stay_on(1);
	load.count = (unsigned)atoi(argv[2]);
	if (strcmp(argv[3], "cpu") == 0)
		clock_getcpuclockid(pid, &clock);
	each_ns = load_server(&load, strcmp(argv[1], "http") == 0, port, clock);
	kill(pid, SIGKILL);
	waitpid(pid, NULL, 0);
	printf("%.0f\n", each_ns);
	return EXIT_SUCCESS;
}
