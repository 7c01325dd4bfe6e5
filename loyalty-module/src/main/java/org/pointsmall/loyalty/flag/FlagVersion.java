package org.pointsmall.loyalty.flag;

import java.time.Instant;

/**
 * What was said in one place from one moment on.
 *
 * @param number from 1
 * @param said the fields that are set, in their order: {@code leastTier=gold; membersOnly=true}; empty where none is
 * @param actor who said so
 */
public record FlagVersion(int number, String said, Instant savedAt, String actor) {}
