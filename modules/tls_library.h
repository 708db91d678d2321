/* SPDX-License-Identifier: MIT */
/* tls_library.h - libssl and libcrypto of OpenSSL 3, loaded when they are first needed.
 *
 * What their headers define as macros calls functions that stand here: openssl.SSL_CTX_set_mode
 * becomes openssl.SSL_CTX_ctrl. */
#ifndef MODULES_TLS_LIBRARY_H
#define MODULES_TLS_LIBRARY_H

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <stdbool.h>
#include <stddef.h>

/* Every function that is used of them; sorted. */
#define TLS_FUNCTIONS(USE)                    \
	USE(ASN1_STRING_get0_data)            \
	USE(ASN1_STRING_length)               \
	USE(ASN1_TIME_to_tm)                  \
	USE(BIO_clear_flags)                  \
	USE(BIO_free)                         \
	USE(BIO_get_data)                     \
	USE(BIO_meth_new)                     \
	USE(BIO_meth_set_ctrl)                \
	USE(BIO_meth_set_read)                \
	USE(BIO_meth_set_write)               \
	USE(BIO_new)                          \
	USE(BIO_new_mem_buf)                  \
	USE(BIO_read)                         \
	USE(BIO_s_mem)                        \
	USE(BIO_set_data)                     \
	USE(BIO_set_flags)                    \
	USE(BIO_set_init)                     \
	USE(ERR_clear_error)                  \
	USE(ERR_get_error)                    \
	USE(ERR_lib_error_string)             \
	USE(ERR_peek_last_error)              \
	USE(ERR_reason_error_string)          \
	USE(EVP_PKEY_free)                    \
	USE(EVP_PKEY_get_base_id)             \
	USE(EVP_sha256)                       \
	USE(GENERAL_NAMES_free)               \
	USE(OPENSSL_init_ssl)                 \
	USE(OPENSSL_sk_num)                   \
	USE(OPENSSL_sk_value)                 \
	USE(PEM_read_bio_Parameters)          \
	USE(PEM_read_bio_PrivateKey)          \
	USE(PEM_read_bio_X509)                \
	USE(PEM_read_bio_X509_AUX)            \
	USE(SSL_CIPHER_get_name)              \
	USE(SSL_CTX_callback_ctrl)            \
	USE(SSL_CTX_clear_options)            \
	USE(SSL_CTX_ctrl)                     \
	USE(SSL_CTX_free)                     \
	USE(SSL_CTX_get_cert_store)           \
	USE(SSL_CTX_load_verify_dir)          \
	USE(SSL_CTX_new)                      \
	USE(SSL_CTX_sess_set_new_cb)          \
	USE(SSL_CTX_set0_tmp_dh_pkey)         \
	USE(SSL_CTX_set_alpn_select_cb)       \
	USE(SSL_CTX_set_default_verify_paths) \
	USE(SSL_CTX_set_options)              \
	USE(SSL_CTX_set_verify_depth)         \
	USE(SSL_CTX_use_PrivateKey)           \
	USE(SSL_CTX_use_certificate)          \
	USE(SSL_SESSION_free)                 \
	USE(SSL_SESSION_get_protocol_version) \
	USE(SSL_SESSION_is_resumable)         \
	USE(SSL_clear_options)                \
	USE(SSL_ctrl)                         \
	USE(SSL_do_handshake)                 \
	USE(SSL_free)                         \
	USE(SSL_get0_alpn_selected)           \
	USE(SSL_get0_param)                   \
	USE(SSL_get0_peer_certificate)        \
	USE(SSL_get_current_cipher)           \
	USE(SSL_get_error)                    \
	USE(SSL_get_ex_data)                  \
	USE(SSL_get_shutdown)                 \
	USE(SSL_get_verify_mode)              \
	USE(SSL_get_verify_result)            \
	USE(SSL_get_version)                  \
	USE(SSL_new)                          \
	USE(SSL_read)                         \
	USE(SSL_select_next_proto)            \
	USE(SSL_session_reused)               \
	USE(SSL_set1_host)                    \
	USE(SSL_set_accept_state)             \
	USE(SSL_set_alpn_protos)              \
	USE(SSL_set_bio)                      \
	USE(SSL_set_connect_state)            \
	USE(SSL_set_ex_data)                  \
	USE(SSL_set_hostflags)                \
	USE(SSL_set_options)                  \
	USE(SSL_set_session)                  \
	USE(SSL_set_session_id_context)       \
	USE(SSL_set_shutdown)                 \
	USE(SSL_set_verify)                   \
	USE(SSL_set_verify_depth)             \
	USE(SSL_shutdown)                     \
	USE(SSL_write)                        \
	USE(TLS_client_method)                \
	USE(TLS_method)                       \
	USE(TLS_server_method)                \
	USE(X509_NAME_print_ex)               \
	USE(X509_OBJECT_get0_X509)            \
	USE(X509_STORE_add_cert)              \
	USE(X509_STORE_free)                  \
	USE(X509_STORE_get0_objects)          \
	USE(X509_STORE_load_file)             \
	USE(X509_STORE_new)                   \
	USE(X509_STORE_set_default_paths)     \
	USE(X509_VERIFY_PARAM_set1_ip_asc)    \
	USE(X509_digest)                      \
	USE(X509_free)                        \
	USE(X509_get0_notAfter)               \
	USE(X509_get0_notBefore)              \
	USE(X509_get0_serialNumber)           \
	USE(X509_get_default_cert_dir)        \
	USE(X509_get_default_cert_dir_env)    \
	USE(X509_get_default_cert_file)       \
	USE(X509_get_default_cert_file_env)   \
	USE(X509_get_ext_d2i)                 \
	USE(X509_get_issuer_name)             \
	USE(X509_get_subject_name)            \
	USE(X509_verify_cert_error_string)    \
	USE(d2i_PrivateKey_bio)               \
	USE(d2i_X509_bio)                     \
	USE(i2d_X509)

#define TLS_FUNCTION(name) __typeof__(name) *name;
struct tls_library {
	TLS_FUNCTIONS(TLS_FUNCTION)
};
#undef TLS_FUNCTION

/* Filled in by tls_library_load(), and never changed again. */
extern struct tls_library openssl;

/* Load the libraries, unless that was done: once a process, and any thread may ask. Returns
 * NULL, or what is wrong. Their configuration is read only by who is not confined later: it can
 * name more libraries. */
const char *tls_library_load(bool is_configured);

#endif
