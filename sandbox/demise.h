/* SPDX-License-Identifier: MIT */
/* demise.h - an actor has ended: those that it has started go with it, and it may begin anew. */
#ifndef SANDBOX_DEMISE_H
#define SANDBOX_DEMISE_H

#include "sandbox/actor.h"

/* Its zygote says how: tell its owner, and drop it, or make its process anew. */
void demise_take(struct broker *broker, struct actor *actor);

#endif
