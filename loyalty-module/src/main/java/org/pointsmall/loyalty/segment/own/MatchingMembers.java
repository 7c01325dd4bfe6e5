package org.pointsmall.loyalty.segment.own;

import java.util.List;
import java.util.Optional;
import org.pointsmall.loyalty.member.MemberId;

/**
 * Finds members by sets. Members are those with an account that is neither closed nor part of another one; who has several
 * logins in one account is one member, with the orders of all of them.
 */
public interface MatchingMembers {

    /** How many there are. */
    long count(Matching asked);

    /** The first of them by id. */
    List<MemberId> first(Matching asked, int limit);

    /**
     * Those among the next members by id, whether these match or not: so the work is bounded.
     *
     * @param after the member to go on behind; id 0 to begin with
     * @param members how many to look at, at most
     */
    Span next(Matching asked, MemberId after, int members);

    /** @param upTo the last member that was looked at; nothing where there are no more */
    record Span(List<MemberId> matching, Optional<MemberId> upTo) {
        public Span {
            matching = List.copyOf(matching);
        }
    }
}
