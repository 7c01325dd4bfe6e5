package org.pointsmall.loyalty.audit;

/**
 * A field that says something else now.
 *
 * @param field its path: {@code effect.percent}
 * @param before empty where it said nothing
 * @param after empty where it says nothing
 */
public record AuditChange(String field, String before, String after) {}
