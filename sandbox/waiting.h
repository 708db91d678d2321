/* SPDX-License-Identifier: MIT */
/* waiting.h - an actor that is made before anybody asks for it, and waits confined.
 *
 * Whoever starts an actor starts another one like it, as often as not. It is made while the first
 * one runs, is as little trusted, and runs nothing before it has an owner. */
#ifndef SANDBOX_WAITING_H
#define SANDBOX_WAITING_H

#include "sandbox/actor.h"

/* Make one more of a part of which one was just made, unless one waits already, or could not
 * be had by then. The time of who may only run so long would begin now: none of those waits. */
void waiting_make(struct broker *broker, struct part *part);

/* The one that waits, which runs from now on; its address is the caller's to hand over. NULL if
 * there is none. */
struct actor *waiting_take(struct part *part);

#endif
