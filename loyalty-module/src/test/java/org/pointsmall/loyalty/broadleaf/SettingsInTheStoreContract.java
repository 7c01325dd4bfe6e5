package org.pointsmall.loyalty.broadleaf;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pointsmall.loyalty.aftersale.CancelRequest;
import org.pointsmall.loyalty.aftersale.Purpose;
import org.pointsmall.loyalty.aftersale.ReturnOrders;
import org.pointsmall.loyalty.aftersale.ReturnRequest;
import org.pointsmall.loyalty.aftersale.ShippingChoice;
import org.pointsmall.loyalty.broadleaf.store.MovableClock;
import org.pointsmall.loyalty.broadleaf.store.Shop;
import org.pointsmall.loyalty.broadleaf.store.Shop.Flow;
import org.pointsmall.loyalty.broadleaf.store.StoreTest;
import org.pointsmall.loyalty.broadleaf.store.TestCards;
import org.pointsmall.loyalty.definition.Draft;
import org.pointsmall.loyalty.definition.EditResult;
import org.pointsmall.loyalty.definition.Followed;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.definition.VersionRef;
import org.pointsmall.loyalty.earning.EarningTerms;
import org.pointsmall.loyalty.ledger.Adjustment;
import org.pointsmall.loyalty.ledger.Earning;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LedgerTerms;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.proof.ProveLedger;
import org.pointsmall.loyalty.redemption.OffsetCart;
import org.pointsmall.loyalty.redemption.PointsQuote;
import org.pointsmall.loyalty.redemption.PointsWish;
import org.pointsmall.loyalty.redemption.RedemptionTerms;
import org.pointsmall.loyalty.redemption.SettleOrders;
import org.pointsmall.loyalty.refusal.Invalid;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.settings.ProgrammeSettings;
import org.pointsmall.loyalty.settings.ProgrammeTerms;
import org.pointsmall.loyalty.transaction.Transactions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;

/** Settings in a real store: published ones decide what comes, and nothing that was told or written. A cart is 24.68. */
@StoreTest
abstract class SettingsInTheStoreContract {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Autowired
    Shop shop;

    @Autowired
    TestCards cards;

    @Autowired
    MovableClock clock;

    @Autowired
    Ledger ledger;

    @Autowired
    Transactions transactions;

    @Autowired
    OffsetCart offsetCart;

    @Autowired
    RedemptionTerms spending;

    @Autowired
    EarningTerms earning;

    @Autowired
    LedgerTerms lasting;

    @Autowired
    ReturnOrders returnOrders;

    @Autowired
    SettleOrders settleOrders;

    @Autowired
    ProgrammeSettings settings;

    @Autowired
    List<Followed> followed;

    @Autowired
    ProveLedger proveLedger;

    @Autowired
    JdbcTemplate jdbc;

    private Draft before;
    private long lantern;
    private long ana;

    @BeforeEach
    void aMemberWithPoints() {
        clock.beOnTime();
        before = settings.written(settings.inForce());
        lantern = shop.product("12.34");
        ana = shop.member();
        transactions.required(() -> granted(ledger.earn(new Earning(
                new MemberId(ana),
                PostingKey.of("settings-test", ana),
                Points.of(1_000),
                null,
                LotPolicy.LASTING,
                "test",
                List.of()))));
    }

    @AfterEach
    void asTheyWere() {
        publish(before);
        assertThat(proveLedger.prove().differences()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Flow.class)
    void aRateThatIsPublishedBetweenQuoteAndCheckoutIsToldAndNotCharged(Flow flow) {
        long order = shop.cart(ana, lantern, 2);
        granted(apply(500));
        shop.payByCard(ana, order);
        publish(before.with("offset.rate.money", "2.00"));

        assertThatThrownBy(() -> shop.submit(ana, order, flow)).hasStackTraceContaining("CART_CHANGED");
        assertThat(available()).as("nothing is held").isEqualTo(1_000);
        assertThat(cards.log(order)).isEmpty();

        PointsQuote anew = granted(shop.as(ana, () -> offsetCart.applied())).quote();
        assertThat(anew.money().amount()).isEqualByComparingTo("10.00");
        shop.checkout(ana, order, flow);
        assertThat(cards.log(order)).containsExactly("charge 14.68");
    }

    @ParameterizedTest
    @EnumSource(Flow.class)
    void aReturnIsByWhatWasInForceWhenTheOrderWasPlaced(Flow flow) {
        publish(before.with("clawback", "REVOKE_TO_ZERO"));
        long order = cartWithPoints();
        shop.checkout(ana, order, flow);
        assertThat(available()).isEqualTo(1_000 - 500 + 19);
        transactions.required(() -> granted(ledger.adjust(new Adjustment(
                new MemberId(ana), PostingKey.of("all-spent", ana), -519, LotPolicy.LASTING, "test", "all spent"))));

        takeBackOne(order, "first");
        long first = available();
        publish(before.with("returns.refund", "CASH_ONLY")
                .with("clawback", "REVOKE_FROM_PENDING")
                .with("offset.rate.money", "2.00")
                .with("earning.points", "7"));
        takeBackOne(order, "second");

        assertThat(first).isBetween(250L - 10, 250L - 9);
        assertThat(available()).as("as if both had come back at once").isEqualTo(500 - 19);
        assertThat(cards.log(order)).containsExactly("charge 19.68", "refund 9.84", "refund 9.84");
    }

    @ParameterizedTest
    @EnumSource(Flow.class)
    void aCancellationIsByWhatWasInForceWhenTheOrderWasPlaced(Flow flow) {
        long order = cartWithPoints();
        shop.checkout(ana, order, flow);

        publish(before.with("offset.rate.money", "2.00")
                .with("earning.points", "7")
                .with("expiry.kind", "LAST_DAY")
                .with("expiry.lastDay", "2999-12-31"));
        granted(returnOrders.cancel(new CancelRequest(new Purpose(order, "c", null, "oms", "did not fit"))));

        assertThat(available()).isEqualTo(1_000);
        assertThat(cards.log(order)).containsExactly("charge 19.68", "void 19.68");
    }

    @ParameterizedTest
    @EnumSource(Flow.class)
    void anOrderThatIsPlacedAfterAPublicationIsReturnedByIt(Flow flow) {
        publish(before.with("returns.refund", "CASH_ONLY").with("earning.points", "7"));
        long order = cartWithPoints();
        shop.checkout(ana, order, flow);
        assertThat(available()).isEqualTo(1_000 - 500 + 19 * 7 + 4);

        publish(before);
        takeBackOne(order, "first");
        takeBackOne(order, "second");

        assertThat(available()).isEqualTo(1_000 - 500);
    }

    @ParameterizedTest
    @EnumSource(Flow.class)
    void anOrderThatIsSettledLateEarnsByWhatWasInForceWhenItWasPlaced(Flow flow) {
        long order = cartWithPoints();
        whileNoAwardCanBePosted(() -> shop.checkout(ana, order, flow));
        assertThat(available()).isEqualTo(500);

        publish(before.with("earning.points", "7")
                .with("expiry.kind", "LAST_DAY")
                .with("expiry.lastDay", "2999-12-31")
                .with("pending.count", "14")
                .with("pending.unit", "DAYS"));
        assertThat(settleOrders.tryNow(order)).isTrue();

        assertThat(available()).isEqualTo(1_000 - 500 + 19);
        assertThat(lots()).hasSize(2).allSatisfy(lot -> assertThat(lot).doesNotContain("2999", "3000"));
    }

    @Test
    void validityAndWaitingTimeLeaveAlonePointsThatAreThere() {
        List<String> lots = lots();

        publish(before.with("expiry.kind", "PERIOD")
                .with("expiry.period.months", "3")
                .with("expiry.until", "MONTH")
                .with("pending.count", "14")
                .with("pending.unit", "DAYS"));

        assertThat(earning.lots().pending()).isEqualTo(Duration.ofDays(14));
        assertThat(earning.lots().expiry().toString()).contains("P3M").contains("MONTH");
        assertThat(lots()).isEqualTo(lots);
    }

    @Test
    void aDraftIsNotInForceUntilItIsPublished() {
        Draft other = before.with("earning.points", "3").with("reason", "a draft");
        Version<ProgrammeTerms> draft = saved(settings.save(latest(), other, "ana"));
        refresh();
        assertThat(earning.rate().points()).isEqualTo(Points.of(1));

        assertThat(settings.publish(draft, "bo")).isInstanceOf(EditResult.Saved.class);
        refresh();

        assertThat(earning.rate().points()).isEqualTo(Points.of(3));
        assertThat(settings.versions().get(0).actor()).isEqualTo("bo");
        assertThat(settings.versions().get(1).actor()).isEqualTo("ana");
    }

    @Test
    void whatIsPublishedComesIntoForceByItself() {
        Draft other =
                before.with("grace.count", "77").with("grace.unit", "HOURS").with("reason", "by itself");
        settings.publish(saved(settings.save(latest(), other, "test")), "test");

        Instant end = Instant.now().plus(PATIENCE);
        while (!lasting.grace().equals(Duration.ofHours(77))) {
            assertThat(Instant.now()).isBefore(end);
            Thread.onSpinWait();
        }
    }

    @Test
    void anEarlierVersionIsRestoredAsADraft() {
        publish(before.with("offset.minimum", "50"));
        Version<ProgrammeTerms> first = settings.versions().get(0);
        publish(before.with("offset.minimum", "60"));

        saved(settings.restore(latest(), first, "60 was too much", "test"));
        refresh();
        assertThat(spending.standardOffset().minimum()).isEqualTo(Points.of(60));

        settings.publish(settings.versions().get(0), "test");
        refresh();
        assertThat(spending.standardOffset().minimum()).isEqualTo(Points.of(50));
    }

    @Test
    void settingsAreOneDefinitionAndTheSecondToWriteTheFirstIsRefused() {
        publish(before);

        assertThat(settings.save(null, before.with("reason", "another"), "test"))
                .isEqualTo(new EditResult.Refused<ProgrammeTerms>(List.of(Invalid.of("reason", "CHANGED_MEANWHILE"))));
    }

    private void publish(Draft draft) {
        Version<ProgrammeTerms> kept = saved(settings.save(latest(), draft.with("reason", "test"), "test"));
        saved(settings.publish(kept, "test"));
        refresh();
    }

    private VersionRef<ProgrammeTerms> latest() {
        List<Version<ProgrammeTerms>> versions = settings.versions();
        return versions.isEmpty() ? null : versions.get(0).ref();
    }

    private static Version<ProgrammeTerms> saved(EditResult<ProgrammeTerms> result) {
        assertThat(result).isInstanceOf(EditResult.Saved.class);
        return ((EditResult.Saved<ProgrammeTerms>) result).version();
    }

    private void refresh() {
        followed.forEach(Followed::refresh);
    }

    private Outcome<PointsQuote> apply(long points) {
        return shop.as(ana, () -> offsetCart.apply(PointsWish.of(Points.of(points))));
    }

    private long cartWithPoints() {
        long order = shop.cart(ana, lantern, 2);
        granted(apply(500));
        return order;
    }

    private void takeBackOne(long order, String key) {
        long item =
                jdbc.queryForObject("SELECT ORDER_ITEM_ID FROM BLC_ORDER_ITEM WHERE ORDER_ID = ?", Long.class, order);
        granted(returnOrders.takeBack(new ReturnRequest(
                new Purpose(order, key, null, "oms", "did not fit"),
                List.of(ReturnRequest.Line.pieces(item, 1)),
                ShippingChoice.AS_CONFIGURED)));
    }

    private void whileNoAwardCanBePosted(Runnable work) {
        long newest = jdbc.queryForObject("SELECT COALESCE(MAX(LOT_ID), 0) FROM LOYALTY_LOT", Long.class);
        jdbc.update("ALTER TABLE LOYALTY_LOT ADD CONSTRAINT NO_NEW_LOTS CHECK (LOT_ID <= " + newest + ")");
        try {
            work.run();
        } finally {
            jdbc.update("ALTER TABLE LOYALTY_LOT DROP CONSTRAINT NO_NEW_LOTS");
        }
    }

    private List<String> lots() {
        return jdbc.query(
                "SELECT L.* FROM LOYALTY_LOT L JOIN LOYALTY_ACCOUNT A ON A.ACCOUNT_ID = L.ACCOUNT_ID"
                        + " WHERE A.MEMBER_ID = ? ORDER BY L.LOT_ID",
                (row, number) -> {
                    StringBuilder all = new StringBuilder();
                    for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                        all.append(row.getString(column)).append(' ');
                    }
                    return all.toString();
                },
                ana);
    }

    private long available() {
        return ledger.balance(new MemberId(ana)).available().value();
    }
}
