/* SPDX-License-Identifier: MIT */
/* tls_sessions.c - sessions that a client may go on with when it comes to the same server. */
#include "modules/tls_sessions.h"

#include <stdlib.h>
#include <string.h>

enum { MOST = 64 };

struct tls_kept {
	struct tls_kept *next;
	SSL_SESSION *session;
	char key[];
};

static struct tls_kept **find(struct tls_sessions *sessions, const char *key)
{
	struct tls_kept **place = &sessions->first;

	while (*place && strcmp((*place)->key, key) != 0)
		place = &(*place)->next;
	return place;
}

static void drop(struct tls_sessions *sessions, struct tls_kept **place)
{
	struct tls_kept *kept = *place;

	*place = kept->next;
	sessions->count--;
	openssl.SSL_SESSION_free(kept->session);
	free(kept);
}

static void drop_oldest(struct tls_sessions *sessions)
{
	struct tls_kept **place = &sessions->first;

	while ((*place)->next)
		place = &(*place)->next;
	drop(sessions, place);
}

bool tls_sessions_put(
	struct tls_sessions *sessions, const char *key, SSL_SESSION *session)
{
	size_t size = strlen(key) + 1;
	struct tls_kept *kept = malloc(sizeof *kept + size), **old;

	if (!kept)
		return false;
	old = find(sessions, key);
	if (*old)
		drop(sessions, old);
	else if (sessions->count == MOST)
		drop_oldest(sessions);
	kept->next = sessions->first;
	kept->session = session;
	memcpy(kept->key, key, size);
	sessions->first = kept;
	sessions->count++;
	return true;
}

void tls_sessions_use(struct tls_sessions *sessions, const char *key, SSL *ssl)
{
	struct tls_kept **place = find(sessions, key);

	if (!*place)
		return;
	if (openssl.SSL_SESSION_is_resumable((*place)->session))
		openssl.SSL_set_session(ssl, (*place)->session);
	if (!openssl.SSL_SESSION_is_resumable((*place)->session) ||
		openssl.SSL_SESSION_get_protocol_version((*place)->session) ==
			TLS1_3_VERSION)
		drop(sessions, place);
}

void tls_sessions_finish(struct tls_sessions *sessions)
{
	while (sessions->first)
		drop(sessions, &sessions->first);
}
