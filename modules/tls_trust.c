/* SPDX-License-Identifier: MIT */
/* tls_trust.c - the certificate authorities that this system trusts. */
#include "modules/tls_trust.h"

#include <ctype.h>
#include <dirent.h>
#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static X509_STORE *store;
static bool whole; /* it will not look for more */

static X509_STORE *make(void)
{
	X509_STORE *made = openssl.X509_STORE_new();

	if (made)
		openssl.X509_STORE_set_default_paths(made);
	openssl.ERR_clear_error();
	return made;
}

X509_STORE *tls_trust(void)
{
	pthread_mutex_lock(&lock);
	if (!store)
		store = make();
	pthread_mutex_unlock(&lock);
	return store;
}

/* ---- all at once ---- */

static const char *place(const char *variable, const char *otherwise)
{
	const char *value = secure_getenv(variable);

	return value ? value : otherwise;
}

/* As 5ed36f99.0: the others in such a directory are the same certificates. */
static bool is_hash(const char *name)
{
	enum { DIGITS = 8 };
	int i = 0;

	while (i < DIGITS && isxdigit((unsigned char)name[i]))
		i++;
	return i == DIGITS && name[i] == '.' && isdigit((unsigned char)name[i + 1]);
}

static void read_directory(X509_STORE *into, const char *path)
{
	DIR *directory = opendir(path);
	const struct dirent *entry;
	char name[PATH_MAX];

	if (!directory)
		return;
	while ((entry = readdir(directory)) != NULL) {
		if (!is_hash(entry->d_name))
			continue;
		if ((size_t)snprintf(name, sizeof name, "%s/%s", path, entry->d_name) <
			sizeof name)
			openssl.X509_STORE_load_file(into, name);
	}
	closedir(directory);
}

static const char *read_all(void)
{
	const char *file = place(openssl.X509_get_default_cert_file_env(),
		openssl.X509_get_default_cert_file());

	openssl.X509_STORE_free(store);
	store = openssl.X509_STORE_new();
	if (!store)
		return "tls: not enough memory";
	if (openssl.X509_STORE_load_file(store, file) != 1)
		read_directory(store, place(openssl.X509_get_default_cert_dir_env(),
					      openssl.X509_get_default_cert_dir()));
	openssl.ERR_clear_error();
	whole = true;
	return NULL;
}

const char *tls_trust_load(void)
{
	const char *wrong = tls_library_load(false);

	return wrong ? wrong : read_all();
}

/* ---- for a context ---- */

static int copy(SSL_CTX *ctx)
{
	const OPENSSL_STACK *objects =
		(const OPENSSL_STACK *)openssl.X509_STORE_get0_objects(store);
	X509_STORE *into = openssl.SSL_CTX_get_cert_store(ctx);

	for (int i = 0; i < openssl.OPENSSL_sk_num(objects); i++) {
		X509 *certificate = openssl.X509_OBJECT_get0_X509(
			openssl.OPENSSL_sk_value(objects, i));

		if (certificate && openssl.X509_STORE_add_cert(into, certificate) != 1)
			return 0;
	}
	return 1;
}

int tls_trust_add(SSL_CTX *ctx)
{
	return whole ? copy(ctx) : openssl.SSL_CTX_set_default_verify_paths(ctx);
}
