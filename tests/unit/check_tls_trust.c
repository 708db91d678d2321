/* SPDX-License-Identifier: MIT */
/* check_tls_trust.c - the certificate authorities that this system trusts. */
#include "modules/tls_trust.h"

#include <check.h>
#include <stdlib.h>
#include <unistd.h>

Suite *tls_trust_suite(void);

#define BUNDLE    "/etc/ssl/certs/ca-certificates.crt"
#define DIRECTORY "/etc/ssl/certs"

static int count(const X509_STORE *store)
{
	return openssl.OPENSSL_sk_num(
		(const OPENSSL_STACK *)openssl.X509_STORE_get0_objects(store));
}

static void setup(void)
{
	ck_assert_ptr_null(tls_library_load(false));
}

START_TEST(bundle_is_read_at_once)
{
	if (access(BUNDLE, R_OK) < 0)
		return;
	setenv("SSL_CERT_FILE", BUNDLE, 1);
	ck_assert_ptr_null(tls_trust_load());
	ck_assert_int_gt(count(tls_trust()), 0);
}
END_TEST

START_TEST(directory_is_read_where_there_is_no_bundle)
{
	if (access(DIRECTORY, R_OK) < 0 || access(BUNDLE, R_OK) < 0)
		return;
	setenv("SSL_CERT_FILE", "/none", 1);
	setenv("SSL_CERT_DIR", DIRECTORY, 1);
	ck_assert_ptr_null(tls_trust_load());
	ck_assert_int_gt(count(tls_trust()), 0);
}
END_TEST

START_TEST(nobody_may_be_trusted)
{
	setenv("SSL_CERT_FILE", "/none", 1);
	setenv("SSL_CERT_DIR", "/none", 1);
	ck_assert_ptr_null(tls_trust_load());
	ck_assert_int_eq(count(tls_trust()), 0);
}
END_TEST

START_TEST(context_trusts_whom_was_read)
{
	SSL_CTX *ctx = openssl.SSL_CTX_new(openssl.TLS_method());

	if (access(BUNDLE, R_OK) < 0)
		return;
	setenv("SSL_CERT_FILE", BUNDLE, 1);
	ck_assert_ptr_null(tls_trust_load());
	ck_assert_int_eq(tls_trust_add(ctx), 1);
	ck_assert_int_eq(count(openssl.SSL_CTX_get_cert_store(ctx)), count(tls_trust()));
	openssl.SSL_CTX_free(ctx);
}
END_TEST

Suite *tls_trust_suite(void)
{
	Suite *suite = suite_create("tls_trust");
	TCase *test_case = tcase_create("trust");

	tcase_add_checked_fixture(test_case, setup, NULL);
	tcase_add_test(test_case, bundle_is_read_at_once);
	tcase_add_test(test_case, directory_is_read_where_there_is_no_bundle);
	tcase_add_test(test_case, nobody_may_be_trusted);
	tcase_add_test(test_case, context_trusts_whom_was_read);
	suite_add_tcase(suite, test_case);
	return suite;
}
