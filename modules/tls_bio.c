/* SPDX-License-Identifier: MIT */
/* tls_bio.c - how OpenSSL reads and writes: the buffers of a tls.socket. */
#include <errno.h>
#include <pthread.h>
#include <string.h>

#include "modules/tls_socket.h"

static size_t least(size_t one, size_t other)
{
	return one < other ? one : other;
}

static int take(BIO *bio, char *into, int size)
{
	struct tls_socket *socket = openssl.BIO_get_data(bio);
	struct tls_buffer *input = &socket->input;
	size_t count = least((size_t)size, input->end - input->begin);

	openssl.BIO_clear_flags(bio, BIO_FLAGS_RWS | BIO_FLAGS_SHOULD_RETRY);
	if (count == 0) {
		if (socket->ended)
			return 0;
		openssl.BIO_set_flags(bio, BIO_FLAGS_READ | BIO_FLAGS_SHOULD_RETRY);
		return -1;
	}
	memcpy(into, input->bytes + input->begin, count);
	input->begin += count;
	if (input->begin == input->end)
		input->begin = input->end = 0;
	return (int)count;
}

static int give(BIO *bio, const char *data, int size)
{
	struct tls_socket *socket = openssl.BIO_get_data(bio);
	struct tls_buffer *output = &socket->output;
	size_t count;

	openssl.BIO_clear_flags(bio, BIO_FLAGS_RWS | BIO_FLAGS_SHOULD_RETRY);
	if (!socket->sends && output->begin > 0) {
		memmove(output->bytes, output->bytes + output->begin,
			output->end - output->begin);
		output->end -= output->begin;
		output->begin = 0;
	}
	count = least((size_t)size, TLS_ROOM - output->end);
	if (count == 0) {
		openssl.BIO_set_flags(bio, BIO_FLAGS_WRITE | BIO_FLAGS_SHOULD_RETRY);
		return -1;
	}
	memcpy(output->bytes + output->end, data, count);
	output->end += count;
	return (int)count;
}

static long control(BIO *bio, int command, long number, void *pointer)
{
	const struct tls_socket *socket = openssl.BIO_get_data(bio);

	(void)number, (void)pointer;
	switch (command) {
	case BIO_CTRL_EOF:
		return socket->ended && socket->input.begin == socket->input.end;
	case BIO_CTRL_FLUSH:
		return 1;
	default:
		return 0;
	}
}

static BIO_METHOD *method;

static void make_method(void)
{
	method = openssl.BIO_meth_new(BIO_TYPE_SOURCE_SINK, "buffers");
	if (!method)
		return;
	openssl.BIO_meth_set_read(method, take);
	openssl.BIO_meth_set_write(method, give);
	openssl.BIO_meth_set_ctrl(method, control);
}

int tls_bio_attach(struct tls_socket *socket)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	BIO *bio;

	pthread_once(&once, make_method);
	bio = method ? openssl.BIO_new(method) : NULL;
	if (!bio)
		return -ENOMEM;
	openssl.BIO_set_data(bio, socket);
	openssl.BIO_set_init(bio, 1);
	openssl.SSL_set_bio(socket->ssl, bio, bio);
	return 0;
}
