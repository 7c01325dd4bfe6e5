package org.pointsmall.loyalty.redemption;

import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.ledger.Hold;
import org.pointsmall.loyalty.ledger.HoldId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The law of a checkout: whatever has changed since the shopper was told, and whenever the store has priced the cart,
 * exactly what was told is charged, or nothing is.
 */
class ChargedAsToldTest {
    private static final int LIVES = 4_000;

    private int charged;
    private int refused;

    /** What a shopper has read, written down by the test and not by the programme. */
    private record Read(Points points, Money worth, Money cash, Money total, Map<String, Money> beside) {}

    @Test
    void whatWasToldIsChargedOrNothingIs() {
        for (long seed = 0; seed < LIVES; seed++) {
            live(new Random(seed), "life " + seed);
        }

        assertThat(charged).as("checkouts that charge").isGreaterThan(LIVES / 4);
        assertThat(refused).as("checkouts that are refused").isGreaterThan(LIVES / 4);
    }

    private void live(Random random, String life) {
        ChangingStore store = new ChangingStore(random);
        Optional<Read> read = Optional.empty();
        boolean changed = true;
        for (int step = random.nextInt(8); step >= 0; step--) {
            switch (random.nextInt(6)) {
                case 0 -> {
                    read = Optional.of(read(store));
                    changed = false;
                }
                case 1 -> store.price();
                case 2 -> {
                    // Whoever pays the rest has changed nothing; whoever pays everything pays for the points' part too.
                    boolean everything = random.nextInt(4) == 0;
                    store.payOnDelivery(everything);
                    changed |= everything;
                }
                default -> {
                    store.changeSomething(random);
                    changed = true;
                }
            }
        }
        if (random.nextBoolean()) {
            store.price();
        }
        checkOut(store, read, !changed, life);
    }

    private void checkOut(ChangingStore store, Optional<Read> read, boolean nothingChanged, String life) {
        Points before = store.available();

        Outcome<HoldId> outcome = store.checkOut();

        if (outcome instanceof Outcome.Refused<HoldId> no) {
            refused++;
            assertThat(nothingChanged)
                    .as(life + ": refused though nothing changed")
                    .isFalse();
            assertThat(store.available()).as(life).isEqualTo(before);
            assertThat(store.openHold()).as(life).isEmpty();
            assertExplained(no.refusal(), read, store, life);
            checkOut(store, Optional.of(read(store)), true, life + ", told anew");
        } else {
            charged++;
            assertThat(read).as(life + ": charged who was told nothing").isPresent();
            assertThat(charge(store, read.get().beside())).as(life).isEqualTo(read.get());
            assertThat(store.available().plus(read.get().points())).as(life).isEqualTo(before);
        }
    }

    private static void assertExplained(Refusal refusal, Optional<Read> read, ChangingStore store, String life) {
        switch (refusal.code()) {
            case INSUFFICIENT_POINTS ->
                assertThat(read.orElseThrow().points().isMoreThan(store.available()))
                        .as(life)
                        .isTrue();
            case PAYMENTS_ABOVE_TOTAL ->
                assertThat(read.orElseThrow()
                                .worth()
                                .plus(store.priced().paidOtherwise())
                                .isMoreThan(store.priced().total()))
                        .as(life)
                        .isTrue();
            default -> assertThat(refusal.code()).as(life).isEqualTo(RefusalCode.CART_CHANGED);
        }
    }

    private static Read read(ChangingStore store) {
        PointsQuote quote = store.show();
        return new Read(
                quote.points(), quote.money(), quote.cashTotal(), store.priced().total(), store.fixed());
    }

    /** What points and payments move: the hold, and what the payments of then leave of the order. */
    private static Read charge(ChangingStore store, Map<String, Money> beside) {
        Hold hold = store.openHold().orElseThrow();
        Money total = store.priced().total();
        Money nothing = Money.zero(total.currency());
        Money worth = hold.money() == null ? nothing : hold.money();
        Money paidThen = beside.entrySet().stream()
                .map(then -> then.getValue().min(store.fixed().get(then.getKey())))
                .reduce(nothing, Money::plus);
        assertThat(hold.points().isZero()
                        || !worth.plus(store.priced().paidOtherwise()).isMoreThan(total))
                .as("points are not charged for what others pay")
                .isTrue();
        return new Read(hold.points(), worth, total.minus(paidThen.min(total)).minus(worth), total, beside);
    }
}
