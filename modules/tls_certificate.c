/* SPDX-License-Identifier: MIT */
/* tls_certificate.c - what a certificate says, as a table.
 *
 * Lua may raise where OpenSSL's memory would be lost: so that is copied first, and freed. */
#include <arpa/inet.h>
#include <string.h>
#include <time.h>

#include "modules/tls_socket.h"

enum {
	NAME_MOST = 4096, /* bytes of a subject; the rest is cut */
	DIGEST_MOST = 64,
};

/* ---- parts: each becomes a field of the table on top ---- */

static size_t print_name(const X509_NAME *name, char text[NAME_MOST])
{
	BIO *bio = openssl.BIO_new(openssl.BIO_s_mem());
	int size = 0;

	if (bio && openssl.X509_NAME_print_ex(bio, name, 0, XN_FLAG_RFC2253) > 0)
		size = openssl.BIO_read(bio, text, NAME_MOST);
	openssl.BIO_free(bio);
	return size > 0 ? (size_t)size : 0;
}

static void set_name(lua_State *L, const char *field, const X509_NAME *name)
{
	char text[NAME_MOST];

	lua_pushlstring(L, text, print_name(name, text));
	lua_setfield(L, -2, field);
}

static void set_hex(
	lua_State *L, const char *field, const unsigned char *bytes, size_t size)
{
	char text[2 * DIGEST_MOST];

	size = size < DIGEST_MOST ? size : DIGEST_MOST;
	for (size_t i = 0; i < size; i++) {
		text[2 * i] = "0123456789abcdef"[bytes[i] >> 4];
		text[2 * i + 1] = "0123456789abcdef"[bytes[i] & 15];
	}
	lua_pushlstring(L, text, 2 * size);
	lua_setfield(L, -2, field);
}

/* Seconds since 1970. */
static void set_time(lua_State *L, const char *field, const ASN1_TIME *moment)
{
	struct tm parts;

	if (openssl.ASN1_TIME_to_tm(moment, &parts) != 1)
		return;
	lua_pushnumber(L, (lua_Number)timegm(&parts));
	lua_setfield(L, -2, field);
}

static void set_fingerprint(lua_State *L, const X509 *certificate)
{
	unsigned char digest[EVP_MAX_MD_SIZE];
	unsigned size = 0;

	if (openssl.X509_digest(certificate, openssl.EVP_sha256(), digest, &size) == 1)
		set_hex(L, "sha256", digest, size);
}

static void set_der(lua_State *L, const X509 *certificate)
{
	int size = openssl.i2d_X509(certificate, NULL);
	unsigned char *der, *end;

	if (size <= 0)
		return;
	der = end = lua_newuserdata(L, (size_t)size);
	openssl.i2d_X509(certificate, &end);
	lua_pushlstring(L, (const char *)der, (size_t)size);
	lua_setfield(L, -3, "der");
	lua_pop(L, 1);
}

/* ---- other names ---- */

/* The text of a name, or NULL for one of another kind. */
static const char *text_of(
	const GENERAL_NAME *name, char room[INET6_ADDRSTRLEN], size_t *size)
{
	const ASN1_STRING *string = name->d.ia5;
	const char *data;
	int length;

	if (name->type != GEN_DNS && name->type != GEN_IPADD)
		return NULL;
	data = (const char *)openssl.ASN1_STRING_get0_data(string);
	length = openssl.ASN1_STRING_length(string);
	if (name->type == GEN_DNS) {
		*size = (size_t)length;
		return memchr(data, '\0', *size) ? NULL : data;
	}
	if ((length != 4 && length != 16) || !inet_ntop(length == 4 ? AF_INET : AF_INET6,
						     data, room, INET6_ADDRSTRLEN))
		return NULL;
	*size = strlen(room);
	return room;
}

/* Copy them one behind the other, each with a NUL; or only count, if `into` is NULL. */
static size_t copy_names(const X509 *certificate, char *into)
{
	GENERAL_NAMES *names =
		openssl.X509_get_ext_d2i(certificate, NID_subject_alt_name, NULL, NULL);
	const OPENSSL_STACK *stack = (const OPENSSL_STACK *)names;
	size_t size = 0, length;

	for (int i = 0; i < openssl.OPENSSL_sk_num(stack); i++) {
		char room[INET6_ADDRSTRLEN];
		const char *text =
			text_of(openssl.OPENSSL_sk_value(stack, i), room, &length);

		if (!text)
			continue;
		if (into) {
			memcpy(into + size, text, length);
			into[size + length] = '\0';
		}
		size += length + 1;
	}
	openssl.GENERAL_NAMES_free(names);
	return size;
}

static void set_names(lua_State *L, const X509 *certificate)
{
	size_t size = copy_names(certificate, NULL), counted = 0;
	char *names = lua_newuserdata(L, size + 1);
	int count = 0;

	if (copy_names(certificate, size > 0 ? names : NULL) != size)
		size = 0;
	lua_newtable(L);
	while (counted < size) {
		lua_pushstring(L, names + counted);
		lua_rawseti(L, -2, ++count);
		counted += strlen(names + counted) + 1;
	}
	lua_setfield(L, -3, "names");
	lua_pop(L, 1);
}

int tls_certificate_push(lua_State *L, const SSL *ssl)
{
	const X509 *certificate = openssl.SSL_get0_peer_certificate(ssl);
	const ASN1_INTEGER *serial;

	if (!certificate) {
		lua_pushnil(L);
		return 1;
	}
	lua_newtable(L);
	set_name(L, "subject", openssl.X509_get_subject_name(certificate));
	set_name(L, "issuer", openssl.X509_get_issuer_name(certificate));
	serial = openssl.X509_get0_serialNumber(certificate);
	set_hex(L, "serial", openssl.ASN1_STRING_get0_data(serial),
		(size_t)openssl.ASN1_STRING_length(serial));
	set_time(L, "not_before", openssl.X509_get0_notBefore(certificate));
	set_time(L, "not_after", openssl.X509_get0_notAfter(certificate));
	set_fingerprint(L, certificate);
	set_der(L, certificate);
	set_names(L, certificate);
	openssl.ERR_clear_error();
	return 1;
}
