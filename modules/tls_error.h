/* SPDX-License-Identifier: MIT */
/* tls_error.h - what OpenSSL says went wrong. */
#ifndef MODULES_TLS_ERROR_H
#define MODULES_TLS_ERROR_H

#include <lua.h>

#include "runtime/error.h"

/* "asio.ssl": the number of an error as OpenSSL packs it. */
extern const struct error_category tls_error;

/* Push the first error that OpenSSL has noted in this thread, and forget all of them. One of
 * the system's is of category system. */
void tls_error_push(lua_State *L);

/* The same, raised. */
int tls_error_raise(lua_State *L);

#endif
