/* SPDX-License-Identifier: MIT */
/* tls_material.h - certificates and keys for a tls.context, out of memory or of a file. */
#ifndef MODULES_TLS_MATERIAL_H
#define MODULES_TLS_MATERIAL_H

#include <lua.h>

/* Methods: (data), those that end with _file and what else names a file: (path). Certificates
 * and keys are followed by their format, "pem" or "asn1". (R-IO-208) */
int tls_material_add_authority(lua_State *L);
int tls_material_add_path(lua_State *L);
int tls_material_load_authorities(lua_State *L);
int tls_material_certificate(lua_State *L);
int tls_material_certificate_file(lua_State *L);
int tls_material_chain(lua_State *L);
int tls_material_chain_file(lua_State *L);
int tls_material_key(lua_State *L);
int tls_material_key_file(lua_State *L);
int tls_material_rsa_key(lua_State *L);
int tls_material_rsa_key_file(lua_State *L);
int tls_material_dh(lua_State *L);
int tls_material_dh_file(lua_State *L);

#endif
