/* SPDX-License-Identifier: MIT */
/* io_carrier.h - files in messages: they leave the sender and are the receiver's. */
#ifndef MODULES_IO_CARRIER_H
#define MODULES_IO_CARRIER_H

#include <lua.h>

/* Let files travel. Their metatable is on top of the stack, and stays. Once a state. */
void io_carrier_open(lua_State *L);

#endif
