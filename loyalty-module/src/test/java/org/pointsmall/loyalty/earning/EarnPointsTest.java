package org.pointsmall.loyalty.earning;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.account.Allocation;
import org.pointsmall.loyalty.account.JournalEntry;
import org.pointsmall.loyalty.account.LedgerFixture;
import org.pointsmall.loyalty.account.MemberId;
import org.pointsmall.loyalty.account.PostingKey;
import org.pointsmall.loyalty.mall.CatalogFlags;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.purchase.CartFixture;
import org.pointsmall.loyalty.purchase.PlacedOrder;
import org.pointsmall.loyalty.refusal.RefusalCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.account.LedgerFixture.CNY;
import static org.pointsmall.loyalty.account.LedgerFixture.granted;
import static org.pointsmall.loyalty.account.LedgerFixture.refused;
import static org.pointsmall.loyalty.purchase.CartFixture.aCart;

class EarnPointsTest {
    private static final Allocation NO_OFFSET = Allocation.NONE;

    private final LedgerFixture given = new LedgerFixture();
    private final Set<Long> withoutEarning = new HashSet<>();
    private final PointsRate aPointPerYuan = new PointsRate(Points.of(1), new Money(100, CNY));
    private final EarnPoints earnPoints = new EarnPoints(
            products -> {
                Set<Long> flagged = new HashSet<>(products);
                flagged.retainAll(withoutEarning);
                return new CatalogFlags.Flagged(flagged, Set.of());
            },
            new FixedEarning(aPointPerYuan));
    private final MemberId ana = given.aMember().id();

    @Test
    void awardsAnOrderOnceHoweverOftenItIsAsked() {
        PlacedOrder order =
                PlacedOrder.withoutPoints(ana, aCart("CNY").with("12.50").cart());

        Optional<JournalEntry> first = granted(earnPoints.earn(given.ledger.lock(ana), order, NO_OFFSET));
        Optional<JournalEntry> repeated = granted(earnPoints.earn(given.ledger.lock(ana), order, NO_OFFSET));

        assertThat(first).hasValueSatisfying(award -> {
            assertThat(award.key()).isEqualTo(PostingKey.of("earn-order", CartFixture.ORDER));
            assertThat(award.points()).isEqualTo(12);
            assertThat(award.order()).isEqualTo(order.cart().order());
            assertThat(award.trace()).isNotEmpty();
        });
        assertThat(repeated).isEqualTo(first);
        assertThat(available()).isEqualTo(12);
    }

    @Test
    void refusesToAwardAnOrderForSomethingElseLater() {
        granted(earnPoints.earn(
                given.ledger.lock(ana),
                PlacedOrder.withoutPoints(ana, aCart("CNY").with("12.50").cart()),
                NO_OFFSET));

        assertThat(refused(earnPoints.earn(
                                given.ledger.lock(ana),
                                PlacedOrder.withoutPoints(
                                        ana, aCart("CNY").with("99.00").cart()),
                                NO_OFFSET))
                        .code())
                .isEqualTo(RefusalCode.IDEMPOTENCY_KEY_REUSED);
        assertThat(available()).isEqualTo(12);
    }

    @Test
    void postsNothingForAnOrderThatEarnsNothing() {
        assertThat(granted(earnPoints.earn(
                        given.ledger.lock(ana),
                        PlacedOrder.withoutPoints(ana, aCart("CNY").with("0.99").cart()),
                        NO_OFFSET)))
                .isEmpty();
        assertThat(given.store.journal()).isEmpty();
    }

    @Test
    void asksTheCatalogueWhichProductsEarnNothing() {
        withoutEarning.add(102L);

        granted(earnPoints.earn(
                given.ledger.lock(ana),
                PlacedOrder.withoutPoints(
                        ana,
                        aCart("CNY")
                                .with("5.00", 101L)
                                .with("7.00", 102L)
                                .with("1.00", null)
                                .cart()),
                NO_OFFSET));

        assertThat(available()).isEqualTo(6);
    }

    private long available() {
        return given.ledger.balance(ana).available().value();
    }
}
