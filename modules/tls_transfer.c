/* SPDX-License-Identifier: MIT */
/* tls_transfer.c - what a tls.socket does with its peer, one step after another.
 *
 * A step uses OpenSSL and pushes what the call returns, or says what it lacks. Then the kernel
 * is asked for that, and the step is made again. A call keeps its place in its queue until it
 * returns: so a handshake, which reads and writes, stands in one queue alone. */
#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <sys/socket.h>

#include "modules/tls_error.h"
#include "modules/tls_socket.h"
#include "modules/transfer.h"
#include "runtime/bytes.h"
#include "runtime/confined.h"
#include "runtime/error.h"
#include "runtime/fiber.h"
#include "runtime/vm.h"

enum { RECORD_MOST = 16384, MOMENT_NS = 10 * 1000 * 1000 };

/* What a step lacks, beside the answers of a push. */
enum { LACKS_INPUT = -5000, LACKS_OUTPUT, LACKS_OTHERS_INPUT, LACKS_WRITABLE };

/* One kind of call. */
struct kind {
	enum handle_queue queue;
	op_push *push;
	int (*step)(lua_State *L, struct tls_socket *self);
};

/* ---- between the buffers and the kernel ---- */

static bool has_output(const struct tls_socket *self)
{
	return self->output.begin < self->output.end;
}

static void sent(struct tls_socket *self, size_t count)
{
	struct tls_buffer *output = &self->output;

	output->begin += count;
	if (output->begin == output->end)
		output->begin = output->end = 0;
}

/* Send what goes without waiting: an alert, or the answer to a new key. If it does not go,
 * or no system call is left for it, it goes before what is written next. */
static void send_some(struct tls_socket *self)
{
	const struct tls_buffer *output = &self->output;
	ssize_t count;

	if (self->sends || confined_by || !has_output(self))
		return;
	count = send(self->handle.fd, output->bytes + output->begin,
		output->end - output->begin, MSG_DONTWAIT | MSG_NOSIGNAL);
	if (count > 0)
		sent(self, (size_t)count);
}

/* The kernel works on one request of each kind. If that is another fiber's, what comes of it is
 * of use to this one, too; but of what was received the kernel tells nobody else. Only a writer
 * that has half a message of the handshake to hear of makes a reader wait so. */
static int lack_input(const struct tls_socket *self)
{
	return self->reads ? LACKS_OTHERS_INPUT : LACKS_INPUT;
}

static int lack_output(const struct tls_socket *self)
{
	return self->sends ? LACKS_WRITABLE : LACKS_OUTPUT;
}

static enum tls_wish prepare(
	struct tls_socket *self, struct io_uring_sqe *request, int lack)
{
	static struct __kernel_timespec moment = { .tv_nsec = MOMENT_NS };
	struct tls_buffer *input = &self->input, *output = &self->output;

	switch (lack) {
	case LACKS_INPUT:
		io_uring_prep_recv(request, self->handle.fd, input->bytes, TLS_ROOM, 0);
		self->reads = true;
		return TLS_INPUT;
	case LACKS_OUTPUT:
		io_uring_prep_send(request, self->handle.fd,
			output->bytes + output->begin, output->end - output->begin,
			MSG_NOSIGNAL);
		self->sends = true;
		return TLS_OUTPUT;
	case LACKS_OTHERS_INPUT:
		io_uring_prep_timeout(request, &moment, 0, 0);
		return TLS_NOTHING;
	default:
		io_uring_prep_poll_add(request, self->handle.fd, POLLOUT);
		return TLS_NOTHING;
	}
}

static bool has_turn(const struct tls_socket *self, enum handle_queue queue)
{
	return self->turns[queue].fiber == vm_current->current;
}

/* The kernel's answer, if it was asked: who stood in line has another answer. */
static int take(struct tls_socket *self, enum handle_queue queue, int result)
{
	struct tls_turn *turn = &self->turns[queue];

	if (!has_turn(self, queue))
		return result;
	turn->fiber = NULL;
	if (turn->wish == TLS_INPUT) {
		self->reads = false;
		self->ended = result == 0;
		self->input.begin = 0;
		self->input.end = result > 0 ? (size_t)result : 0;
	} else if (turn->wish == TLS_OUTPUT) {
		self->sends = false;
		sent(self, result > 0 ? (size_t)result : 0);
	}
	return result == -ETIME ? 0 : result;
}

/* Ask the kernel for what a step lacks, or answer. */
static int answer(struct tls_socket *self, const struct kind *kind, int count)
{
	struct tls_turn *turn = &self->turns[kind->queue];
	struct io_uring_sqe request = { 0 };

	if (count > LACKS_WRITABLE || count < LACKS_INPUT)
		return count;
	turn->wish = prepare(self, &request, count);
	turn->fiber = vm_current->current;
	return handle_again(&self->handle, kind->queue, &request, kind->push);
}

/* What the pushes do. */
static int go_on(
	lua_State *L, struct tls_socket *self, const struct kind *kind, int result)
{
	result = take(self, kind->queue, result);
	if (result < 0)
		return result;
	if (self->handle.fd < 0)
		return -ECANCELED;
	return answer(self, kind, kind->step(L, self));
}

/* What the methods do: the first step, unless others stand in line. */
static int begin(lua_State *L, struct tls_socket *self, const struct kind *kind)
{
	struct io_uring_sqe request = { 0 };

	if (!self->handle.queues[kind->queue].first)
		return op_start(L, kind->push);
	io_uring_prep_nop(&request);
	return handle_await(L, &self->handle, kind->queue, &request, kind->push);
}

static struct tls_socket *check_open(lua_State *L)
{
	struct tls_socket *self = tls_socket_self(L);

	if (self->state != TLS_OPEN)
		error_raise(L, &tls_error, ERR_PACK(ERR_LIB_SSL, 0, SSL_R_UNINITIALIZED));
	return self;
}

/* ---- what OpenSSL answers ---- */

/* That a certificate is not to be trusted has a reason of its own. */
static void push_reason(lua_State *L, const struct tls_socket *self)
{
	long verdict = openssl.SSL_get_verify_result(self->ssl);

	tls_error_push(L);
	if (verdict == X509_V_OK || self->state == TLS_OPEN ||
		!(openssl.SSL_get_verify_mode(self->ssl) & SSL_VERIFY_PEER))
		return;
	lua_pushstring(L, openssl.X509_verify_cert_error_string(verdict));
	lua_setfield(L, -2, "verify");
}

static int fail(lua_State *L, struct tls_socket *self)
{
	if (self->ended && self->input.begin == self->input.end) {
		openssl.ERR_clear_error();
		error_push(L, &error_ssl_stream, SSL_STREAM_TRUNCATED);
	} else {
		push_reason(L, self);
	}
	send_some(self);
	return OP_RAISES;
}

/* ---- client_handshake(), server_handshake() ---- */

static int handshake_step(lua_State *L, struct tls_socket *self)
{
	int status;

	openssl.ERR_clear_error();
	status = openssl.SSL_do_handshake(self->ssl);
	if (has_output(self) && status == 1)
		return lack_output(self);
	if (status == 1) {
		self->state = TLS_OPEN;
		return 0;
	}
	switch (openssl.SSL_get_error(self->ssl, status)) {
	case SSL_ERROR_WANT_READ:
		return has_output(self) ? lack_output(self) : lack_input(self);
	case SSL_ERROR_WANT_WRITE:
		return lack_output(self);
	default:
		return fail(L, self);
	}
}

static op_push push_handshake;
static const struct kind shaking = { HANDLE_READS, push_handshake, handshake_step };

/* What was agreed on so far is of no use if it does not come to its end. (R-IO-214) */
static int push_handshake(lua_State *L, int result)
{
	struct tls_socket *self = lua_touserdata(L, 1);
	int count = go_on(L, self, &shaking, result);

	if (count < 0 && count != OP_AGAIN)
		self->state = TLS_FAILED;
	return count;
}

static int handshake(lua_State *L, bool is_client)
{
	struct tls_socket *self;

	fiber_may_suspend(L, CANCELABLE);
	self = tls_socket_self(L);
	if (self->state != TLS_FRESH)
		return error_raise_generic(
			L, self->state == TLS_SHAKING ? EALREADY : EISCONN);
	if (tls_peer_expect(self, is_client) < 0) {
		self->state = TLS_FAILED;
		return tls_error_raise(L);
	}
	self->state = TLS_SHAKING;
	return begin(L, self, &shaking);
}

int tls_transfer_client_handshake(lua_State *L)
{
	return handshake(L, true);
}

int tls_transfer_server_handshake(lua_State *L)
{
	return handshake(L, false);
}

/* ---- read_some(bytes) -> count (R-IO-215) ---- */

static int read_step(lua_State *L, struct tls_socket *self)
{
	const struct bytes *into = bytes_check(L, 2);
	int size = into->size < INT_MAX ? (int)into->size : INT_MAX, count;

	openssl.ERR_clear_error();
	count = openssl.SSL_read(self->ssl, bytes_write(into), size);
	send_some(self);
	if (count > 0) {
		lua_pushinteger(L, count);
		return 1;
	}
	switch (openssl.SSL_get_error(self->ssl, count)) {
	case SSL_ERROR_WANT_READ:
		return lack_input(self);
	case SSL_ERROR_WANT_WRITE:
		return lack_output(self);
	case SSL_ERROR_ZERO_RETURN:
		error_push(L, &error_misc, MISC_EOF);
		return OP_RAISES;
	default:
		return fail(L, self);
	}
}

static op_push push_read;
static const struct kind reading = { HANDLE_READS, push_read, read_step };

static int push_read(lua_State *L, int result)
{
	return go_on(L, lua_touserdata(L, 1), &reading, result);
}

int tls_transfer_read_some(lua_State *L)
{
	struct tls_socket *self;

	fiber_may_suspend(L, CANCELABLE);
	self = module_self(L);
	if (bytes_check(L, 2)->size == 0)
		return transfer_nothing(L, &self->handle);
	return begin(L, check_open(L), &reading);
}

/* ---- write_some(bytes or string) -> count (R-IO-216) ---- */

static int encrypt(lua_State *L, struct tls_socket *self)
{
	const unsigned char *data;
	size_t size;
	int count;

	bytes_or_string(L, 2, &data, &size);
	openssl.ERR_clear_error();
	count = openssl.SSL_write(
		self->ssl, data, size < RECORD_MOST ? (int)size : RECORD_MOST);
	if (count > 0)
		return count;
	switch (openssl.SSL_get_error(self->ssl, count)) {
	case SSL_ERROR_WANT_READ: /* half of a message that has to be answered first */
		return lack_input(self);
	case SSL_ERROR_WANT_WRITE:
		return lack_output(self);
	default:
		return fail(L, self);
	}
}

static int push_written(lua_State *L, struct tls_socket *self)
{
	lua_pushinteger(L, self->written);
	self->written = 0;
	return 1;
}

static int write_step(lua_State *L, struct tls_socket *self)
{
	if (self->written == 0) {
		int count = has_output(self) ? lack_output(self) : encrypt(L, self);

		if (count < 0)
			return count;
		self->written = count;
	}
	return has_output(self) ? lack_output(self) : push_written(L, self);
}

static op_push push_write;
static const struct kind writing = { HANDLE_WRITES, push_write, write_step };

/* What is encrypted counts as written, and what of it the kernel has not taken goes before
 * what is written next. Who is interrupted is told the count, and of the interruption by the
 * next call; the others by an error. (R-IO-217) */
static int push_canceled(lua_State *L, struct tls_socket *self)
{
	if (!has_output(self) || fiber_cancel_pending(vm_current->current))
		return push_written(L, self);
	error_push_errno(L, ECANCELED);
	lua_pushinteger(L, self->written);
	lua_setfield(L, -2, "bytes_transferred");
	self->written = 0;
	return OP_RAISES;
}

static int push_write(lua_State *L, int result)
{
	struct tls_socket *self = lua_touserdata(L, 1);
	bool is_written = has_turn(self, HANDLE_WRITES) && self->written > 0;
	int count = go_on(L, self, &writing, result);

	if (!is_written || count >= 0 || count == OP_AGAIN)
		return count;
	if (count == -ECANCELED)
		return push_canceled(L, self);
	self->written = 0;
	return count;
}

int tls_transfer_write_some(lua_State *L)
{
	struct tls_socket *self;
	const unsigned char *data;
	size_t size;

	fiber_may_suspend(L, CANCELABLE);
	self = module_self(L);
	if (!bytes_or_string(L, 2, &data, &size))
		return error_argument(L, 2);
	if (size == 0)
		return transfer_nothing(L, &self->handle);
	return begin(L, check_open(L), &writing);
}

/* ---- shutdown() (R-IO-219) ---- */

/* What comes before the other side's word is dropped. */
static int drain_step(lua_State *L, struct tls_socket *self)
{
	char dropped[4096];
	int count;

	openssl.ERR_clear_error();
	do
		count = openssl.SSL_read(self->ssl, dropped, sizeof dropped);
	while (count > 0);
	send_some(self);
	switch (openssl.SSL_get_error(self->ssl, count)) {
	case SSL_ERROR_WANT_READ:
		return lack_input(self);
	case SSL_ERROR_WANT_WRITE:
		return lack_output(self);
	case SSL_ERROR_ZERO_RETURN:
		return 0;
	default:
		return fail(L, self);
	}
}

static op_push push_drained;
static const struct kind draining = { HANDLE_READS, push_drained, drain_step };

static int push_drained(lua_State *L, int result)
{
	return go_on(L, lua_touserdata(L, 1), &draining, result);
}

/* Then it stands in line with those who read. */
static int notify_step(lua_State *L, struct tls_socket *self)
{
	struct io_uring_sqe request = { 0 };

	if (has_output(self))
		return lack_output(self);
	openssl.ERR_clear_error();
	if (!(openssl.SSL_get_shutdown(self->ssl) & SSL_SENT_SHUTDOWN) &&
		openssl.SSL_shutdown(self->ssl) < 0)
		return fail(L, self);
	if (has_output(self))
		return lack_output(self);
	io_uring_prep_nop(&request);
	return handle_again(&self->handle, HANDLE_READS, &request, push_drained);
}

static op_push push_notified;
static const struct kind notifying = { HANDLE_WRITES, push_notified, notify_step };

static int push_notified(lua_State *L, int result)
{
	return go_on(L, lua_touserdata(L, 1), &notifying, result);
}

int tls_transfer_shutdown(lua_State *L)
{
	fiber_may_suspend(L, CANCELABLE);
	return begin(L, check_open(L), &notifying);
}
