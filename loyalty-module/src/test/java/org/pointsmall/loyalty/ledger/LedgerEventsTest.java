package org.pointsmall.loyalty.ledger;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.outbox.EventFacts;
import org.pointsmall.loyalty.outbox.EventKind;
import org.pointsmall.loyalty.outbox.InMemoryOutbox;
import org.pointsmall.loyalty.outbox.Outbox.News;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.OrderRef;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;

class LedgerEventsTest {
    private static final MemberId ANA = new MemberId(1);
    private static final MemberId BEN = new MemberId(2);

    private final InMemoryOutbox outbox = new InMemoryOutbox();
    private final LedgerFixture given = new LedgerFixture(new LedgerEvents(outbox));

    @Test
    void whatAnOrderEarnsAndSpendsIsToldWithTheOrder() {
        given.earn(ANA, 100, 7, LotPolicy.LASTING);
        given.spend(ANA, 30, 8);

        assertThat(outbox.written())
                .containsExactly(
                        news(
                                "POINTS_EARNED",
                                EventFacts.NONE
                                        .with("points", 100)
                                        .with("key", "earn-order:7")
                                        .with("order", 7)),
                        news(
                                "POINTS_SPENT",
                                EventFacts.NONE
                                        .with("points", -30)
                                        .with("key", last().key().value())
                                        .with("order", 8)
                                        .with("orderNumber", "number 8")));
    }

    @Test
    void aRepeatTellsNothing() {
        given.earn(ANA, 100, 7, LotPolicy.LASTING);
        given.earn(ANA, 100, 7, LotPolicy.LASTING);

        assertThat(outbox.kinds()).containsExactly("POINTS_EARNED");
    }

    @Test
    void whatIsHeldAndReleasedIsNobodysNews() {
        given.earn(ANA, 100, 7, LotPolicy.LASTING);
        Hold hold = granted(given.hold(ANA, 40, 8));
        granted(given.ledger.release(hold.id()));

        assertThat(outbox.kinds()).containsExactly("POINTS_EARNED");
    }

    @Test
    void whatIsExchangedIsSpentAndWhatIsGivenBackHasReturned() {
        given.credit(ANA, 100, null);
        JournalEntry exchange = granted(given.ledger.exchange(given.exchange(ANA, "coupon", 40)));
        granted(given.ledger.giveBack(given.giveBack(ANA, "back", exchange, 10)));

        assertThat(outbox.kinds()).containsExactly("POINTS_EARNED", "POINTS_SPENT", "POINTS_RETURNED");
        assertThat(facts("POINTS_SPENT"))
                .isEqualTo(EventFacts.NONE.with("points", -40).with("key", "coupon"));
        assertThat(facts("POINTS_RETURNED"))
                .isEqualTo(EventFacts.NONE.with("points", 10).with("key", "back"));
    }

    @Test
    void whatTimeDoesIsToldWhenTheLedgerDoesIt() {
        given.credit(ANA, 50, given.clock.instant().plus(Duration.ofDays(1)));
        given.clock.moveOn(Duration.ofDays(3));
        given.earn(ANA, 1, 7, LotPolicy.LASTING);
        given.spend(ANA, 1, 8);

        assertThat(outbox.kinds()).containsSubsequence("POINTS_EARNED", "POINTS_EXPIRED", "POINTS_SPENT");
        assertThat(facts("POINTS_EXPIRED").number("points")).hasValue(-50);
    }

    @Test
    void debtIsToldWithWhatItWasBefore() {
        given.terms.clawback = ClawbackPolicy.REVOKE_BELOW_ZERO;
        given.earn(ANA, 100, 7, LotPolicy.LASTING);
        given.spend(ANA, 80, 8);
        granted(given.ledger.clawBack(given.back(ANA, "back", 7, 100)));

        assertThat(outbox.kinds()).endsWith("POINTS_CLAWED_BACK", "DEBT_CHANGED");
        assertThat(facts("POINTS_CLAWED_BACK").number("points")).hasValue(-20);
        assertThat(facts("DEBT_CHANGED"))
                .isEqualTo(EventFacts.NONE.with("debt", 80).with("before", 0));

        given.credit(ANA, 100, null);
        assertThat(outbox.written().get(outbox.written().size() - 1).facts())
                .isEqualTo(EventFacts.NONE.with("debt", 0).with("before", 80));
    }

    @Test
    void whoMayNotSpendAnyLongerIsToldOnce() {
        given.credit(ANA, 100, null);
        granted(given.ledger.freeze(ANA, "grace", "stolen card"));
        granted(given.ledger.freeze(ANA, "grace", "stolen card"));
        granted(given.ledger.unfreeze(ANA, "grace", "found"));
        granted(given.ledger.close(ANA, new Leftover.Forfeited(), "grace", "wants to go"));

        assertThat(outbox.kinds())
                .containsExactly(
                        "POINTS_EARNED",
                        "ACCOUNT_STATUS_CHANGED",
                        "ACCOUNT_STATUS_CHANGED",
                        "POINTS_FORFEITED",
                        "ACCOUNT_STATUS_CHANGED");
        assertThat(outbox.written().get(1).facts())
                .isEqualTo(EventFacts.NONE.with("status", "FROZEN").with("before", "ACTIVE"));
    }

    @Test
    void bothSidesOfAMergeAreTold() {
        given.credit(ANA, 100, null);
        given.credit(BEN, 10, null);
        granted(given.ledger.merge(ANA, BEN, "grace", "one person"));

        List<News> told = outbox.written().subList(2, outbox.written().size());
        assertThat(told).extracting(News::member).containsExactly(ANA, BEN);
        assertThat(told)
                .extracting(News::facts)
                .containsExactly(
                        EventFacts.NONE.with("status", "MERGED").with("before", "ACTIVE"),
                        EventFacts.NONE.with("mergedMember", 1));
    }

    /** Whoever adds up what was told has what the member owns. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatIsToldAddsUpToWhatTheMemberOwns(long seed) {
        given.terms.clawback = ClawbackPolicy.REVOKE_BELOW_ZERO;
        Random random = new Random(seed);
        for (int step = 1; step <= 200; step++) {
            long order = 1_000 + random.nextInt(step);
            switch (random.nextInt(6)) {
                case 0 ->
                    given.credit(
                            ANA,
                            1 + random.nextInt(50),
                            random.nextBoolean()
                                    ? null
                                    : given.clock.instant().plus(Duration.ofDays(random.nextInt(40))));
                case 1 ->
                    given.ledger.earn(new Earning(
                            ANA,
                            PostingKey.of("earn-order", order),
                            Points.of(10),
                            new OrderRef(order, null),
                            LotPolicy.LASTING,
                            "checkout",
                            List.of()));
                case 2 ->
                    given.hold(ANA, 1 + random.nextInt(30), 5_000 + step)
                            .map(hold -> given.ledger.commit(hold.id(), new OrderRef(hold.orderId(), null)));
                case 3 -> given.ledger.clawBack(given.back(ANA, "back-" + step, order, 1 + random.nextInt(9)));
                case 4 ->
                    given.ledger.returnPoints(
                            given.back(ANA, "return-" + step, 5_000 + random.nextInt(step), 1 + random.nextInt(9)));
                default -> given.clock.moveOn(Duration.ofDays(random.nextInt(3)));
            }
        }
        assertThat(outbox.written().stream()
                        .filter(news -> !news.kind().equals(LedgerEvents.ACTIVATED))
                        .mapToLong(news -> news.facts().number("points").orElse(0))
                        .sum())
                .isEqualTo(given.ledger.balance(ANA).owned().value());
        assertThat(outbox.kinds()).contains("POINTS_EARNED", "POINTS_SPENT", "POINTS_CLAWED_BACK");
        given.checkBooks();
    }

    private News news(String kind, EventFacts facts) {
        return new News(ANA, new EventKind(kind), given.clock.instant(), facts);
    }

    private EventFacts facts(String kind) {
        return outbox.written().stream()
                .filter(news -> news.kind().name().equals(kind))
                .findFirst()
                .orElseThrow()
                .facts();
    }

    private JournalEntry last() {
        return given.lastEntry();
    }
}
