/* SPDX-License-Identifier: MIT */
/* tls_socket.c - tls.socket: a connection that nobody else can read. */
#include "modules/tls_socket.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>

#include "modules/ip_socket.h"
#include "modules/owner.h"
#include "modules/socket.h"
#include "modules/tls_error.h"
#include "modules/unix_socket.h"
#include "runtime/error.h"

static const struct type tls_socket_type;

struct tls_socket *tls_socket_self(lua_State *L)
{
	struct tls_socket *self = module_check(L, 1, &tls_socket_type);

	handle_fd(L, &self->handle);
	return self;
}

/* ---- tls.socket.new(socket [, context]) ---- */

/* What it can stand on: their userdata begin with a struct handle. */
static const struct type *const transports[] = { &tcp_socket_type,
	&unix_stream_socket.type };

static struct handle *check_transport(lua_State *L)
{
	struct handle *transport = NULL;

	for (size_t i = 0; !transport && i < sizeof transports / sizeof *transports; i++)
		transport = module_test(L, 1, transports[i]);
	if (!transport)
		error_argument(L, 1);
	return transport;
}

/* The socket's environment keeps the context, at `index`. */
static struct tls_socket *push_new(lua_State *L, struct tls_context *context, int index)
{
	struct tls_socket *self =
		(struct tls_socket *)handle_new(L, &tls_socket_type, sizeof *self);

	lua_createtable(L, 1, 0);
	lua_pushvalue(L, index);
	lua_rawseti(L, -2, 1);
	lua_setfenv(L, -2);
	self->context = context;
	self->terms = context->terms;
	self->trust_said = context->trust_said;
	openssl.ERR_clear_error();
	self->ssl = openssl.SSL_new(context->ctx);
	if (!self->ssl || tls_bio_attach(self) < 0 ||
		openssl.SSL_set_ex_data(self->ssl, 0, self) != 1)
		tls_error_raise(L);
	return self;
}

static int tls_socket_new(lua_State *L)
{
	struct handle *transport = check_transport(L);
	struct tls_context *context;
	struct tls_socket *self;

	lua_settop(L, 2);
	if (lua_isnil(L, 2)) {
		tls_context_push_default(L);
		lua_replace(L, 2);
	}
	context = tls_context_check(L, 2);
	handle_fd(L, transport);
	if (handle_is_busy(transport))
		return error_raise_generic(L, EBUSY);
	self = push_new(L, context, 2);
	handle_adopt(&self->handle, handle_detach(transport), transport->tainted);
	self->handle.lingers = transport->lingers;
	return 1;
}

/* ---- methods ---- */

/* What the handshake looks at. */
static struct tls_socket *check_fresh(lua_State *L)
{
	struct tls_socket *self = tls_socket_self(L);

	if (self->state != TLS_FRESH)
		error_raise_generic(L, EISCONN);
	return self;
}

static int set_server_name(lua_State *L)
{
	struct tls_socket *self = check_fresh(L);

	tls_terms_name(L, 2, self->name);
	return 0;
}

static int set_verify_mode(lua_State *L)
{
	struct tls_socket *self = check_fresh(L);

	tls_terms_verify_mode(L, &self->terms);
	return 0;
}

static int set_verify_callback(lua_State *L)
{
	struct tls_socket *self = check_fresh(L);

	tls_terms_verify_callback(L, &self->terms);
	return 0;
}

static int set_verify_depth(lua_State *L)
{
	const struct tls_socket *self = check_fresh(L);

	openssl.SSL_set_verify_depth(self->ssl, tls_terms_depth(L));
	return 0;
}

static int set_alpn(lua_State *L)
{
	struct tls_socket *self = check_fresh(L);

	tls_terms_protocols(L, &self->terms);
	return 0;
}

/* Without a word at the end OpenSSL would not go on with the session. */
static void forget(struct tls_socket *self)
{
	handle_close(&self->handle);
	if (!self->ssl)
		return;
	if (self->state == TLS_OPEN)
		openssl.SSL_set_shutdown(
			self->ssl, SSL_SENT_SHUTDOWN | SSL_RECEIVED_SHUTDOWN);
	openssl.SSL_free(self->ssl);
	self->ssl = NULL;
}

/* socket:close(): without a word to the other side */

static int tls_socket_close(lua_State *L)
{
	forget(module_self(L));
	return 0;
}

static int gc(lua_State *L)
{
	forget(lua_touserdata(L, 1));
	return 0;
}

/* ---- properties ---- */

/* Of a connection that stands: nil before. */
static const SSL *check_agreed(lua_State *L)
{
	const struct tls_socket *self = tls_socket_self(L);

	return self->state == TLS_OPEN ? self->ssl : NULL;
}

static int alpn(lua_State *L)
{
	const SSL *ssl = check_agreed(L);
	const unsigned char *name = NULL;
	unsigned size = 0;

	if (ssl)
		openssl.SSL_get0_alpn_selected(ssl, &name, &size);
	if (size > 0)
		lua_pushlstring(L, (const char *)name, size);
	else
		lua_pushnil(L);
	return 1;
}

static int cipher(lua_State *L)
{
	const SSL *ssl = check_agreed(L);

	lua_pushstring(
		L, ssl ? openssl.SSL_CIPHER_get_name(openssl.SSL_get_current_cipher(ssl))
		       : NULL);
	return 1;
}

static int version(lua_State *L)
{
	const SSL *ssl = check_agreed(L);

	lua_pushstring(L, ssl ? openssl.SSL_get_version(ssl) : NULL);
	return 1;
}

static int session_reused(lua_State *L)
{
	const SSL *ssl = check_agreed(L);

	lua_pushboolean(L, ssl && openssl.SSL_session_reused(ssl));
	return 1;
}

static int peer_certificate(lua_State *L)
{
	const SSL *ssl = check_agreed(L);

	if (ssl)
		return tls_certificate_push(L, ssl);
	lua_pushnil(L);
	return 1;
}

static int property(lua_State *L)
{
	static const struct property properties[] = {
		{ "alpn", alpn },
		{ "cipher", cipher },
		{ "local_address", ip_socket_local_address },
		{ "local_port", ip_socket_local_port },
		{ "peer_certificate", peer_certificate },
		{ "remote_address", ip_socket_remote_address },
		{ "remote_port", ip_socket_remote_port },
		{ "session_reused", session_reused },
		{ "version", version },
		{ NULL, NULL },
	};

	return owner_property_among(L, properties);
}

static const struct function methods[] = {
	{ "cancel", owner_cancel, 0 },
	{ "client_handshake", tls_transfer_client_handshake, AWAITS | NO_RESULT },
	{ "close", tls_socket_close, 0 },
	{ "read_some", tls_transfer_read_some, AWAITS | ONE_RESULT },
	{ "server_handshake", tls_transfer_server_handshake, AWAITS | NO_RESULT },
	{ "set_alpn", set_alpn, 0 },
	{ "set_server_name", set_server_name, 0 },
	{ "set_verify_callback", set_verify_callback, 0 },
	{ "set_verify_depth", set_verify_depth, 0 },
	{ "set_verify_mode", set_verify_mode, 0 },
	{ "shutdown", tls_transfer_shutdown, AWAITS | NO_RESULT },
	{ "write_some", tls_transfer_write_some, AWAITS | ONE_RESULT },
	{ NULL, NULL, 0 },
};
static const struct function metamethods[] = {
	{ "__gc", gc, 0 },
	{ NULL, NULL, 0 },
};
static const struct type tls_socket_type = { "tls.socket", methods, metamethods,
	property };

void tls_socket_push_class(lua_State *L)
{
	module_type(L, &tls_socket_type);
	lua_createtable(L, 0, 1);
	lua_pushcfunction(L, tls_socket_new);
	lua_setfield(L, -2, "new");
}
