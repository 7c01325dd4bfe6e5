package org.pointsmall.loyalty.recommendation.taste;

import java.util.List;

/** Learns one part from all members' orders: first it is told of these, then it says what they come to, by product. */
interface Learning {

    /** @param orders all orders of one member, the first one first */
    void add(List<MemberOrder> orders);

    /** Keeps what is learnt of the run's next products by id. */
    Kept keepNext(TasteRun run, int limit);

    /**
     * @param products how many, 0 where there are no more
     * @param last the last one of them
     */
    record Kept(int products, long last) {
        static final Kept NOTHING = new Kept(0, 0);
    }
}
