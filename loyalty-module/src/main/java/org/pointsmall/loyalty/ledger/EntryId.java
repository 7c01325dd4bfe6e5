package org.pointsmall.loyalty.ledger;

/** One journal entry. Later entries have larger ids. */
public record EntryId(long value) {}
