package org.pointsmall.loyalty.broadleaf;

import java.time.Period;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.broadleaf.store.MovableClock;
import org.pointsmall.loyalty.broadleaf.store.OnPostgreSql;
import org.pointsmall.loyalty.broadleaf.store.SentStatements;
import org.pointsmall.loyalty.broadleaf.store.Shop;
import org.pointsmall.loyalty.broadleaf.store.Shop.Flow;
import org.pointsmall.loyalty.broadleaf.store.StoreTest;
import org.pointsmall.loyalty.ledger.Earning;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.redemption.OffsetCart;
import org.pointsmall.loyalty.redemption.PointsWish;
import org.pointsmall.loyalty.redemption.RedemptionTerms;
import org.pointsmall.loyalty.tier.Benefits;
import org.pointsmall.loyalty.tier.Measure;
import org.pointsmall.loyalty.tier.QualifyingPeriod;
import org.pointsmall.loyalty.tier.Tier;
import org.pointsmall.loyalty.tier.TierName;
import org.pointsmall.loyalty.tier.TierScheme;
import org.pointsmall.loyalty.tier.TierSchemes;
import org.pointsmall.loyalty.transaction.Transactions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a checkout has the programme ask of its database, and write there, trip by trip: between the store and its database
 * each costs as much as the work in it, and most of them while the account is locked. One that is asked again shows here.
 */
@StoreTest
@Tag("own-jvm")
@ContextConfiguration(initializers = OnPostgreSql.class)
class CheckoutTripsOnPostgreSqlTest {
    private static final Pattern TABLE = Pattern.compile("\\b(?:FROM|INTO|UPDATE) ([A-Z_]+)");

    @Autowired
    Shop shop;

    @Autowired
    SentStatements sent;

    @Autowired
    MovableClock clock;

    @Autowired
    Ledger ledger;

    @Autowired
    Transactions transactions;

    @Autowired
    OffsetCart offsetCart;

    @Autowired
    RedemptionTerms terms;

    @Autowired
    TierSchemes schemes;

    private long lantern;
    private long ana;

    @BeforeEach
    void openTheShop() throws Exception {
        save(List.of(new Tier(new TierCode("gold"), new TierName("Gold", "金卡"), 1, 100_000, Benefits.NONE)));
        lantern = shop.product("12.34");
        ana = shop.member();
        transactions.required(() -> ledger.earn(new Earning(
                new MemberId(ana),
                PostingKey.of("given-to", ana),
                Points.of(1000),
                null,
                LotPolicy.LASTING,
                "test",
                List.of())));
        // The first order of a member, and what is drawn in blocks, take more.
        checkout();
        // What is remembered for a moment is remembered for long enough.
        clock.stop();
    }

    /** Other tests share the store. */
    @AfterEach
    void defineNoTiers() {
        clock.goOn();
        save(List.of());
    }

    @Test
    void aCheckoutWithoutPoints() throws Exception {
        assertThat(trips(shop.cart(ana, lantern, 2)))
                .containsExactly(
                        "SELECT LOYALTY_OFFER",
                        "SELECT BLC_PRODUCT",
                        "INSERT LOYALTY_HOLD",
                        "SAVEPOINT, SELECT LOYALTY_ACCOUNT, SELECT LOYALTY_HOLD, SELECT LOYALTY_TIER_SCHEME",
                        "UPDATE LOYALTY_HOLD, INSERT LOYALTY_LOT, INSERT LOYALTY_JOURNAL, INSERT LOYALTY_POSTING,"
                                + " UPDATE LOYALTY_ACCOUNT, INSERT LOYALTY_OUTBOX, INSERT LOYALTY_QUALIFYING,"
                                + " SELECT LOYALTY_QUALIFYING",
                        "INSERT LOYALTY_OUTBOX");
    }

    @Test
    void aCheckoutWithPoints() throws Exception {
        long order = shop.cart(ana, lantern, 2);
        shop.as(ana, () -> offsetCart.apply(PointsWish.of(Points.of(500))));

        assertThat(trips(order))
                .containsExactly(
                        "SELECT LOYALTY_OFFER",
                        // The rate that points have, and the balance: for the price of the cart.
                        "SELECT LOYALTY_TIER_SCHEME",
                        "SELECT BLC_PRODUCT",
                        "SELECT LOYALTY_ACCOUNT",
                        // The rate again, for the hold, which charges by it.
                        "SELECT LOYALTY_TIER_SCHEME",
                        "INSERT LOYALTY_HOLD, SELECT LOYALTY_ACCOUNT, SELECT LOYALTY_LOT",
                        "INSERT LOYALTY_HOLD_LOT, INSERT LOYALTY_JOURNAL, INSERT LOYALTY_POSTING, UPDATE LOYALTY_LOT,"
                                + " UPDATE LOYALTY_ACCOUNT",
                        // The payment is confirmed.
                        "SELECT LOYALTY_HOLD",
                        "SAVEPOINT, SELECT LOYALTY_ACCOUNT, SELECT LOYALTY_HOLD, SELECT LOYALTY_TIER_SCHEME",
                        "INSERT LOYALTY_JOURNAL, INSERT LOYALTY_POSTING, UPDATE LOYALTY_LOT, INSERT LOYALTY_OUTBOX,"
                                + " UPDATE LOYALTY_HOLD, INSERT LOYALTY_LOT, INSERT LOYALTY_JOURNAL,"
                                + " INSERT LOYALTY_POSTING, UPDATE LOYALTY_ACCOUNT, INSERT LOYALTY_OUTBOX,"
                                + " INSERT LOYALTY_QUALIFYING, SELECT LOYALTY_QUALIFYING",
                        "INSERT LOYALTY_OUTBOX");
    }

    private void checkout() {
        shop.checkout(ana, shop.cart(ana, lantern, 1), Flow.OUTER_TRANSACTION);
    }

    /** Those of ours: the store writes its own statements in lower case, or about its own tables. */
    private List<String> trips(long order) throws Exception {
        return sent.during(() -> shop.checkout(ana, order, Flow.OUTER_TRANSACTION)).stream()
                .filter(sql -> sql.contains("LOYALTY_"))
                .map(CheckoutTripsOnPostgreSqlTest::inShort)
                .toList();
    }

    /** Of each statement the first word, and the first table. */
    private static String inShort(String trip) {
        return Stream.of(trip.split(";"))
                .map(String::strip)
                .map(sql -> sql.split(" ")[0]
                        + TABLE.matcher(sql)
                                .results()
                                .findFirst()
                                .map(table -> " " + table.group(1))
                                .orElse(""))
                .collect(Collectors.joining(", "));
    }

    private void save(List<Tier> tiers) {
        TierSchemes.Revision inForce = schemes.inForce();
        schemes.save(
                inForce == null ? 0 : inForce.number(),
                new TierScheme(
                        Measure.POINTS,
                        new QualifyingPeriod.Calendar(QualifyingPeriod.Unit.YEAR),
                        Period.ZERO,
                        terms.standardRate().money().currency(),
                        tiers),
                "test");
        schemes.refresh();
    }
}
