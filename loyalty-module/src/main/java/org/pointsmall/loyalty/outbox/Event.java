package org.pointsmall.loyalty.outbox;

import java.time.Instant;
import org.pointsmall.loyalty.member.MemberId;

/**
 * Something that happened to a member's account, and stands: its transaction has been committed.
 *
 * @param id names the event for good, so that a listener can tell one that it is told of again; of one member's events a
 *     later one has a higher id
 * @param member whose account it happened to
 * @param kind what happened
 * @param at when
 * @param facts what there is to say of it
 */
public record Event(long id, MemberId member, EventKind kind, Instant at, EventFacts facts) {}
