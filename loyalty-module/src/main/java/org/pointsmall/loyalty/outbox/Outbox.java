package org.pointsmall.loyalty.outbox;

import java.time.Instant;
import java.util.List;
import org.pointsmall.loyalty.member.MemberId;

/** Where it is written what happened: in the transaction in which it happens, and under the account's lock. */
public interface Outbox {

    /** For whoever wants to write nothing down. */
    Outbox NONE = news -> {};

    /**
     * What is about to happen. Whole milliseconds are kept of its time.
     *
     * @param member whose account it happens to
     * @param kind what happens
     * @param at when
     * @param facts what there is to say of it
     */
    record News(MemberId member, EventKind kind, Instant at, EventFacts facts) {}

    /** Writes these down, in their order: they are told once the transaction has been committed, or never. */
    void add(List<News> news);

    /** Writes one down. */
    default void add(News news) {
        add(List.of(news));
    }
}
