/* SPDX-License-Identifier: MIT */
/* tls_material.c - certificates and keys for a tls.context, out of memory or of a file. */
#include "modules/tls_material.h"

#include <errno.h>
#include <fcntl.h>
#include <lauxlib.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "modules/tls_context.h"
#include "modules/tls_error.h"
#include "runtime/bytes.h"
#include "runtime/error.h"
#include "runtime/path.h"

enum { FILE_MOST = 16 * 1024 * 1024 };

/* What is loaded, and for whom. */
struct loading {
	lua_State *L;
	struct tls_context *context;
	BIO *from;
	bool is_binary;
	bool is_rsa; /* no other key will do */
};

/* Answers 1, or 0 and OpenSSL has noted why not. Raises nothing: there is memory that nobody
 * would free. */
typedef int(taking)(const struct loading *loading);

/* ---- the password of a key (R-IO-210) ---- */

enum { ASK = 3, PASSWORD }; /* places on the frame: ask(), and the program's function */

struct question {
	char *room;
	int size, answered;
	bool is_writing;
};

/* (password, question) */
static int ask(lua_State *L)
{
	struct question *question = lua_touserdata(L, 2);
	const char *answer;
	size_t size;

	lua_pushvalue(L, 1);
	lua_pushinteger(L, question->size);
	lua_pushstring(L, question->is_writing ? "for_writing" : "for_reading");
	lua_call(L, 2, 1);
	if (lua_type(L, -1) != LUA_TSTRING)
		return 0;
	answer = lua_tolstring(L, -1, &size);
	question->answered = size < (size_t)question->size ? (int)size : question->size;
	memcpy(question->room, answer, (size_t)question->answered);
	return 0;
}

/* OpenSSL's frames are below this one: nothing is raised through them. */
static int password(char *room, int size, int is_writing, void *state)
{
	lua_State *L = state;
	struct question question = { room, size, 0, is_writing != 0 };

	if (lua_isnil(L, PASSWORD))
		return -1;
	lua_pushvalue(L, ASK);
	lua_pushvalue(L, PASSWORD);
	lua_pushlightuserdata(L, &question);
	if (lua_pcall(L, 2, 0, 0) != 0)
		lua_pop(L, 1);
	return question.answered;
}

static void push_password(lua_State *L)
{
	luaL_checkstack(L, LUA_MINSTACK, "password");
	lua_settop(L, ASK - 1);
	lua_pushcfunction(L, ask);
	lua_getfenv(L, 1);
	lua_getfield(L, -1, "password");
	lua_replace(L, PASSWORD);
}

/* ---- what is taken out of it ---- */

static X509 *read_certificate(const struct loading *loading)
{
	return loading->is_binary ? openssl.d2i_X509_bio(loading->from, NULL)
	                          : openssl.PEM_read_bio_X509_AUX(
					    loading->from, NULL, password, loading->L);
}

static int take_certificate(const struct loading *loading)
{
	X509 *certificate = read_certificate(loading);
	int status;

	if (!certificate)
		return 0;
	status = openssl.SSL_CTX_use_certificate(loading->context->ctx, certificate);
	openssl.X509_free(certificate);
	return status;
}

/* True if there was nothing more. */
static bool is_at_end(void)
{
	unsigned long code = openssl.ERR_peek_last_error();

	if (ERR_GET_LIB(code) != ERR_LIB_PEM ||
		ERR_GET_REASON(code) != PEM_R_NO_START_LINE)
		return false;
	openssl.ERR_clear_error();
	return true;
}

static int take_chain(const struct loading *loading)
{
	SSL_CTX *ctx = loading->context->ctx;
	X509 *certificate;

	if (take_certificate(loading) != 1 || openssl.SSL_CTX_clear_chain_certs(ctx) != 1)
		return 0;
	while ((certificate = openssl.PEM_read_bio_X509(
			loading->from, NULL, password, loading->L)) != NULL) {
		if (openssl.SSL_CTX_add0_chain_cert(ctx, certificate) != 1) {
			openssl.X509_free(certificate);
			return 0;
		}
	}
	return is_at_end();
}

static int take_authorities(const struct loading *loading)
{
	X509_STORE *store = openssl.SSL_CTX_get_cert_store(loading->context->ctx);
	int status = 0;

	for (;;) {
		X509 *certificate = openssl.PEM_read_bio_X509(
			loading->from, NULL, password, loading->L);

		if (!certificate)
			break;
		status = openssl.X509_STORE_add_cert(store, certificate);
		openssl.X509_free(certificate);
		if (status != 1)
			return 0;
		loading->context->trust_said = true;
	}
	return status == 1 && is_at_end();
}

static EVP_PKEY *read_key(const struct loading *loading)
{
	return loading->is_binary ? openssl.d2i_PrivateKey_bio(loading->from, NULL)
	                          : openssl.PEM_read_bio_PrivateKey(
					    loading->from, NULL, password, loading->L);
}

static int take_key(const struct loading *loading)
{
	EVP_PKEY *key = read_key(loading);
	int status;

	if (!key)
		return 0;
	if (loading->is_rsa && openssl.EVP_PKEY_get_base_id(key) != EVP_PKEY_RSA) {
		openssl.ERR_clear_error();
		status = 0;
	} else {
		status = openssl.SSL_CTX_use_PrivateKey(loading->context->ctx, key);
	}
	openssl.EVP_PKEY_free(key);
	return status;
}

static int take_dh(const struct loading *loading)
{
	EVP_PKEY *parameters = openssl.PEM_read_bio_Parameters(loading->from, NULL);

	if (!parameters)
		return 0;
	if (openssl.SSL_CTX_set0_tmp_dh_pkey(loading->context->ctx, parameters) == 1)
		return 1;
	openssl.EVP_PKEY_free(parameters);
	return 0;
}

/* ---- where it comes from ---- */

static ssize_t read_all(int fd, unsigned char *into, size_t size)
{
	size_t done = 0;

	while (done < size) {
		ssize_t count = read(fd, into + done, size - done);

		if (count == 0)
			break;
		if (count < 0 && errno != EINTR)
			return -errno;
		done += count < 0 ? 0 : (size_t)count;
	}
	return (ssize_t)done;
}

/* Read it into new memory. Returns its size; or -errno, and there is none. */
static ssize_t read_open(int fd, unsigned char **data)
{
	struct stat status;
	ssize_t size;

	if (fstat(fd, &status) < 0)
		return -errno;
	if (!S_ISREG(status.st_mode))
		return S_ISDIR(status.st_mode) ? -EISDIR : -EINVAL;
	if (status.st_size > FILE_MOST)
		return -EFBIG;
	*data = malloc((size_t)status.st_size + 1);
	if (!*data)
		return -ENOMEM;
	size = read_all(fd, *data, (size_t)status.st_size);
	if (size < 0) {
		free(*data);
		*data = NULL;
	}
	return size;
}

static ssize_t read_file(const char *path, unsigned char **data)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	ssize_t size;

	if (fd < 0)
		return -errno;
	size = read_open(fd, data);
	close(fd);
	return size;
}

static int load(
	struct loading *loading, taking *take, const unsigned char *data, size_t size)
{
	int status;

	openssl.ERR_clear_error();
	loading->from = openssl.BIO_new_mem_buf(data, (int)size);
	if (!loading->from)
		return 0;
	status = take(loading);
	openssl.BIO_free(loading->from);
	return status;
}

static int finish(lua_State *L, const struct loading *loading, int status)
{
	if (status == 1) {
		openssl.ERR_clear_error();
		tls_sessions_finish(&loading->context->sessions);
		return 0;
	}
	if (loading->is_rsa && openssl.ERR_peek_last_error() == 0)
		return error_argument(L, 2);
	return tls_error_raise(L);
}

static int from_memory(lua_State *L, struct loading *loading, taking *take)
{
	const unsigned char *data;
	size_t size;

	if (!bytes_or_string(L, 2, &data, &size) || size > FILE_MOST)
		return error_argument(L, 2);
	push_password(L);
	return finish(L, loading, load(loading, take, data, size));
}

static int from_file(lua_State *L, struct loading *loading, taking *take)
{
	const char *path = path_check(L, 2);
	unsigned char *data = NULL;
	ssize_t size;
	int status;

	push_password(L);
	size = read_file(path, &data);
	if (!data)
		return error_raise_errno(L, (int)-size);
	status = load(loading, take, data, (size_t)size);
	explicit_bzero(data, (size_t)size);
	free(data);
	return finish(L, loading, status);
}

/* ---- methods ---- */

static struct loading begin(lua_State *L)
{
	return (struct loading){ .L = L, .context = tls_context_check(L, 1) };
}

static struct loading begin_with_format(lua_State *L)
{
	struct loading loading = begin(L);
	const char *format = lua_type(L, 3) == LUA_TSTRING ? lua_tostring(L, 3) : "";

	loading.is_binary = strcmp(format, "asn1") == 0;
	if (!loading.is_binary && strcmp(format, "pem") != 0)
		error_argument(L, 3);
	return loading;
}

int tls_material_add_authority(lua_State *L)
{
	struct loading loading = begin(L);

	return from_memory(L, &loading, take_authorities);
}

int tls_material_load_authorities(lua_State *L)
{
	struct loading loading = begin(L);

	return from_file(L, &loading, take_authorities);
}

int tls_material_add_path(lua_State *L)
{
	struct tls_context *context = tls_context_check(L, 1);

	openssl.ERR_clear_error();
	if (openssl.SSL_CTX_load_verify_dir(context->ctx, path_check(L, 2)) != 1)
		return tls_error_raise(L);
	context->trust_said = true;
	return 0;
}

int tls_material_certificate(lua_State *L)
{
	struct loading loading = begin_with_format(L);

	return from_memory(L, &loading, take_certificate);
}

int tls_material_certificate_file(lua_State *L)
{
	struct loading loading = begin_with_format(L);

	return from_file(L, &loading, take_certificate);
}

int tls_material_chain(lua_State *L)
{
	struct loading loading = begin(L);

	return from_memory(L, &loading, take_chain);
}

int tls_material_chain_file(lua_State *L)
{
	struct loading loading = begin(L);

	return from_file(L, &loading, take_chain);
}

int tls_material_key(lua_State *L)
{
	struct loading loading = begin_with_format(L);

	return from_memory(L, &loading, take_key);
}

int tls_material_key_file(lua_State *L)
{
	struct loading loading = begin_with_format(L);

	return from_file(L, &loading, take_key);
}

int tls_material_rsa_key(lua_State *L)
{
	struct loading loading = begin_with_format(L);

	loading.is_rsa = true;
	return from_memory(L, &loading, take_key);
}

int tls_material_rsa_key_file(lua_State *L)
{
	struct loading loading = begin_with_format(L);

	loading.is_rsa = true;
	return from_file(L, &loading, take_key);
}

int tls_material_dh(lua_State *L)
{
	struct loading loading = begin(L);

	return from_memory(L, &loading, take_dh);
}

int tls_material_dh_file(lua_State *L)
{
	struct loading loading = begin(L);

	return from_file(L, &loading, take_dh);
}
