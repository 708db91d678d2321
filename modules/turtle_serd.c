/* SPDX-License-Identifier: MIT */
/* turtle_serd.c - libserd, which knows Turtle, loaded when it is first needed. */
#include "modules/turtle_serd.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#define SYMBOL(name)                                       \
	{                                                  \
		"serd_" #name, offsetof(struct serd, name) \
	}

static const struct {
	const char *name;
	size_t place;
} symbols[] = {
	SYMBOL(env_expand_node),
	SYMBOL(env_free),
	SYMBOL(env_new),
	SYMBOL(env_set_base_uri),
	SYMBOL(env_set_prefix),
	SYMBOL(node_free),
	SYMBOL(node_new_file_uri),
	SYMBOL(reader_free),
	SYMBOL(reader_new),
	SYMBOL(reader_read_source),
	SYMBOL(reader_set_error_sink),
	SYMBOL(reader_set_strict),
};

static struct serd serd;
static bool loaded;

/* ISO C has no cast from what dlsym() returns to a function. */
static void load(void)
{
	void *library = dlopen("libserd-0.so.0", RTLD_NOW | RTLD_LOCAL), *symbol;

	if (!library)
		return;
	for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++) {
		symbol = dlsym(library, symbols[i].name);
		if (!symbol) {
			dlclose(library);
			return;
		}
		memcpy((char *)&serd + symbols[i].place, &symbol, sizeof symbol);
	}
	loaded = true;
}

const struct serd *serd_get(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	pthread_once(&once, load);
	return loaded ? &serd : NULL;
}
