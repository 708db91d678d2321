/* SPDX-License-Identifier: MIT */
/* tls_trust.h - the certificate authorities that this system trusts. */
#ifndef MODULES_TLS_TRUST_H
#define MODULES_TLS_TRUST_H

#include "modules/tls_library.h"

/* The store of the process, which lives as long as it; NULL: there is no memory. Any thread
 * may ask. Certificates are read when they are looked for. */
X509_STORE *tls_trust(void);

/* Load the library, without its configuration, and read all of them, for a process that can read
 * no files later. There is one thread. Returns NULL, or what is wrong. */
const char *tls_trust_load(void);

/* Trust them in `ctx`, too. Returns 1, or 0 and OpenSSL has noted why not. */
int tls_trust_add(SSL_CTX *ctx);

#endif
