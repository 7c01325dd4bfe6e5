package org.pointsmall.loyalty.reward.code;

import java.time.Instant;

/** The import of a file, under way or over. */
public record PastImport(String fileName, CodeImport reached, Instant begunAt, String actor) {}
