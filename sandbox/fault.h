/* SPDX-License-Identifier: MIT */
/* fault.h - why confining did not work: what a person reads, and the status to exit with. */
#ifndef SANDBOX_FAULT_H
#define SANDBOX_FAULT_H

/* How a program ends that was refused or stopped. Those of sysexits.h keep their names. */
enum {
	EXIT_NOT_ENFORCEABLE = 69, /* a protection that is required is not to be had */
	EXIT_BROKEN = 70,          /* a mistake of ours */
	EXIT_NOT_CONFINED = 71,    /* a step of confining failed */
	EXIT_STOPPED = 77,         /* the policy ended the run */
	EXIT_BAD_MANIFEST = 78,
	EXIT_OUT_OF_TIME = 124,
};

/* Flat, so that a process that is about to die can write it to another. */
struct fault {
	int status; /* to exit with; 0: nothing is wrong */
	int errnum; /* the errno, or 0 */
	char text[504];
};

/* A step failed: "STEP: TEXT: errno's text". Returns -1. */
int fault_set(struct fault *fault, const char *step, int errnum, const char *format, ...)
	__attribute__((format(printf, 4, 5)));

/* What was asked for is refused with this status. Returns -1. */
int fault_refuse(struct fault *fault, int status, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* Make the text one line that changes no terminal. */
void fault_clean(struct fault *fault);

#endif
