/* SPDX-License-Identifier: MIT */
/* broker.c - the actors of a confined program, as its supervisor sees them. */
#include "sandbox/broker.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "sandbox/actor.h"
#include "sandbox/demise.h"
#include "sandbox/filter.h"
#include "sandbox/sealed_text.h"
#include "sandbox/waiting.h"

enum { TEXT_MAX = 4 << 20 }; /* bytes of an undeclared module, or a policy */

static void close_one(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

int broker_try(struct broker *broker, struct part *part, const struct blob *blob,
	struct summary *actual, struct fault *fault)
{
	struct actor *actor = actor_add(broker);
	int inbox[2], status;

	if (!actor)
		return fault_set(fault, "supervisor", ENOMEM, "actors");
	part_hold(part);
	actor->part = part;
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, inbox) < 0) {
		status = fault_set(fault, "supervisor", errno, "socketpair");
	} else {
		status = actor_start(broker, actor, inbox[1], blob, actual, fault);
		close(inbox[0]);
		close(inbox[1]);
	}
	actor_drop(broker, actor);
	return status;
}

/* ---- who may start what ---- */

static int refuse(
	struct actor_reply *reply, int errnum, const char *what, const char *name)
{
	reply->errnum = errnum;
	snprintf(reply->text, sizeof reply->text, "%.200s%.290s", what, name);
	return -1;
}

static struct part *find_part(struct broker *broker, const struct actor_request *request,
	struct actor_reply *reply)
{
	for (unsigned i = 0; i < broker->part_count; i++) {
		struct part *part = broker->parts[i];

		if (*request->actor ? strcmp(part->name, request->actor) != 0
				    : strcmp(part->stem, request->module) != 0)
			continue;
		if (!*request->module || strcmp(part->stem, request->module) == 0)
			return part;
		refuse(reply, EPERM, "the actor runs another module: ", part->stem);
		return NULL;
	}
	refuse(reply, ENOENT, "no such actor is declared: ",
		*request->actor ? request->actor : request->module);
	return NULL;
}

static struct part *part_of(const struct broker *broker, uint64_t serial)
{
	const struct actor *actor = actor_find(broker, serial);

	return serial == MAIN_SERIAL ? broker->main : actor ? actor->part : NULL;
}

static int check(
	const struct part *starter, const struct part *part, struct actor_reply *reply)
{
	if (part->name && !plan_may_start(starter->plan, part->name))
		return refuse(
			reply, EPERM, "`spawn` of who asks does not name ", part->name);
	if (part->running >= part->most)
		return refuse(reply, EAGAIN, "there are as many as `max` says: ",
			part->name ? part->name : "undeclared");
	return 0;
}

/* ---- requests ---- */

struct asking {
	struct broker *broker;
	uint64_t owner;
	const struct actor_request *request;
	int texts[REQUEST_DESCRIPTORS];
	struct actor_reply *reply;
	int address, ending; /* what the owner gets */
	struct part *next;   /* of which another one may be asked for; or NULL */
};

/* The owner's ends are made here; the others go to the new process, and stay here. */
static int open_ending(struct asking *asking, struct actor *actor)
{
	int pipe[2];

	if (pipe2(pipe, O_CLOEXEC) < 0)
		return -errno;
	asking->ending = pipe[0];
	actor->told = pipe[1];
	return 0;
}

static int open_ends(struct asking *asking, struct actor *actor, int *inbox)
{
	int pair[2];

	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) < 0)
		return -errno;
	asking->address = pair[0];
	*inbox = pair[1];
	return open_ending(asking, actor);
}

static int make(struct asking *asking, struct actor *actor, const struct blob *blob)
{
	struct fault fault = { 0 };
	int inbox = -1, status = open_ends(asking, actor, &inbox);

	if (status < 0)
		status = refuse(asking->reply, -status, "", "");
	else if (actor_start(asking->broker, actor, inbox, blob, NULL, &fault) < 0)
		status = refuse(asking->reply, ECHILD, fault.text, "");
	if (status == 0 && actor->part->restarts) {
		actor->inbox = inbox;
		inbox = -1;
	}
	close_one(&inbox);
	return status;
}

static void hand_over(struct asking *asking, struct actor *actor)
{
	actor->owner = asking->owner;
	part_counted(actor->part)->running++;
	asking->reply->pid = actor->born.pid;
	asking->reply->serial = actor->serial;
}

static int spawn(struct asking *asking, struct part *part, const struct blob *blob)
{
	struct actor *actor = actor_add(asking->broker);

	if (!actor)
		return refuse(asking->reply, ENOMEM, "", "");
	part_hold(part);
	actor->part = part;
	if (make(asking, actor, blob) < 0) {
		actor_drop(asking->broker, actor);
		return -1;
	}
	hand_over(asking, actor);
	return 0;
}

/* True if there is one already. */
static bool adopt(struct asking *asking, struct part *part)
{
	struct actor *actor = waiting_take(part);

	if (!actor)
		return false;
	if (open_ending(asking, actor) < 0) {
		actor_signal(actor, SIGKILL);
		return false;
	}
	asking->address = actor->address;
	actor->address = -1;
	hand_over(asking, actor);
	return true;
}

static int spawn_or_adopt(struct asking *asking, struct part *part)
{
	if (!adopt(asking, part) && spawn(asking, part, part->blob) < 0)
		return -1;
	asking->next = part->passes ? NULL : part;
	return 0;
}

/* The owner's text. Returns 0, or -1: the reply says why. */
static int take_text(
	struct asking *asking, enum request_text which, char **text, size_t *size)
{
	int status = sealed_text_take(asking->texts[which], TEXT_MAX, text, size);

	if (status == 0)
		return 0;
	return refuse(asking->reply, -status,
		which == MODULE_TEXT ? "the module: " : "the policy: ",
		status == -EINVAL ? "no sealed file of memory" : strerror(-status));
}

static int refuse_fault(struct asking *asking, const struct fault *fault)
{
	return refuse(asking->reply, fault->status == EXIT_BAD_MANIFEST ? EINVAL : ECHILD,
		"", fault->text);
}

/* The part as it is, or as the policy leaves it that came along; held. NULL: the reply says
 * why. */
static struct part *narrow(struct asking *asking, struct part *part)
{
	struct broker *broker = asking->broker;
	struct fault fault = { 0 };
	struct part *narrowed;
	size_t size;
	char *text;

	part_hold(part);
	if (!asking->request->narrows)
		return part;
	if (take_text(asking, POLICY_TEXT, &text, &size) < 0) {
		part_let_go(broker, part);
		return NULL;
	}
	narrowed = broker->narrow(broker->argument, part, text, size, &fault);
	free(text);
	if (!narrowed) {
		refuse_fault(asking, &fault);
		part_let_go(broker, part);
		return NULL;
	}
	narrowed->passes = narrowed->is_narrowed = true;
	narrowed->users = 1;
	narrowed->origin = part; /* which it holds from now on */
	return narrowed;
}

static int spawn_declared(struct asking *asking, const struct part *starter)
{
	struct broker *broker = asking->broker;
	struct part *part = find_part(broker, asking->request, asking->reply);
	struct fault fault = { 0 };
	int status;

	if (!part || check(starter, part, asking->reply) < 0)
		return -1;
	part = narrow(asking, part);
	if (!part)
		return -1;
	if (!part->blob && broker->prepare(broker->argument, part, &fault) < 0)
		status = refuse_fault(asking, &fault);
	else
		status = spawn_or_adopt(asking, part);
	part_let_go(broker, part);
	return status;
}

/* What an undeclared module is as long as its starter is there, or some process of it; held.
 * NULL: the reply says why. */
static struct part *find_undeclared(struct asking *asking, struct part *starter)
{
	struct broker *broker = asking->broker;
	struct fault fault = { 0 };

	if (!starter->undeclared) {
		struct part *part =
			broker->find_undeclared(broker->argument, starter, &fault);

		if (!part) {
			refuse_fault(asking, &fault);
			return NULL;
		}
		part->passes = starter->passes;
		part->origin = starter;
		part_hold(starter);
		starter->undeclared = part;
	}
	part_hold(starter->undeclared);
	return starter->undeclared;
}

static int spawn_text(struct asking *asking, struct part *part)
{
	struct broker *broker = asking->broker;
	struct fault fault = { 0 };
	struct blob blob = { 0 };
	size_t size;
	char *text;
	int status;

	if (take_text(asking, MODULE_TEXT, &text, &size) < 0)
		return -1;
	status = broker->tell_undeclared(
		broker->argument, part, asking->request, text, size, &blob, &fault);
	free(text);
	if (status < 0)
		refuse_fault(asking, &fault);
	else
		status = spawn(asking, part, &blob);
	blob_finish(&blob);
	return status;
}

static int spawn_undeclared(struct asking *asking, struct part *starter)
{
	struct part *whole = find_undeclared(asking, starter), *part = NULL;
	int status = -1;

	if (whole && check(starter, whole, asking->reply) == 0)
		part = narrow(asking, whole);
	if (part)
		status = spawn_text(asking, part);
	part_let_go(asking->broker, part);
	part_let_go(asking->broker, whole);
	return status;
}

static int signal_one(struct asking *asking)
{
	struct actor *actor = actor_find(asking->broker, asking->request->serial);
	int number = asking->request->signal;

	if (!actor || actor->owner != asking->owner)
		return refuse(asking->reply, ESRCH, "", "");
	if (number == SIGKILL)
		actor->is_killed = true;
	asking->reply->errnum = -actor_signal(actor, number);
	return 0;
}

/* The answer comes through what the owner gets. */
static void take_errand(struct asking *asking, const struct part *part)
{
	asking->address = errands_take(&asking->broker->errands, asking->owner,
		part->confinement, asking->request, asking->reply);
}

static void serve(struct asking *asking)
{
	struct part *starter = part_of(asking->broker, asking->owner);

	if (asking->request->kind == REQUEST_SIGNAL)
		signal_one(asking);
	else if (!starter)
		refuse(asking->reply, ESRCH, "", "");
	else if (asking->request->kind != REQUEST_SPAWN)
		take_errand(asking, starter);
	else if (!asking->broker->zygote.started)
		refuse(asking->reply, ENOENT, "no actor is declared", "");
	else if (*asking->request->path)
		spawn_undeclared(asking, starter);
	else
		spawn_declared(asking, starter);
}

/* Returns 0; or -1: whoever holds the socket breaks the rules. */
static int hear(struct broker *broker, uint64_t owner, int control)
{
	struct actor_request request;
	struct actor_reply reply;
	struct asking asking = { broker, owner, &request, { -1, -1 }, &reply, -1, -1,
		NULL };
	int status = request_take(control, &request, asking.texts);
	unsigned count = 0;
	bool heard;

	if (status <= 0)
		return status;
	memset(&reply, 0, sizeof reply);
	serve(&asking);
	if (reply.errnum == 0 && asking.address >= 0)
		count = asking.ending < 0 ? 1 : REPLY_DESCRIPTORS;
	heard = request_answer(
		control, &reply, (const int[]){ asking.address, asking.ending }, count);
	for (unsigned i = 0; i < REQUEST_DESCRIPTORS; i++)
		close_one(&asking.texts[i]);
	close_one(&asking.address);
	close_one(&asking.ending);
	if (heard && asking.next)
		waiting_make(broker, asking.next);
	return heard ? 0 : -1;
}

int broker_hear_main(struct broker *broker, int control)
{
	return hear(broker, MAIN_SERIAL, control);
}

/* ---- what they say ---- */

static void report_violation(const struct actor *actor, const struct violation *violation)
{
	char name[64];

	filter_call((int)violation->number, name, sizeof name);
	fprintf(stderr,
		"cellua: sandbox: actor %s: stopped: %s() is never allowed (%u)\n",
		actor->part->name ? actor->part->name : "undeclared", name,
		violation->number);
}

/* What is no request may be the last word of who is about to die; whatever else it is, it has
 * been said by who must not live. */
static void hear_actor(struct broker *broker, struct actor *actor)
{
	struct frame frame;

	if (control_is_frame(actor->control)) {
		if (control_take(actor->control, &frame) > 0 &&
			frame.kind == FRAME_VIOLATION) {
			report_violation(actor, &frame.is.violation);
			actor->has_violated = true;
		}
		actor_signal(actor, SIGKILL);
		close_one(&actor->control);
	} else if (hear(broker, actor->serial, actor->control) < 0) {
		actor_signal(actor, SIGKILL);
		close_one(&actor->control);
	}
}

/* ---- polling ---- */

enum { ACTOR_POLLS = 2 };

struct broker_census broker_count(const struct broker *broker)
{
	return (struct broker_census){ broker->count, broker->errands.count };
}

size_t broker_poll_count(struct broker_census census)
{
	return (size_t)ACTOR_POLLS * census.actors +
	       (size_t)ERRAND_POLLS * census.errands;
}

void broker_polls(const struct broker *broker, struct pollfd *polls)
{
	for (unsigned i = 0; i < broker->count; i++) {
		const struct actor *actor = broker->actors[i];

		/* who waits has said that it is ready, which is heard when it is wanted */
		*polls++ = (struct pollfd){
			.fd = actor->owner == NOBODYS_SERIAL ? -1 : actor->control,
			.events = POLLIN,
		};
		*polls++ = (struct pollfd){ .fd = actor->born.ending, .events = POLLIN };
	}
	errands_polls(&broker->errands, polls);
}

/* The last is dropped into the place of whoever goes, and has had its turn by then. */
static void move_actors(struct broker *broker, const struct pollfd *polls, unsigned count)
{
	for (unsigned i = count; i-- > 0;) {
		const struct pollfd *poll = polls + (size_t)ACTOR_POLLS * i;
		struct actor *actor = broker->actors[i];

		if (poll[0].revents & POLLIN)
			hear_actor(broker, actor);
		if (poll[0].revents & ~POLLIN)
			close_one(&actor->control);
		if (poll[1].revents)
			demise_take(broker, actor);
	}
}

/* Before somebody asks for more of them. */
void broker_move(
	struct broker *broker, const struct pollfd *polls, struct broker_census census)
{
	errands_move(&broker->errands, polls + (size_t)ACTOR_POLLS * census.actors,
		census.errands);
	move_actors(broker, polls, census.actors);
}

void broker_finish(struct broker *broker)
{
	errands_finish(&broker->errands);
	zygote_stop(&broker->zygote);
	while (broker->count > 0)
		actor_drop(broker, broker->actors[0]);
	free(broker->actors);
	broker->actors = NULL;
	broker->room = 0;
}
