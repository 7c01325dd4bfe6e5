package org.pointsmall.loyalty.insight.dashboard;

import java.util.List;
import java.util.OptionalLong;

/** What the mall did in a span, and how its pools of codes stand. */
public record MallFigures(Clicks clicks, Funnel coupons, List<Pool> pools) {
    /** Over so many days it is counted how fast codes are given. */
    static final int POOL_DAYS = 30;

    public MallFigures {
        pools = List.copyOf(pools);
    }

    /** Offers that were recommended and seen, each once a page, and those of them that were clicked. */
    public record Clicks(long seen, long clicked) {}

    /**
     * Coupons of a span, by what has become of them till now; {@code used + expired + voided + open = exchanged}.
     *
     * @param used used at least once
     * @param expired never used, and can't be any more
     * @param voided given back, or taken back by the merchant, before they were used
     * @param open not used yet
     */
    public record Funnel(long exchanged, long used, long expired, long voided, long open) {}

    /**
     * A pool of codes.
     *
     * @param left how many codes are left
     * @param given how many were given in the last {@value #POOL_DAYS} days
     */
    public record Pool(long id, String name, long left, long given) {

        /** For how many whole days the codes last at that rate; nothing where none were given. */
        public OptionalLong days() {
            return left == 0
                    ? OptionalLong.of(0)
                    : given == 0 ? OptionalLong.empty() : OptionalLong.of(left * POOL_DAYS / given);
        }
    }
}
