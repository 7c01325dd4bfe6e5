package org.pointsmall.loyalty.broadleaf;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.broadleafcommerce.common.payment.PaymentTransactionType;
import org.broadleafcommerce.common.payment.PaymentType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pointsmall.loyalty.broadleaf.store.MovableClock;
import org.pointsmall.loyalty.broadleaf.store.Shop;
import org.pointsmall.loyalty.broadleaf.store.Shop.Flow;
import org.pointsmall.loyalty.broadleaf.store.StoreTest;
import org.pointsmall.loyalty.broadleaf.store.TestCards;
import org.pointsmall.loyalty.campaign.CampaignBook;
import org.pointsmall.loyalty.campaign.CampaignEffect;
import org.pointsmall.loyalty.campaign.CampaignTerms;
import org.pointsmall.loyalty.definition.Audience;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.EditResult;
import org.pointsmall.loyalty.definition.Latest;
import org.pointsmall.loyalty.definition.Scope;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.ledger.Earning;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.proof.ProveLedger;
import org.pointsmall.loyalty.redemption.OffsetCart;
import org.pointsmall.loyalty.redemption.PointsQuote;
import org.pointsmall.loyalty.redemption.PointsWish;
import org.pointsmall.loyalty.redemption.RedemptionTerms;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.statement.Statements;
import org.pointsmall.loyalty.transaction.Transactions;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;

/**
 * In a real store, which prices its carts whenever it likes: a checkout charges what the shopper was told last, or is
 * refused, and then nothing has moved.
 */
@StoreTest
abstract class ChargedAsToldContract {
    private static final ZoneId ZONE = ZoneOffset.UTC;
    private static final int LIVES = 16;

    @Autowired
    Shop shop;

    @Autowired
    TestCards cards;

    @Autowired
    MovableClock clock;

    @Autowired
    Ledger ledger;

    @Autowired
    Statements statements;

    @Autowired
    Transactions transactions;

    @Autowired
    OffsetCart offsetCart;

    @Autowired
    RedemptionTerms terms;

    @Autowired
    EditDefinitions<CampaignTerms> edit;

    @Autowired
    Latest<CampaignBook> campaigns;

    @Autowired
    ProveLedger proveLedger;

    @Autowired
    JdbcTemplate jdbc;

    private long lantern;
    private long tea;
    private long ana;
    private Version<CampaignTerms> campaign;

    /** What the shopper has read. */
    private record Read(long points, String worth, String cash) {}

    @BeforeEach
    void aMemberWithPoints() {
        lantern = shop.product("12.34");
        tea = shop.product("3.10");
        ana = shop.member();
        give(2_000);
        campaign = ((EditResult.Saved<CampaignTerms>) edit.add(terms(false), true, "test")).version();
        campaigns.refresh();
    }

    @AfterEach
    void theBooksAreRight() {
        Version<CampaignTerms> latest = edit.versions(campaign.ref().id()).get(0);
        edit.change(latest.ref(), latest.terms(), false, "test");
        campaigns.refresh();
        assertThat(proveLedger.prove().differences()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Flow.class)
    void whatWasToldIsChargedOrNothingIs(Flow flow) {
        for (int seed = 0; seed < LIVES; seed++) {
            live(new Random(seed), flow, flow + ", life " + seed);
        }
    }

    private void live(Random random, Flow flow, String life) {
        long order = shop.cart(ana, lantern, 2);
        Read read = apply(order, random.nextBoolean() ? PointsWish.max() : points(1 + random.nextInt(900)));
        boolean changed = false;
        for (int step = random.nextInt(3); step >= 0; step--) {
            changed |= changeSomething(random, order);
            if (random.nextInt(3) == 0) {
                read = look(order);
                changed = false;
            }
        }
        checkOut(order, flow, read, !changed, random.nextBoolean(), life);
        flag(false);
        rate(false);
    }

    /** Whether anything has really become another. */
    private boolean changeSomething(Random random, long order) {
        switch (random.nextInt(9)) {
            case 0 -> rate(true);
            case 1 -> flag(true);
            case 2 -> shop.reprice(lantern, "1" + random.nextInt(10) + ".50");
            case 3 -> shop.shipFor(ana, order, random.nextInt(5) + ".00");
            case 4 -> shop.redeem(ana, order, shop.codeFor(10));
            case 5 -> spendElsewhere();
            case 6 -> give(1 + random.nextInt(300));
            case 7 -> shop.add(ana, order, tea, 1);
            default -> {
                shop.price(ana, order);
                return false;
            }
        }
        return true;
    }

    private void checkOut(long order, Flow flow, Read read, boolean sure, boolean paidBefore, String life) {
        long before = available();
        int charges = cards.log(order).size();
        Optional<Refusal> refusal = submit(order, flow, paidBefore);
        if (refusal.isEmpty()) {
            assertThat(charged(order)).as(life).isEqualTo(read);
            return;
        }
        assertThat(sure)
                .as(life + ": refused though nothing changed, " + refusal)
                .isFalse();
        assertThat(refusal.get().code())
                .as(life)
                .isIn(
                        RefusalCode.CART_CHANGED,
                        read.points() > before ? RefusalCode.INSUFFICIENT_POINTS : RefusalCode.CART_CHANGED);
        assertThat(available()).as(life).isEqualTo(before);
        assertThat(cards.log(order)).as(life).hasSize(charges);
        checkOut(order, flow, look(order), true, paidBefore, life + ", told anew");
    }

    private Optional<Refusal> submit(long order, Flow flow, boolean paidBefore) {
        try {
            if (paidBefore) {
                shop.payByCard(ana, order);
                shop.submit(ana, order, flow);
            } else {
                shop.checkout(ana, order, flow);
            }
            return Optional.empty();
        } catch (RuntimeException failed) {
            return Optional.of(refusal(failed));
        }
    }

    private static Refusal refusal(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof CheckoutRefusedException refused) {
                return refused.refusal();
            }
        }
        throw new AssertionError("no refusal", failed);
    }

    /** What has moved: points, what the order's hold says that they paid, and the cards' charges. */
    private Read charged(long order) {
        BigDecimal cash = cards.log(order).stream()
                .map(line -> {
                    BigDecimal amount = new BigDecimal(line.substring(line.indexOf(' ') + 1));
                    return line.startsWith("charge") ? amount : amount.negate();
                })
                .reduce(new BigDecimal("0.00"), BigDecimal::add);
        Long worth = jdbc.queryForObject(
                "SELECT COALESCE(SUM(MONEY), 0) FROM LOYALTY_HOLD WHERE ORDER_ID = ? AND STATUS = 'COMMITTED'",
                Long.class,
                order);
        return new Read(
                statements.ofOrder(order).spent().value(),
                pence(worth == null ? 0 : worth).amount().toPlainString(),
                cash.toPlainString());
    }

    @ParameterizedTest
    @EnumSource(Flow.class)
    void lostLimitAtSubmitIsToldNotSilentlyCharged(Flow flow) {
        long order = shop.cart(ana, lantern, 2);
        long code = shop.codeFor(10);
        shop.redeem(ana, order, code);
        Read discounted = apply(order, points(500));
        assertThat(discounted.cash()).isEqualTo("17.21");
        shop.endCode(code);

        assertThat(submit(order, flow, false).map(Refusal::code)).contains(RefusalCode.CART_CHANGED);
        assertThat(available()).isEqualTo(2_000);
        assertThat(cards.log(order)).isEmpty();

        assertThat(look(order).cash()).isEqualTo("19.68");
        assertThat(submit(order, flow, false)).isEmpty();
        assertThat(cards.log(order)).containsExactly("charge 19.68");
    }

    @ParameterizedTest
    @EnumSource(Flow.class)
    void aCampaignThatEndsIsToldNotChargedByAStoreThatPricesOnceMore(Flow flow) {
        rate(true);
        long order = shop.cart(ana, lantern, 2);
        assertThat(apply(order, points(1_000))).isEqualTo(new Read(1_000, "15.00", "9.68"));
        rate(false);

        assertThat(submit(order, flow, false).map(Refusal::code)).contains(RefusalCode.CART_CHANGED);
        assertThat(cards.log(order)).isEmpty();

        assertThat(look(order)).isEqualTo(new Read(1_000, "10.00", "14.68"));
        assertThat(submit(order, flow, false)).isEmpty();
        assertThat(charged(order)).isEqualTo(new Read(1_000, "10.00", "14.68"));
    }

    @ParameterizedTest
    @EnumSource(Flow.class)
    void aProductThatIsFlaggedMeanwhileIsToldNotCharged(Flow flow) {
        long order = shop.cart(ana, lantern, 1);
        apply(order, PointsWish.max());
        flag(true);

        assertThat(submit(order, flow, false).map(Refusal::code)).contains(RefusalCode.CART_CHANGED);
        assertThat(cards.log(order)).isEmpty();

        assertThat(look(order)).isEqualTo(new Read(0, "0.00", "12.34"));
        assertThat(submit(order, flow, false)).isEmpty();
        assertThat(cards.log(order)).containsExactly("charge 12.34");
    }

    @ParameterizedTest
    @EnumSource(Flow.class)
    void aCardThatPaysTheWholePriceBesidePointsIsRefusedAndTheStoreIsToldWhy(Flow flow) {
        long order = shop.cart(ana, lantern, 2);
        apply(order, points(500));
        shop.payTotalByCard(ana, order);

        assertTheStoreIsToldWhy(order, flow);
    }

    @ParameterizedTest
    @EnumSource(Flow.class)
    void whatPaysTheCashThatWasToldChangesNothing(Flow flow) {
        for (PaymentType type : List.of(PaymentType.COD, PaymentType.WIRE, PaymentType.CHECK)) {
            long order = shop.cart(ana, lantern, 2);
            assertThat(apply(order, points(100)).cash()).isEqualTo("23.68");
            shop.pay(ana, order, type, PaymentTransactionType.UNCONFIRMED, "23.68");

            shop.submit(ana, order, flow);

            assertThat(charged(order)).as("%s", type).isEqualTo(new Read(100, "1.00", "23.68"));
        }
    }

    @ParameterizedTest
    @EnumSource(Flow.class)
    void aCardThatIsAuthorisedBeforeTheCheckoutPaysTheCashThatWasTold(Flow flow) {
        for (boolean pricedAgain : new boolean[] {false, true}) {
            long order = shop.cart(ana, lantern, 2);
            apply(order, points(500));
            shop.pay(ana, order, PaymentType.CREDIT_CARD, PaymentTransactionType.AUTHORIZE, "19.68");
            if (pricedAgain) {
                shop.price(ana, order);
            }

            shop.submit(ana, order, flow);

            assertThat(charged(order)).isEqualTo(new Read(500, "5.00", "0.00"));
        }
    }

    @ParameterizedTest
    @EnumSource(Flow.class)
    void cashOnDeliveryOfTheWholePriceIsRefusedAndTheStoreIsToldWhy(Flow flow) {
        for (boolean pricedAgain : new boolean[] {false, true}) {
            long order = shop.cart(ana, lantern, 2);
            apply(order, points(500));
            shop.pay(ana, order, PaymentType.COD, PaymentTransactionType.UNCONFIRMED, "24.68");
            if (pricedAgain) {
                shop.price(ana, order);
            }

            assertTheStoreIsToldWhy(order, flow);
        }
    }

    private void assertTheStoreIsToldWhy(long order, Flow flow) {
        Logger log = (Logger) LoggerFactory.getLogger(HoldPointsActivity.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        log.addAppender(lines);
        List<RefusalCode> refused = new ArrayList<>();
        try {
            shop.submit(ana, order, flow);
        } catch (RuntimeException failed) {
            refused.add(refusal(failed).code());
        } finally {
            log.detachAppender(lines);
        }

        assertThat(refused).containsExactly(RefusalCode.PAYMENTS_ABOVE_TOTAL);
        assertThat(available()).isEqualTo(2_000);
        assertThat(cards.log(order)).isEmpty();
        assertThat(lines.list).singleElement().satisfies(line -> assertThat(line.getFormattedMessage())
                .contains("order " + order, "24.68", "getTotalAfterAppliedPayments()"));
    }

    @Test
    void pointsThatNobodyWasToldOfAreNotTaken() {
        long order = shop.cart(ana, lantern, 2);
        apply(order, points(500));
        jdbc.update("UPDATE BLC_ORDER_ATTRIBUTE SET VALUE = '500 500 100=100GBP' WHERE ORDER_ID = ?", order);

        assertThat(submit(order, Flow.BROADLEAF, false).map(Refusal::code)).contains(RefusalCode.CART_CHANGED);

        look(order);
        assertThat(submit(order, Flow.BROADLEAF, false)).isEmpty();
    }

    private Read apply(long order, PointsWish wish) {
        return read(granted(shop.inCart(ana, order, () -> offsetCart.apply(wish))));
    }

    private Read look(long order) {
        return read(granted(shop.inCart(ana, order, offsetCart::applied)).quote());
    }

    private static Read read(PointsQuote quote) {
        return new Read(
                quote.points().value(),
                quote.money().amount().toPlainString(),
                quote.cashTotal().amount().toPlainString());
    }

    private void spendElsewhere() {
        long order = shop.cart(ana, tea, 1);
        apply(order, PointsWish.max());
        shop.checkout(ana, order, Flow.OUTER_TRANSACTION);
    }

    private void give(long points) {
        transactions.required(() -> granted(ledger.earn(new Earning(
                new MemberId(ana),
                PostingKey.of("told-" + System.nanoTime(), ana),
                Points.of(points),
                null,
                LotPolicy.LASTING,
                "test",
                List.of()))));
    }

    private void flag(boolean flagged) {
        jdbc.update("UPDATE BLC_PRODUCT SET LOYALTY_NO_OFFSET = ? WHERE PRODUCT_ID = ?", flagged, lantern);
    }

    /** Whether 100 points pay 1.50 instead of 1.00. */
    private void rate(boolean better) {
        Version<CampaignTerms> latest = edit.versions(campaign.ref().id()).get(0);
        assertThat(edit.change(latest.ref(), terms(better), true, "test")).isInstanceOf(EditResult.Saved.class);
        campaigns.refresh();
    }

    private CampaignTerms terms(boolean inForce) {
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), ZONE);
        Window window = Window.always(ZONE).within(null, inForce ? null : now.minusDays(1));
        return new CampaignTerms(
                "points pay more",
                1,
                Scope.ALL,
                Audience.EVERYONE,
                window,
                new CampaignEffect.OffsetRate(new PointsRate(Points.of(100), pence(150))));
    }

    private Money pence(long minorUnits) {
        return new Money(minorUnits, terms.standardRate().money().currency());
    }

    private static PointsWish points(long points) {
        return PointsWish.of(Points.of(points));
    }

    private long available() {
        return ledger.balance(new MemberId(ana)).available().value();
    }
}
