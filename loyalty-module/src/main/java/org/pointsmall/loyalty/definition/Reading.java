package org.pointsmall.loyalty.definition;

/**
 * What parts are read from.
 *
 * @param draft what is written, and what of it was found to be wrong so far
 * @param in where it is written
 */
record Reading(ReadDraft draft, Surroundings in) {}
