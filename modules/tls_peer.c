/* SPDX-License-Identifier: MIT */
/* tls_peer.c - who the other side of a tls.socket has to be, and what is known of it. */
#include <arpa/inet.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

#include "modules/endpoint.h"
#include "modules/tls_socket.h"
#include "modules/tls_trust.h"
#include "runtime/confined.h"

enum { KEY_SIZE = 2 * TLS_NAME_SIZE + sizeof " 65535" };

static bool is_address(const char *name)
{
	unsigned char room[sizeof(struct in6_addr)];

	return inet_pton(AF_INET, name, room) == 1 ||
	       inet_pton(AF_INET6, name, room) == 1;
}

/* Whose certificate it must be; NULL: anybody's who is trusted. */
static const char *expected_host(const struct tls_socket *socket)
{
	if (socket->terms.host[0])
		return socket->terms.host;
	return socket->name[0] ? socket->name : NULL;
}

static int expect_host(const struct tls_socket *socket)
{
	const char *host = expected_host(socket);

	if (!host)
		return 1;
	if (is_address(host))
		return openssl.X509_VERIFY_PARAM_set1_ip_asc(
			openssl.SSL_get0_param(socket->ssl), host);
	openssl.SSL_set_hostflags(socket->ssl, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
	return openssl.SSL_set1_host(socket->ssl, host);
}

static int tell_name(const struct tls_socket *socket)
{
	if (!socket->name[0] || is_address(socket->name))
		return 1;
	return (int)openssl.SSL_set_tlsext_host_name(socket->ssl, (void *)socket->name);
}

/* ---- sessions ---- */

/* The port at the other end, or 0 where the call that tells is not left to this process: who
 * is verified under a name is who that is at any port, and takes up no session but his own.
 * -1: there are no ports. */
static int port_of(const struct tls_socket *socket)
{
	struct endpoint peer = { .size = ENDPOINT_MAX };

	if (confined_by && !(confined_by->calls.groups & CALLS_SOCKET))
		return 0;
	if (getpeername(socket->handle.fd, &peer.any, &peer.size) < 0)
		return -1;
	if (peer.any.sa_family == AF_INET)
		return ntohs(peer.v4.sin_port);
	return peer.any.sa_family == AF_INET6 ? ntohs(peer.v6.sin6_port) : -1;
}

/* Who was verified under this name, at this port. False: the name was not. */
static bool key_of(const struct tls_socket *socket, char key[KEY_SIZE])
{
	const char *host = expected_host(socket);
	int port;

	if (!host || !(openssl.SSL_get_verify_mode(socket->ssl) & SSL_VERIFY_PEER))
		return false;
	port = port_of(socket);
	if (port < 0)
		return false;
	snprintf(key, KEY_SIZE, "%s %s %d", host, socket->name, port);
	return true;
}

/* It carries the verdict on the certificate: who goes on with it does not look again. */
int tls_peer_keep(SSL *ssl, SSL_SESSION *session)
{
	struct tls_socket *socket = openssl.SSL_get_ex_data(ssl, 0);
	char key[KEY_SIZE];

	return socket && socket->is_client && socket->handle.fd >= 0 &&
	       openssl.SSL_get_verify_result(ssl) == X509_V_OK && key_of(socket, key) &&
	       tls_sessions_put(&socket->context->sessions, key, session);
}

/* A session is for those who verify as the one that it began with. */
static int tell_session_context(const struct tls_socket *socket, int mode)
{
	unsigned char text[] = { 'c', 'e', 'l', 'l', 'u', 'a', (unsigned char)mode };

	return openssl.SSL_set_session_id_context(socket->ssl, text, sizeof text);
}

/* ---- protocols ---- */

int tls_peer_choose(SSL *ssl, const unsigned char **chosen, unsigned char *size,
	const unsigned char *offered, unsigned offered_size, void *unused)
{
	const struct tls_socket *socket = openssl.SSL_get_ex_data(ssl, 0);
	unsigned char *found;

	(void)unused;
	if (!socket || socket->terms.protocols_size == 0)
		return SSL_TLSEXT_ERR_NOACK;
	if (openssl.SSL_select_next_proto(&found, size, socket->terms.protocols,
		    socket->terms.protocols_size, offered,
		    offered_size) != OPENSSL_NPN_NEGOTIATED)
		return SSL_TLSEXT_ERR_ALERT_FATAL;
	*chosen = found;
	return SSL_TLSEXT_ERR_OK;
}

static bool offer_protocols(const struct tls_socket *socket)
{
	return socket->terms.protocols_size == 0 ||
	       openssl.SSL_set_alpn_protos(socket->ssl, socket->terms.protocols,
		       socket->terms.protocols_size) == 0;
}

/* ---- both sides ---- */

/* Whom the system trusts is for servers: it says nothing of who may be a client. */
static int expect_server(struct tls_socket *socket, int mode)
{
	SSL *ssl = socket->ssl;
	char key[KEY_SIZE];

	if ((mode & SSL_VERIFY_PEER) && !socket->trust_said) {
		X509_STORE *trust = tls_trust();

		if (!trust || openssl.SSL_set1_verify_cert_store(ssl, trust) != 1)
			return 0;
	}
	/* Sessions are kept by tls_peer_keep(), and nowhere else. */
	openssl.SSL_CTX_set_session_cache_mode(socket->context->ctx,
		SSL_SESS_CACHE_BOTH | SSL_SESS_CACHE_NO_INTERNAL_STORE);
	if (key_of(socket, key))
		tls_sessions_use(&socket->context->sessions, key, ssl);
	openssl.SSL_set_connect_state(ssl);
	return tell_name(socket) == 1 && offer_protocols(socket);
}

static int expect_client(const struct tls_socket *socket, int mode)
{
	openssl.SSL_set_accept_state(socket->ssl);
	return tell_session_context(socket, mode);
}

int tls_peer_expect(struct tls_socket *socket, bool is_client)
{
	int mode = socket->terms.verify_said ? socket->terms.verify_mode
	           : is_client               ? SSL_VERIFY_PEER
	                                     : SSL_VERIFY_NONE;

	socket->is_client = is_client;
	openssl.ERR_clear_error();
	openssl.SSL_set_verify(socket->ssl, mode, NULL);
	openssl.SSL_set_options(socket->ssl, SSL_OP_NO_RENEGOTIATION);
	openssl.SSL_clear_options(socket->ssl, SSL_OP_IGNORE_UNEXPECTED_EOF);
	if (expect_host(socket) != 1)
		return -1;
	return (is_client ? expect_server(socket, mode) : expect_client(socket, mode)) ==
	                       1
	               ? 0
	               : -1;
}
