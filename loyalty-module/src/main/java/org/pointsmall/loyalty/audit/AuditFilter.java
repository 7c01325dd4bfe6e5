package org.pointsmall.loyalty.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which rows are asked for; what is empty or null asks for nothing.
 *
 * @param actor who, to the letter
 * @param subject what kind of thing
 * @param text a part of the thing's name or id, of the reason or of what has changed
 * @param from the first moment
 * @param until the first moment after it
 */
public record AuditFilter(String actor, String subject, String text, @Nullable Instant from, @Nullable Instant until) {
    public static final AuditFilter ALL = new AuditFilter("", "", "", null, null);
}
