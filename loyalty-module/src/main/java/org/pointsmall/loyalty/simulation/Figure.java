package org.pointsmall.loyalty.simulation;

import org.pointsmall.loyalty.definition.VersionRef;
import org.pointsmall.loyalty.earning.RuleTerms;
import org.pointsmall.loyalty.points.Points;

/**
 * One number of a result.
 *
 * @param simulated what the simulated rules give
 * @param issued what was awarded
 */
public record Figure(Points simulated, Points issued) {
    public static final Figure NOTHING = new Figure(Points.ZERO, Points.ZERO);

    Figure plus(Figure more) {
        return new Figure(simulated.plus(more.simulated), issued.plus(more.issued));
    }

    boolean isNothing() {
        return simulated.isZero() && issued.isZero();
    }

    /**
     * Of what a figure is.
     *
     * @param code of a rule its id and version ({@code 12/3}), {@link #BASE} or {@link #BY_TIER}; of a tier its code; of a
     *     category the store's id; empty for all of it, for members without a tier, and for products without a category
     */
    public record Key(Kind kind, String code) {
        /** What the programme's own rate gives. */
        public static final String BASE = "base";
        /** What members' tiers add. */
        public static final String BY_TIER = "tier";

        public static final Key TOTAL = new Key(Kind.TOTAL, "");

        /** What a version of a rule gives. */
        public static Key of(VersionRef<RuleTerms> rule) {
            return new Key(Kind.RULE, rule.id() + "/" + rule.version());
        }
    }

    /** By what points are told apart. */
    public enum Kind {
        TOTAL,
        RULE,
        TIER,
        CATEGORY
    }
}
