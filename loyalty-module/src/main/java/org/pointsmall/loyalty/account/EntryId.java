package org.pointsmall.loyalty.account;

/** One journal entry. Later entries have larger ids. */
public record EntryId(long value) {}
