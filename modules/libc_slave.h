/* SPDX-License-Identifier: MIT */
/* libc_slave.h - the end of a libc service that a process is given. */
#ifndef MODULES_LIBC_SLAVE_H
#define MODULES_LIBC_SLAVE_H

#include <lua.h>

struct libc_slave;

/* Make the type. Once a state. */
void libc_slave_open(lua_State *L);

/* Push one that is dead, */
struct libc_slave *libc_slave_push(lua_State *L);

/* and let it live: `peer` is a duplicate of the other end of the pair. */
void libc_slave_begin(struct libc_slave *slave, int socket, int peer);

/* The living one at `index`, or NULL. */
struct libc_slave *libc_slave_test(lua_State *L, int index);

/* Its end, for a process that has been greeted; it stays the slave's. */
int libc_slave_socket(const struct libc_slave *slave);

/* Put the filters of the slave at `index` where whoever gets its end will find them. Returns 0
 * or -errno. Then the slave is consumed, or what was put there is taken back: it is as it
 * was. */
int libc_slave_greet(lua_State *L, int index);
void libc_slave_consume(struct libc_slave *slave);
void libc_slave_take_back(struct libc_slave *slave);

#endif
