package org.pointsmall.loyalty.earning;

/**
 * A version of a rule, as awards remember it.
 *
 * @param id the rule's; above 0
 * @param version 1 when it was first saved, one more with each change
 * @param name what its operator calls it
 */
public record RuleRef(long id, int version, String name) {
    public RuleRef {
        if (id < 1 || version < 1 || name.isBlank()) {
            throw new IllegalArgumentException("no rule: " + id + ", " + version + ", '" + name + "'");
        }
    }
}
