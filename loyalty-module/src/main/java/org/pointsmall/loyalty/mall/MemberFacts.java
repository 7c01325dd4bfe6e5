package org.pointsmall.loyalty.mall;

import java.time.Instant;
import java.time.MonthDay;
import java.util.Currency;
import java.util.Optional;
import org.pointsmall.loyalty.points.Money;

/** What offers may ask about a member beside tier, segments and points. Each is looked up when it is asked for. */
public interface MemberFacts {
    /** Of somebody of whom nothing is known, such as a guest. */
    MemberFacts UNKNOWN = new MemberFacts() {
        @Override
        public boolean isBeforeFirstOrder() {
            return false;
        }

        @Override
        public boolean isOrderingBeside(long orderId, Instant at) {
            return false;
        }

        @Override
        public Optional<MonthDay> birthday() {
            return Optional.empty();
        }

        @Override
        public Optional<Instant> joinedAt() {
            return Optional.empty();
        }

        @Override
        public Money spentSince(Instant since, Currency currency) {
            return Money.zero(currency);
        }
    };

    /**
     * Whether no order of the member's stands: none was placed, or each was cancelled or came back as a whole. What rewards
     * send by themselves is no order of the member's.
     */
    boolean isBeforeFirstOrder();

    /** Whether a checkout of another order of the member's is under way, by which that may become the first. */
    boolean isOrderingBeside(long orderId, Instant at);

    /** The member's birthday, where the store knows it. */
    Optional<MonthDay> birthday();

    /** When the member's account was opened, if it has been. */
    Optional<Instant> joinedAt();

    /** What the orders came to that were placed since then and stand, less what came back of them. */
    Money spentSince(Instant since, Currency currency);
}
