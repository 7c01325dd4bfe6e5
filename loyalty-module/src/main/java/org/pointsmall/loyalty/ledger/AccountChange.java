package org.pointsmall.loyalty.ledger;

import java.time.Instant;

/**
 * A change of an account's status, kept for good beside the journal.
 *
 * @param from the status before
 * @param to the status after it
 * @param actor who changed it
 * @param reason why, in the actor's words
 * @param at when
 */
public record AccountChange(AccountStatus from, AccountStatus to, String actor, String reason, Instant at) {}
