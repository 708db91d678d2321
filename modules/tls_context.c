/* SPDX-License-Identifier: MIT */
/* tls_context.c - tls.context: what connections have in common. */
#include "modules/tls_context.h"

#include <errno.h>
#include <string.h>

#include "modules/tls_error.h"
#include "modules/tls_material.h"
#include "modules/tls_socket.h"
#include "modules/tls_trust.h"
#include "runtime/error.h"

enum { SESSIONS_OF_A_SERVER = 1024 };

static const struct type context_type;

/* At the end of a state it may be finalized before who uses it. */
static struct tls_context *alive(lua_State *L, struct tls_context *context)
{
	if (!context->ctx)
		error_raise_errno(L, EBADF);
	return context;
}

struct tls_context *tls_context_check(lua_State *L, int index)
{
	return alive(L, module_check(L, index, &context_type));
}

/* ---- new(method) ---- */

struct version {
	const char *name;
	int least, most; /* 0: none; -1: there is no such method */
};

/* OpenSSL takes the number of a version that it was built without, and then speaks none. */
#ifdef OPENSSL_NO_SSL3
enum { LEAST_SSL3 = -1 };
#else
enum { LEAST_SSL3 = SSL3_VERSION };
#endif

static const struct version versions[] = {
	{ "sslv2", -1, -1 },
	{ "sslv23", TLS1_2_VERSION, 0 },
	{ "sslv3", LEAST_SSL3, SSL3_VERSION },
	{ "tls", TLS1_2_VERSION, 0 },
	{ "tlsv1", TLS1_VERSION, TLS1_VERSION },
	{ "tlsv11", TLS1_1_VERSION, TLS1_1_VERSION },
	{ "tlsv12", TLS1_2_VERSION, TLS1_2_VERSION },
	{ "tlsv13", TLS1_3_VERSION, TLS1_3_VERSION },
};

static bool ends(const char *text, size_t *size, const char *suffix)
{
	size_t length = strlen(suffix);

	if (*size < length || memcmp(text + *size - length, suffix, length) != 0)
		return false;
	*size -= length;
	return true;
}

static const SSL_METHOD *side_of(const char *text, size_t *size)
{
	if (ends(text, size, "_client"))
		return openssl.TLS_client_method();
	return ends(text, size, "_server") ? openssl.TLS_server_method()
	                                   : openssl.TLS_method();
}

static const struct version *find(const char *text, size_t size)
{
	for (size_t i = 0; i < sizeof versions / sizeof *versions; i++)
		if (strlen(versions[i].name) == size &&
			memcmp(versions[i].name, text, size) == 0)
			return &versions[i];
	return NULL;
}

static bool set_up(SSL_CTX *ctx, const struct version *version)
{
	openssl.SSL_CTX_set_mode(ctx, SSL_MODE_ENABLE_PARTIAL_WRITE |
					      SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER |
					      SSL_MODE_RELEASE_BUFFERS);
	openssl.SSL_CTX_set_alpn_select_cb(ctx, tls_peer_choose, NULL);
	openssl.SSL_CTX_sess_set_new_cb(ctx, tls_peer_keep);
	openssl.SSL_CTX_sess_set_cache_size(ctx, SESSIONS_OF_A_SERVER);
	return openssl.SSL_CTX_set_min_proto_version(ctx, version->least) == 1 &&
	       openssl.SSL_CTX_set_max_proto_version(ctx, version->most) == 1;
}

static void make(lua_State *L, const SSL_METHOD *side, const struct version *version)
{
	struct tls_context *self = module_new(L, &context_type, sizeof *self);

	lua_newtable(L);
	lua_setfenv(L, -2);
	self->ctx = openssl.SSL_CTX_new(side);
	if (!self->ctx)
		tls_error_raise(L);
	if (set_up(self->ctx, version))
		return;
	openssl.ERR_clear_error();
	error_raise_errno(L, EINVAL);
}

/* tls.context.new([method]) (R-IO-207) */

static int context_new(lua_State *L)
{
	const char *text = "tls";
	const struct version *version;
	const SSL_METHOD *side;
	size_t size = strlen(text);

	if (!lua_isnoneornil(L, 1)) {
		if (lua_type(L, 1) != LUA_TSTRING)
			return error_argument(L, 1);
		text = lua_tolstring(L, 1, &size);
	}
	side = side_of(text, &size);
	version = find(text, size);
	if (!version)
		return error_argument(L, 1);
	if (version->least < 0)
		return error_raise_errno(L, EINVAL);
	make(L, side, version);
	return 1;
}

static int make_default(lua_State *L)
{
	make(L, openssl.TLS_method(), find("tls", strlen("tls")));
	return 1;
}

void tls_context_push_default(lua_State *L)
{
	static const char key;

	module_push_once(L, &key, make_default);
}

/* ---- options ---- */

static const struct {
	const char *name;
	uint64_t bits;
} flags[] = {
	{ "default_workarounds", SSL_OP_ALL },
	{ "no_compression", SSL_OP_NO_COMPRESSION },
	{ "no_sslv2", SSL_OP_NO_SSLv2 },
	{ "no_sslv3", SSL_OP_NO_SSLv3 },
	{ "no_tlsv1", SSL_OP_NO_TLSv1 },
	{ "no_tlsv1_1", SSL_OP_NO_TLSv1_1 },
	{ "no_tlsv1_2", SSL_OP_NO_TLSv1_2 },
	{ "no_tlsv1_3", SSL_OP_NO_TLSv1_3 },
	{ "single_dh_use", SSL_OP_SINGLE_DH_USE },
};

enum { FLAGS = sizeof flags / sizeof *flags };

void tls_context_push_flags(lua_State *L)
{
	lua_createtable(L, 0, FLAGS);
	for (int i = 0; i < FLAGS; i++) {
		lua_pushnumber(L, (lua_Number)flags[i].bits);
		lua_setfield(L, -2, flags[i].name);
	}
}

static uint64_t check_name(lua_State *L)
{
	const char *name = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "";

	for (int i = 0; i < FLAGS; i++)
		if (strcmp(flags[i].name, name) == 0)
			return flags[i].bits;
	return (uint64_t)error_argument(L, 2);
}

/* A sum of constants, or an array of their names. */
static uint64_t check_flags(lua_State *L)
{
	lua_Number number = lua_tonumber(L, 2);
	uint64_t bits = 0;

	if (!lua_istable(L, 2)) {
		if (lua_type(L, 2) != LUA_TNUMBER ||
			!(number >= 0 && number < 9007199254740992.0))
			error_argument(L, 2);
		return (uint64_t)number;
	}
	for (int i = 1; i <= (int)lua_objlen(L, 2); i++) {
		lua_rawgeti(L, 2, i);
		bits |= check_name(L);
		lua_pop(L, 1);
	}
	return bits;
}

static int set_options(lua_State *L)
{
	const struct tls_context *self = tls_context_check(L, 1);

	openssl.SSL_CTX_set_options(self->ctx, check_flags(L));
	return 0;
}

static int clear_options(lua_State *L)
{
	const struct tls_context *self = tls_context_check(L, 1);

	openssl.SSL_CTX_clear_options(self->ctx, check_flags(L));
	return 0;
}

/* ---- whom to believe ---- */

static int set_verify_mode(lua_State *L)
{
	struct tls_context *self = tls_context_check(L, 1);

	tls_terms_verify_mode(L, &self->terms);
	return 0;
}

static int set_verify_callback(lua_State *L)
{
	struct tls_context *self = tls_context_check(L, 1);

	tls_terms_verify_callback(L, &self->terms);
	return 0;
}

static int set_verify_depth(lua_State *L)
{
	const struct tls_context *self = tls_context_check(L, 1);

	openssl.SSL_CTX_set_verify_depth(self->ctx, tls_terms_depth(L));
	return 0;
}

static int set_default_verify_paths(lua_State *L)
{
	struct tls_context *self = tls_context_check(L, 1);

	openssl.ERR_clear_error();
	if (tls_trust_add(self->ctx) != 1)
		return tls_error_raise(L);
	self->trust_said = true;
	return 0;
}

static int set_alpn(lua_State *L)
{
	struct tls_context *self = tls_context_check(L, 1);

	tls_terms_protocols(L, &self->terms);
	return 0;
}

/* set_password_callback(call), which load_key() asks (R-IO-210) */

static int set_password_callback(lua_State *L)
{
	tls_context_check(L, 1);
	if (!lua_isfunction(L, 2))
		return error_argument(L, 2);
	lua_getfenv(L, 1);
	lua_pushvalue(L, 2);
	lua_setfield(L, -2, "password");
	return 0;
}

static int gc(lua_State *L)
{
	struct tls_context *self = lua_touserdata(L, 1);

	tls_sessions_finish(&self->sessions);
	if (self->ctx)
		openssl.SSL_CTX_free(self->ctx);
	self->ctx = NULL;
	return 0;
}

static const struct function methods[] = {
	{ "add_certificate_authority", tls_material_add_authority, 0 },
	{ "add_verify_path", tls_material_add_path, 0 },
	{ "clear_options", clear_options, 0 },
	{ "load_verify_file", tls_material_load_authorities, 0 },
	{ "set_alpn", set_alpn, 0 },
	{ "set_default_verify_paths", set_default_verify_paths, 0 },
	{ "set_options", set_options, 0 },
	{ "set_password_callback", set_password_callback, 0 },
	{ "set_verify_callback", set_verify_callback, 0 },
	{ "set_verify_depth", set_verify_depth, 0 },
	{ "set_verify_mode", set_verify_mode, 0 },
	{ "use_certificate", tls_material_certificate, 0 },
	{ "use_certificate_chain", tls_material_chain, 0 },
	{ "use_certificate_chain_file", tls_material_chain_file, 0 },
	{ "use_certificate_file", tls_material_certificate_file, 0 },
	{ "use_private_key", tls_material_key, 0 },
	{ "use_private_key_file", tls_material_key_file, 0 },
	{ "use_rsa_private_key", tls_material_rsa_key, 0 },
	{ "use_rsa_private_key_file", tls_material_rsa_key_file, 0 },
	{ "use_tmp_dh", tls_material_dh, 0 },
	{ "use_tmp_dh_file", tls_material_dh_file, 0 },
	{ NULL, NULL, 0 },
};
static const struct function metamethods[] = {
	{ "__gc", gc, 0 },
	{ NULL, NULL, 0 },
};
static const struct type context_type = { "tls.context", methods, metamethods, NULL };

void tls_context_push_class(lua_State *L)
{
	module_type(L, &context_type);
	lua_createtable(L, 0, 1);
	lua_pushcfunction(L, context_new);
	lua_setfield(L, -2, "new");
}
