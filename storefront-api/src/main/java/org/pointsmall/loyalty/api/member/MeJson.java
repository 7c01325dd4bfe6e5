package org.pointsmall.loyalty.api.member;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.api.json.MoneyJson;
import org.pointsmall.loyalty.api.json.StrictJson;
import org.pointsmall.loyalty.ledger.Balance;
import org.pointsmall.loyalty.statement.Statements;

/**
 * The member's points.
 *
 * @param tier null while the programme has no tiers
 * @param balance the points by state
 * @param worth what the available points pay
 * @param expiringNext the points that expire next; null where none do
 * @param anchors what the available points come to in things that people know, the best first; empty for nothing to say
 */
@StrictJson
record MeJson(
        @Schema(nullable = true) @Nullable TierJson tier,
        BalanceJson balance,
        MoneyJson worth,
        @Schema(nullable = true) @Nullable ExpiringJson expiringNext,
        List<AnchorJson> anchors) {

    /**
     * What the available points come to.
     *
     * @param text a sentence
     * @param offerId the offer of the thing that it names
     */
    record AnchorJson(String text, long offerId) {}

    record BalanceJson(long available, long pending, long held, long spent, long expired, long debt) {
        static BalanceJson of(Balance balance) {
            return new BalanceJson(
                    balance.available().value(),
                    balance.pending().value(),
                    balance.held().value(),
                    balance.spent().value(),
                    balance.expired().value(),
                    balance.debt().value());
        }
    }

    record ExpiringJson(long points, Instant at) {
        static ExpiringJson of(Statements.Expiration expiration) {
            return new ExpiringJson(expiration.points().value(), expiration.at());
        }
    }
}
