package org.pointsmall.loyalty.audit;

import java.util.List;

/**
 * What somebody has done.
 *
 * @param actor who
 * @param did what: {@code ADDED}, {@code CHANGED}, {@code ARCHIVED}, {@code BROUGHT_BACK}, or the address of an action, such as {@code loyalty-codes.import}
 * @param subject to what kind of thing: {@code RULE}, {@code ACCOUNT}
 * @param subjectId to which one
 * @param name what people call it; may be empty
 * @param changes what is otherwise now, field by field
 * @param reason why; may be empty
 */
public record AuditNote(
        String actor,
        String did,
        String subject,
        String subjectId,
        String name,
        List<AuditChange> changes,
        String reason) {
    public static final String ADDED = "ADDED";
    public static final String CHANGED = "CHANGED";
    public static final String ARCHIVED = "ARCHIVED";
    public static final String BROUGHT_BACK = "BROUGHT_BACK";

    public AuditNote {
        changes = List.copyOf(changes);
    }
}
