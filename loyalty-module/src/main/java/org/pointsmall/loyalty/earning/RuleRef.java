package org.pointsmall.loyalty.earning;

/**
 * A version of a rule, as awards remember it.
 *
 * @param id the rule's; above 0
 * @param version 1 when it was first saved, one more with each change
 */
public record RuleRef(long id, int version) {
    public RuleRef {
        if (id < 1 || version < 1) {
            throw new IllegalArgumentException("no version of a rule: " + id + ", " + version);
        }
    }
}
