/* SPDX-License-Identifier: MIT */
/* observed.h - a process of whose calls another one is told before they are made.
 *
 * Nothing is held back by that: it is for --learn and --dry-deny, never for a sandbox. What
 * seccomp does not see, requests of the ring and what is no call at all, the process notes by
 * itself: a note is a call of prctl(2) that the kernel knows nothing of. */
#ifndef SANDBOX_OBSERVED_H
#define SANDBOX_OBSERVED_H

#include <stdint.h>

#include "sandbox/fault.h"

enum { OBSERVED_NOTE = 0x63656c6c }; /* the option of prctl(2) */

/* What a note is about. */
enum note {
	NOTE_CALL, /* a struct noted_call: it stands for that one */
	/* the others are a text */
	NOTE_VARIABLE, /* of the environment, that was there; "*": all of them */
	NOTE_FFI,      /* the module ffi is used */
	NOTE_ASIDE, /* what the thread does now is no matter: others do it for the confined, */
	NOTE_BACK,  /* until here; */
	NOTE_LINKED, /* or here: a library was opened by this name, or "" if it could not be */
	NOTE_OTHER_LIBRARY, /* that a confined script could not load: a module, or not so called */
	NOTE_DEBUG,   /* a function of the debug library */
	NOTE_TLS,     /* the module tls is used */
	NOTE_THREADS, /* of actors, besides the first: how many there are now */
	NOTE_ACTOR,   /* a module that gets a process of its own */
	NOTE_LOOKUP,  /* "tcp:HOST:PORT": so far a name is looked up for it, */
	NOTE_CONNECT, /* or it is connected to */
	NOTE_RESOLVE, /* a name that is looked up for whatever reason */
	NOTE_PRIVATE, /* the address that a name means, to connect to it */
	NOTE_LISTEN,  /* "tcp:ADDRESS:PORT" */
	NOTE_CONNECT_UNIX, /* the path of a local socket, without links */
	NOTE_LISTEN_UNIX,
	NOTES,
};

enum { NOTED_ARGUMENTS = 6 };

struct noted_call {
	uint64_t number;
	uint64_t arguments[NOTED_ARGUMENTS];
};

/* From now on this process and its children are observed by who has the other end of
 * `socket`, and gets the listening descriptor there. It has no threads yet. Returns 0 or -1. */
int observed_enter(int socket, struct fault *fault);

/* Tell of what is about to happen. Returns once it is known; does no harm where nobody
 * observes. */
void observed_note(enum note note, const char *text);
void observed_call(const struct noted_call *call);

#endif
