/* SPDX-License-Identifier: MIT */
/* tls_library.c - libssl and libcrypto of OpenSSL 3, loaded when they are first needed. */
#include "modules/tls_library.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

#define SYMBOL(name) { #name, offsetof(struct tls_library, name) },

static const struct {
	const char *name;
	size_t place;
} symbols[] = { TLS_FUNCTIONS(SYMBOL) };

struct tls_library openssl;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static bool tried;
static char why[256]; /* empty: all is well */

static int fail(const char *what)
{
	snprintf(why, sizeof why, "tls: %s", what);
	return -1;
}

/* ISO C has no cast from what dlsym() returns to a function. */
static int find(void *library)
{
	for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++) {
		void *symbol = dlsym(library, symbols[i].name);

		if (!symbol)
			return fail(dlerror());
		memcpy((char *)&openssl + symbols[i].place, &symbol, sizeof symbol);
	}
	return 0;
}

/* Other threads may still use the library when the process exits. */
static void load(bool is_configured)
{
	uint64_t options = OPENSSL_INIT_NO_ATEXIT | OPENSSL_INIT_LOAD_SSL_STRINGS |
	                   OPENSSL_INIT_LOAD_CRYPTO_STRINGS;
	void *library = dlopen("libssl.so.3", RTLD_NOW | RTLD_LOCAL);

	if (!library) {
		fail(dlerror());
		return;
	}
	if (find(library) < 0) {
		dlclose(library);
		return;
	}
	options |= is_configured ? OPENSSL_INIT_LOAD_CONFIG : OPENSSL_INIT_NO_LOAD_CONFIG;
	if (openssl.OPENSSL_init_ssl(options, NULL) != 1)
		fail("OpenSSL cannot be initialised");
}

const char *tls_library_load(bool is_configured)
{
	pthread_mutex_lock(&lock);
	if (!tried)
		load(is_configured);
	tried = true;
	pthread_mutex_unlock(&lock);
	return *why ? why : NULL;
}
