/* SPDX-License-Identifier: MIT */
/* tls_sessions.h - sessions that a client may go on with when it comes to the same server. */
#ifndef MODULES_TLS_SESSIONS_H
#define MODULES_TLS_SESSIONS_H

#include "modules/tls_library.h"

struct tls_kept;

/* All zero is empty. */
struct tls_sessions {
	struct tls_kept *first; /* the latest */
	unsigned count;
};

/* Keep it, instead of the one with the same key, or of the oldest where there are many. The
 * caller's reference goes with it, if true is returned; false: there is no memory. */
bool tls_sessions_put(
	struct tls_sessions *sessions, const char *key, SSL_SESSION *session);

/* Let `ssl` begin with the session of this key, if there is one that still may be used; one of
 * TLS 1.3 is used once. */
void tls_sessions_use(struct tls_sessions *sessions, const char *key, SSL *ssl);

void tls_sessions_finish(struct tls_sessions *sessions);

#endif
