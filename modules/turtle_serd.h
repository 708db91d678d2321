/* SPDX-License-Identifier: MIT */
/* turtle_serd.h - libserd, which knows Turtle, loaded when it is first needed. */
#ifndef MODULES_TURTLE_SERD_H
#define MODULES_TURTLE_SERD_H

#include <serd/serd.h>

/* What is used of it, by the names that it has behind "serd_". */
struct serd {
	__typeof__(serd_env_expand_node) *env_expand_node;
	__typeof__(serd_env_free) *env_free;
	__typeof__(serd_env_new) *env_new;
	__typeof__(serd_env_set_base_uri) *env_set_base_uri;
	__typeof__(serd_env_set_prefix) *env_set_prefix;
	__typeof__(serd_node_free) *node_free;
	__typeof__(serd_node_new_file_uri) *node_new_file_uri;
	__typeof__(serd_reader_free) *reader_free;
	__typeof__(serd_reader_new) *reader_new;
	__typeof__(serd_reader_read_source) *reader_read_source;
	__typeof__(serd_reader_set_error_sink) *reader_set_error_sink;
	__typeof__(serd_reader_set_strict) *reader_set_strict;
};

/* The library, or NULL if it is not there, which is then found out once a process. Any
 * thread may ask. */
const struct serd *serd_get(void);

#endif
