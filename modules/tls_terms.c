/* SPDX-License-Identifier: MIT */
/* tls_terms.c - what a tls.context says and a tls.socket may say otherwise. */
#include <errno.h>
#include <string.h>

#include "modules/tls_context.h"
#include "runtime/error.h"

/* The text at `index`, or "". */
static const char *text_at(lua_State *L, int index)
{
	return lua_type(L, index) == LUA_TSTRING ? lua_tostring(L, index) : "";
}

void tls_terms_verify_mode(lua_State *L, struct tls_terms *terms)
{
	/* The bits behind the first mean nothing without it. */
	static const struct {
		const char *name;
		int mode;
	} modes[] = {
		{ "client_once", SSL_VERIFY_PEER | SSL_VERIFY_CLIENT_ONCE },
		{ "fail_if_no_peer_cert",
			SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT },
		{ "none", SSL_VERIFY_NONE },
		{ "peer", SSL_VERIFY_PEER },
	};
	const char *name = text_at(L, 2);

	for (size_t i = 0; i < sizeof modes / sizeof *modes; i++) {
		if (strcmp(modes[i].name, name) != 0)
			continue;
		terms->verify_mode = modes[i].mode;
		terms->verify_said = true;
		return;
	}
	error_argument(L, 2);
}

void tls_terms_name(lua_State *L, int index, char name[TLS_NAME_SIZE])
{
	const char *text;
	size_t size;

	if (lua_type(L, index) != LUA_TSTRING)
		error_argument(L, index);
	text = lua_tolstring(L, index, &size);
	if (size > 1 && text[size - 1] == '.')
		size--;
	if (size == 0 || size >= TLS_NAME_SIZE || memchr(text, '\0', size))
		error_argument(L, index);
	memcpy(name, text, size);
	name[size] = '\0';
}

void tls_terms_verify_callback(lua_State *L, struct tls_terms *terms)
{
	if (lua_type(L, 2) != LUA_TSTRING)
		error_argument(L, 2);
	if (strcmp(text_at(L, 2), "host_name_verification") != 0)
		error_raise_generic(L, ENOTSUP);
	tls_terms_name(L, 3, terms->host);
}

int tls_terms_depth(lua_State *L)
{
	lua_Number depth = lua_tonumber(L, 2);

	if (lua_type(L, 2) != LUA_TNUMBER || !(depth >= 0 && depth <= 100))
		return error_argument(L, 2);
	return (int)depth;
}

/* An array of names, each of 1 to 255 bytes. */
void tls_terms_protocols(lua_State *L, struct tls_terms *terms)
{
	unsigned char written[TLS_PROTOCOLS_SIZE];
	unsigned size = 0;

	if (!lua_istable(L, 2))
		error_argument(L, 2);
	for (int i = 1; i <= (int)lua_objlen(L, 2); i++) {
		const char *name;
		size_t length;

		lua_rawgeti(L, 2, i);
		if (lua_type(L, -1) != LUA_TSTRING)
			error_argument(L, 2);
		name = lua_tolstring(L, -1, &length);
		if (length == 0 || length > 255 || size + 1 + length > sizeof written)
			error_argument(L, 2);
		written[size++] = (unsigned char)length;
		memcpy(written + size, name, length);
		size += (unsigned)length;
		lua_pop(L, 1);
	}
	memcpy(terms->protocols, written, size);
	terms->protocols_size = size;
}
