/* SPDX-License-Identifier: MIT */
/* tls_context.h - tls.context: what connections have in common. */
#ifndef MODULES_TLS_CONTEXT_H
#define MODULES_TLS_CONTEXT_H

#include <lua.h>

#include "modules/tls_library.h"
#include "modules/tls_sessions.h"
#include "runtime/module.h"

enum {
	TLS_NAME_SIZE = 256, /* of a host, with its NUL */
	TLS_PROTOCOLS_SIZE = 512,
};

/* What a context says and a connection may say otherwise. */
struct tls_terms {
	bool verify_said;
	int verify_mode;          /* SSL_VERIFY_... */
	char host[TLS_NAME_SIZE]; /* that the peer's certificate must be for; or empty */
	/* What may be spoken above, as RFC 7301 writes it; the best first. */
	unsigned protocols_size;
	unsigned char protocols[TLS_PROTOCOLS_SIZE];
};

struct tls_context {
	SSL_CTX *ctx;
	struct tls_terms terms;
	bool trust_said; /* whom it trusts; else clients trust whom the system does */
	struct tls_sessions sessions;
};

/* The one at `index`, or raise EINVAL with arg = index. */
struct tls_context *tls_context_check(lua_State *L, int index);

/* Push the one that this state uses where none is given. */
void tls_context_push_default(lua_State *L);

/* Push the tables tls.context and tls.context_flag. */
void tls_context_push_class(lua_State *L);
void tls_context_push_flags(lua_State *L);

/* Of methods of both types, (self, argument...): what is asked for, put into the terms, or
 * EINVAL. */
void tls_terms_verify_mode(lua_State *L, struct tls_terms *terms);
void tls_terms_verify_callback(lua_State *L, struct tls_terms *terms);
void tls_terms_protocols(lua_State *L, struct tls_terms *terms);
int tls_terms_depth(lua_State *L);

/* Put the name at `index` into `name`, without the dot at its end; or raise EINVAL. */
void tls_terms_name(lua_State *L, int index, char name[TLS_NAME_SIZE]);

#endif
