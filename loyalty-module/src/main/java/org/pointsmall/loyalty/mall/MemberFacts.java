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

    /** Whether no order of the member's has earned points, of which something stands. */
    boolean isBeforeFirstOrder();

    /** The member's birthday, where the store knows it. */
    Optional<MonthDay> birthday();

    /** When the member's account was opened, if it has been. */
    Optional<Instant> joinedAt();

    /** What the orders came to that were placed since then and stand, less what came back of them. */
    Money spentSince(Instant since, Currency currency);
}
