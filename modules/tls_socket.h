/* SPDX-License-Identifier: MIT */
/* tls_socket.h - tls.socket: a connection that nobody else can read. */
#ifndef MODULES_TLS_SOCKET_H
#define MODULES_TLS_SOCKET_H

#include <lua.h>

#include "modules/tls_context.h"
#include "modules/tls_library.h"
#include "runtime/handle.h"

/* A record of 16 KiB, what it takes to protect it, and a few small ones. */
enum { TLS_ROOM = 18 * 1024 };

/* What is protected, on its way to OpenSSL or to the kernel: the bytes between the two. */
struct tls_buffer {
	size_t begin, end;
	unsigned char bytes[TLS_ROOM];
};

enum tls_state { TLS_FRESH, TLS_SHAKING, TLS_OPEN, TLS_FAILED };

/* What the fiber whose turn it is in a queue has asked of the kernel. */
enum tls_wish { TLS_NOTHING, TLS_INPUT, TLS_OUTPUT };
struct tls_turn {
	const struct fiber *fiber;
	enum tls_wish wish;
};

/* OpenSSL's object is used by one fiber at a time, since none waits while it uses it; it reads
 * and writes these buffers alone. The kernel fills `input` only while that is empty, and what
 * it takes of `output` stays where it is. */
struct tls_socket {
	struct handle handle;
	SSL *ssl;                    /* NULL: it is closed */
	struct tls_context *context; /* kept by the environment */
	struct tls_terms terms;
	char name[TLS_NAME_SIZE]; /* of the server, which it is told; or empty */
	enum tls_state state;
	bool is_client;
	bool trust_said;
	bool ended; /* the transport: nothing comes behind what is in `input` */
	bool reads; /* the kernel has `input`, */
	bool sends; /* or a part of `output` */
	int written; /* bytes of the writer whose turn it is that are in `output` already */
	struct tls_turn turns[HANDLE_QUEUES];
	struct tls_buffer input, output;
};

/* The open one that is self, or raise system EBADF. */
struct tls_socket *tls_socket_self(lua_State *L);

/* Let its SSL object use its buffers. Returns 0 or -ENOMEM. */
int tls_bio_attach(struct tls_socket *socket);

/* Prepare the SSL object for one of the sides. Returns 0; or -1, and OpenSSL has noted why. */
int tls_peer_expect(struct tls_socket *socket, bool is_client);

/* The SSL object has a new session: keep it, if its peer is known. For OpenSSL. */
int tls_peer_keep(SSL *ssl, SSL_SESSION *session);

/* The server chooses a protocol. For OpenSSL. */
int tls_peer_choose(SSL *ssl, const unsigned char **chosen, unsigned char *size,
	const unsigned char *offered, unsigned offered_size, void *unused);

/* Push a table that describes the certificate of the other side, or nil. */
int tls_certificate_push(lua_State *L, const SSL *ssl);

/* Methods, AWAITS. */
int tls_transfer_client_handshake(lua_State *L); /* NO_RESULT */
int tls_transfer_server_handshake(lua_State *L); /* NO_RESULT */
int tls_transfer_read_some(lua_State *L);        /* (bytes) -> count */
int tls_transfer_write_some(lua_State *L);       /* (data) -> count */
int tls_transfer_shutdown(lua_State *L);         /* NO_RESULT */

/* Push the class tls.socket. */
void tls_socket_push_class(lua_State *L);

#endif
