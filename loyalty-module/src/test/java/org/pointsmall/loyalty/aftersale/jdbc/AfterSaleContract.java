package org.pointsmall.loyalty.aftersale.jdbc;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.pointsmall.loyalty.aftersale.AfterSale;
import org.pointsmall.loyalty.aftersale.CancelRequest;
import org.pointsmall.loyalty.aftersale.GoodsBack;
import org.pointsmall.loyalty.aftersale.Purpose;
import org.pointsmall.loyalty.aftersale.RandomSales;
import org.pointsmall.loyalty.aftersale.ReturnPolicy;
import org.pointsmall.loyalty.aftersale.ReturnReceipt;
import org.pointsmall.loyalty.aftersale.ReturnRequest;
import org.pointsmall.loyalty.aftersale.ReturnStatus;
import org.pointsmall.loyalty.aftersale.ReturnTerms;
import org.pointsmall.loyalty.aftersale.Returns;
import org.pointsmall.loyalty.aftersale.ShippingChoice;
import org.pointsmall.loyalty.aftersale.ShopOnPaper;
import org.pointsmall.loyalty.aftersale.SoldLine;
import org.pointsmall.loyalty.aftersale.SoldOrder;
import org.pointsmall.loyalty.aftersale.UnknownOrderException;
import org.pointsmall.loyalty.catalogue.CatalogFlags;
import org.pointsmall.loyalty.condition.Condition;
import org.pointsmall.loyalty.definition.VersionRef;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.earning.CountsInMemory;
import org.pointsmall.loyalty.earning.EarnPoints;
import org.pointsmall.loyalty.earning.EarningContext;
import org.pointsmall.loyalty.earning.EarningContextFixture;
import org.pointsmall.loyalty.earning.EarningRule;
import org.pointsmall.loyalty.earning.EarningRules;
import org.pointsmall.loyalty.earning.EarningTerms;
import org.pointsmall.loyalty.earning.Effect;
import org.pointsmall.loyalty.earning.Limit;
import org.pointsmall.loyalty.earning.RuleAudience;
import org.pointsmall.loyalty.earning.RuleBook;
import org.pointsmall.loyalty.earning.RuleGroup;
import org.pointsmall.loyalty.earning.RuleScope;
import org.pointsmall.loyalty.earning.RuleTerms;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.job.Retries;
import org.pointsmall.loyalty.ledger.Account;
import org.pointsmall.loyalty.ledger.ClawbackPolicy;
import org.pointsmall.loyalty.ledger.Earning;
import org.pointsmall.loyalty.ledger.EntryDraft;
import org.pointsmall.loyalty.ledger.EntryKind;
import org.pointsmall.loyalty.ledger.HoldId;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LedgerFixture;
import org.pointsmall.loyalty.ledger.LedgerFollower;
import org.pointsmall.loyalty.ledger.LedgerObserver;
import org.pointsmall.loyalty.ledger.LedgerStore;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.ledger.Merchant;
import org.pointsmall.loyalty.ledger.MovableClock;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.outbox.Outbox;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.points.Share;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.purchase.CartLine;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.purchase.PlacedOrder;
import org.pointsmall.loyalty.redemption.HoldPoints;
import org.pointsmall.loyalty.redemption.MallLines;
import org.pointsmall.loyalty.redemption.OffsetPolicy;
import org.pointsmall.loyalty.redemption.OrderClaims;
import org.pointsmall.loyalty.redemption.Redemption;
import org.pointsmall.loyalty.redemption.RedemptionTerms;
import org.pointsmall.loyalty.redemption.SettleCheckout;
import org.pointsmall.loyalty.redemption.Shoppers;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pointsmall.loyalty.ledger.LedgerFixture.CNY;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.ledger.LedgerFixture.refused;

/** What the after-sale service promises, wherever things are kept. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AfterSaleContract {
    private static final ReturnPolicy USUAL =
            new ReturnPolicy(ReturnPolicy.Shipping.WITH_LAST, true, ReturnPolicy.Refund.BOTH);

    private final MovableClock clock = new MovableClock(Instant.parse("2026-05-01T10:00:00.123Z"));
    private final LedgerFixture.ProgrammeTerms ledgerTerms = merchant().terms();
    private World world;
    private Transactions transactions;
    private Ledger ledger;
    private HoldPoints holdPoints;
    private SettleCheckout settleCheckout;
    ShopOnPaper shop;
    private AfterSale afterSale;
    private ReturnPolicy policy = USUAL;
    private final CountsInMemory counts = new CountsInMemory();
    private final MoneyUndone undone = new MoneyUndone();
    private RuleBook rules = RuleBook.EMPTY;
    private boolean catalogueSleeps;
    private long pointsPerYuan = 1;
    private long fenPerPoint = 1;
    private long last = 1_000;

    abstract Merchant merchant();

    /** Where all is kept: opened once for all tests. */
    abstract World open(BusinessTime time) throws Exception;

    /**
     * Where things are kept.
     *
     * @param differences what the books contradict themselves in
     */
    record World(
            Transactions transactions,
            LedgerStore store,
            Retries unsettled,
            Returns returns,
            ShopOnPaper shop,
            Supplier<List<?>> differences) {}

    @BeforeAll
    void open() throws Exception {
        BusinessTime time = merchant().time(clock);
        world = open(time);
        transactions = world.transactions();
        LedgerStore store = world.store();
        ledger = new Ledger(
                store,
                ledgerTerms,
                time,
                LedgerObserver.NONE,
                LedgerFollower.all(List.of(counts.givingRoomBack(store), undone)));
        Terms terms = new Terms();
        CatalogFlags flags = products -> CatalogFlags.Flagged.NOTHING;
        Redemption redemption = new Redemption(
                new Redemption.Programme(
                        ledger, store, terms, new EarnPoints(this::occasion, terms, counts), Outbox.NONE),
                new Redemption.Mall(MallLines.NONE, OrderClaims.NONE),
                new Redemption.Store(flags, order -> Optional.empty(), (ended, before, limit) -> List.of()),
                world.unsettled(),
                transactions,
                time);
        holdPoints = redemption.holdPoints();
        settleCheckout = redemption.settleCheckout();
        shop = world.shop();
        afterSale = new AfterSale(
                world.returns(),
                new AfterSale.Store(shop, shop),
                new AfterSale.Programme(
                        ledger,
                        store,
                        settleCheckout,
                        redemption.returnPoints(),
                        GoodsBack.NONE,
                        terms,
                        new FixedTerms()),
                transactions,
                time);
    }

    private EarningContext occasion(MemberId member, Cart cart, RuleBook book) {
        if (catalogueSleeps) {
            throw new IllegalStateException("the catalogue does not answer");
        }
        return EarningContextFixture.flagged(product -> false).of(member, cart, book);
    }

    @AfterEach
    void theLedgerIsRight() {
        rules = RuleBook.EMPTY;
        catalogueSleeps = false;
        policy = USUAL;
        pointsPerYuan = 1;
        fenPerPoint = 1;
        shop.gatewaysSay(null);
        shop.meanwhile(() -> {});
        assertThat(shop.askedTooEarly()).isEmpty();
        assertThat(world.differences().get()).asList().isEmpty();
    }

    @Test
    void cancelGivesBackPointsAndCashAndTakesBackTheAward() {
        MemberId ana = member(1_000);
        Cart cart = cart("20.00 x2 +1.20", "10.00 x1 +0.60", "shipping 5.00");
        buy(ana, cart, 500);

        ReturnReceipt receipt = granted(cancel(cart, "c1"));

        assertThat(receipt.status()).isEqualTo(ReturnStatus.DONE);
        assertThat(receipt.pointsBack()).isEqualTo(Points.of(500));
        assertThat(receipt.pointsTakenBack()).isEqualTo(Points.of(25));
        assertThat(receipt.cash()).isEqualTo(fen(3180));
        assertThat(receipt.shortfall()).isEqualTo(Points.ZERO);
        assertThat(available(ana)).isEqualTo(1_000);
        assertThat(shop.status(id(cart))).isEqualTo("CANCELLED");
        assertThat(shop.notes(id(cart))).containsExactly("points 5.00 CNY", "cash 31.80 CNY by 0");
        assertThat(afterSale.ofOrder(id(cart))).containsExactly(receipt);
    }

    @Test
    void aReturnByPiecesGivesBackTheirShareAndSaysSoPerLine() {
        MemberId ana = member(1_000);
        Cart cart = cart("20.00 x2 +1.20", "10.00 x1 +0.60", "shipping 5.00");
        buy(ana, cart, 368);
        long item = cart.lines().get(0).itemId();

        ReturnReceipt receipt = granted(takeBack(cart, "r1", ReturnRequest.Line.pieces(item, 1)));

        assertThat(receipt.lines()).singleElement().satisfies(line -> {
            assertThat(line.value()).isEqualTo(fen(1000));
            assertThat(line.tax()).isEqualTo(fen(60));
            assertThat(line.offset()).isEqualTo(fen(106));
            assertThat(line.pointsBack()).isEqualTo(Points.of(106));
            assertThat(line.pointsTakenBack()).isEqualTo(Points.of(9));
            assertThat(line.cash()).isEqualTo(fen(954));
        });
        assertThat(shop.status(id(cart))).isEqualTo("SUBMITTED");
        assertThat(afterSale.lines(id(cart)))
                .filteredOn(line -> line.itemId() != null && line.itemId() == item)
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.spent()).isEqualTo(Points.of(212));
                    assertThat(line.returned()).isEqualTo(1);
                    assertThat(line.pointsBack()).isEqualTo(Points.of(106));
                });
        granted(takeBack(cart, "r2", ReturnRequest.Line.pieces(item, 1)));
        ReturnReceipt end = granted(takeBack(
                cart, "r3", ReturnRequest.Line.pieces(cart.lines().get(1).itemId(), 1)));
        assertThat(end.lines()).extracting(ReturnReceipt.Line::itemId).containsNull();
        assertThat(shop.status(id(cart))).isEqualTo("RETURNED");
        assertThat(available(ana)).isEqualTo(1_000);
        assertThat(refused(cancel(cart, "c")).operands()).containsEntry("orderStatus", "RETURNED");
    }

    /** One return is enough: it has given back all there was to give, the shipping by the policy not among it. */
    @ParameterizedTest
    @EnumSource(ReturnPolicy.Shipping.class)
    void anOrderThatCameBackWholeByOneReturnCanNotBeCancelled(ReturnPolicy.Shipping shipping) {
        policy = new ReturnPolicy(shipping, true, ReturnPolicy.Refund.BOTH);
        MemberId ana = member(1_000);
        Cart cart = cart("20.00 x2", "shipping 5.00");
        buy(ana, cart, 500);
        ReturnReceipt all = granted(takeBack(
                cart, "r", ReturnRequest.Line.pieces(cart.lines().get(0).itemId(), 2)));
        assertThat(all.lines().stream().anyMatch(line -> line.itemId() == null))
                .isEqualTo(shipping != ReturnPolicy.Shipping.KEEP);
        assertThat(shop.status(id(cart))).isEqualTo("RETURNED");
        long points = available(ana);

        assertThat(refused(cancel(cart, "c")).operands()).containsEntry("orderStatus", "RETURNED");

        assertThat(shop.status(id(cart))).isEqualTo("RETURNED");
        assertThat(shop.givenBack(id(cart))).isEqualTo(all.cash().minorUnits());
        assertThat(available(ana)).isEqualTo(points);
    }

    @Test
    void randomReturnsAndACancelComeToWhatWasPaid() {
        for (long seed = 1; seed <= 40; seed++) {
            Random random = new Random(seed);
            RandomSales sales = new RandomSales(random);
            Cart cart = inYuan(sales.cart(++last));
            MemberId member = member(5_000);
            long most = cart.merchandise().minorUnits();
            buy(member, cart, random.nextInt((int) Math.min(5_000, most) + 1));
            for (int i = random.nextInt(5); i > 0; i--) {
                policy = new ReturnPolicy(sales.givingBackBoth().shipping(), true, ReturnPolicy.Refund.BOTH);
                afterSale.takeBack(sales.request(cart, "r" + i));
            }
            Outcome<ReturnReceipt> end = cancel(cart, "end");
            if (end.isRefused()) {
                policy = USUAL;
                afterSale.takeBack(new ReturnRequest(purpose(cart, "shipping"), List.of(), ShippingChoice.REFUND));
            }

            assertThat(available(member)).as("seed %s", seed).isEqualTo(5_000);
            assertThat(shop.givenBack(id(cart)))
                    .as("seed %s", seed)
                    .isEqualTo(afterSale.ofOrder(id(cart)).stream()
                            .mapToLong(receipt -> receipt.cash().minorUnits())
                            .sum())
                    .isLessThanOrEqualTo(cart.total().minorUnits());
        }
    }

    @Test
    void refundsDoNotLeaveAwardsToEarnRefundRepeat() {
        MemberId ana = member(0);
        for (int i = 0; i < 3; i++) {
            Cart cart = cart("99.99 x1");
            buy(ana, cart, 0);
            assertThat(available(ana)).isEqualTo(99);
            granted(takeBack(
                    cart, "r", ReturnRequest.Line.pieces(cart.lines().get(0).itemId(), 1)));
            assertThat(available(ana)).isZero();
        }
    }

    @Test
    void aDebtThatAnAwardHasPaidIsOwedAgainWhateverThePolicyIsByThen() {
        ClawbackPolicy before = ledgerTerms.clawback;
        try {
            MemberId ana = member(0);
            ledgerTerms.clawback = ClawbackPolicy.REVOKE_BELOW_ZERO;
            Cart first = cart("100.00 x1");
            buy(ana, first, 0);
            Cart paid = cart("1.00 x1");
            buy(ana, paid, 100);
            granted(cancel(first, "c"));
            Cart third = cart("100.00 x1");
            buy(ana, third, 0);
            assertThat(ledger.balance(ana).debt()).isEqualTo(Points.ZERO);
            assertThat(available(ana)).isZero();

            ledgerTerms.clawback = ClawbackPolicy.REVOKE_TO_ZERO;
            granted(cancel(third, "c"));
            assertThat(ledger.balance(ana).debt()).isEqualTo(Points.of(100));
            granted(cancel(paid, "c"));

            assertThat(available(ana)).as("no order stands").isZero();
            assertThat(ledger.balance(ana).debt()).isEqualTo(Points.ZERO);
        } finally {
            ledgerTerms.clawback = before;
        }
    }

    /** Both pieces together earn one point, which goes back with the first of them. */
    @Test
    void theMoneyThatHadEarnedGoesBackPieceByPieceThoughItsPointIsRounded() {
        Cart cart = cart("1.20 x2", "0.10 x1");
        buy(member(0), cart, 0);
        long first = cart.lines().get(0).itemId();
        undone.money = 0;

        assertThat(granted(takeBack(cart, "r1", ReturnRequest.Line.pieces(first, 1)))
                        .pointsTakenBack())
                .isEqualTo(Points.of(1));
        assertThat(undone.money).isEqualTo(60);
        assertThat(granted(takeBack(cart, "r2", ReturnRequest.Line.pieces(first, 1)))
                        .pointsTakenBack())
                .isEqualTo(Points.ZERO);
        assertThat(undone.money).isEqualTo(120);
        granted(takeBack(cart, "r2", ReturnRequest.Line.pieces(first, 1)));
        assertThat(undone.money).as("once").isEqualTo(120);
        granted(cancel(cart, "c"));
        assertThat(undone.money).as("the other line had earned nothing").isEqualTo(120);
    }

    /** What had earned points, of all that was undone. */
    private static final class MoneyUndone implements LedgerFollower {
        private long money;

        @Override
        public void posted(Account account, EntryDraft draft) {
            if (draft.kind() == EntryKind.CLAWBACK) {
                add(draft.allocation());
            }
        }

        @Override
        public void undone(Account account, OrderRef order, PostingKey key, Allocation undone, Instant at) {
            add(undone);
        }

        private void add(Allocation undone) {
            undone.parts().forEach(part -> money += part.money().minorUnits());
        }

        @Override
        public void merged(Account from, Account into, Instant at) {}
    }

    /** A is paid by card, and B by what A earned: both come back, as they come. */
    @ParameterizedTest
    @CsvSource({"true, true", "true, false", "false, true", "false, false"})
    void ordersOfWhichOnePaidForTheOtherLeaveNothingWhicheverComesBackFirst(boolean theEarningOne, boolean byPieces) {
        MemberId ana = member(0);
        Cart earning = cart("50.00 x2");
        buy(ana, earning, 0);
        Cart paid = cart("0.50 x2", "shipping 1.00");
        buy(ana, paid, 50);
        Cart standing = cart("7.00 x1");
        buy(ana, standing, 0);
        List<Cart> both = theEarningOne ? List.of(earning, paid) : List.of(paid, earning);

        both.forEach(cart -> undo(cart, byPieces));

        assertThat(available(ana)).isEqualTo(7);
        assertThat(ledger.balance(ana).debt()).isEqualTo(Points.ZERO);
        granted(cancel(standing, "c"));
        assertThat(ledger.balance(ana).owned()).isEqualTo(Points.ZERO);
        assertThat(ledger.balance(ana).debt()).isEqualTo(Points.ZERO);
    }

    private void undo(Cart cart, boolean byPieces) {
        if (byPieces) {
            long item = cart.lines().get(0).itemId();
            granted(takeBack(cart, "r", ReturnRequest.Line.pieces(item, 1)));
        }
        granted(cancel(cart, "c"));
    }

    /** Of two pieces one comes back by the policy; the cancel of the rest is whole whatever it says. */
    @ParameterizedTest
    @CsvSource({"BOTH, 300, 7, 700", "CASH_ONLY, 0, 7, 700", "POINTS_ONLY, 300, 0, 0"})
    void oneOfTwoPiecesGivesBackWhatThePolicySaysAndTheRestAll(
            ReturnPolicy.Refund refund, long points, long award, long cash) {
        policy = new ReturnPolicy(ReturnPolicy.Shipping.WITH_LAST, true, refund);
        MemberId ana = member(1_000);
        Cart cart = cart("20.00 x2");
        buy(ana, cart, 600);

        ReturnReceipt one = granted(takeBack(
                cart, "r", ReturnRequest.Line.pieces(cart.lines().get(0).itemId(), 1)));
        long noted = notesOfPoints(cart);
        ReturnReceipt rest = granted(cancel(cart, "c"));

        assertThat(noted).as("what the points payment gave back").isEqualTo(points > 0 ? 1 : 0);
        assertThat(one.pointsBack()).isEqualTo(Points.of(points));
        assertThat(one.pointsTakenBack()).isEqualTo(Points.of(award));
        assertThat(one.cash()).isEqualTo(fen(cash));
        assertThat(notesOfPoints(cart)).as("and once more by the cancel").isEqualTo(noted + 1);
        assertThat(rest.pointsBack()).isEqualTo(Points.of(300));
        assertThat(rest.pointsTakenBack()).isEqualTo(Points.of(7));
        assertThat(rest.cash()).isEqualTo(fen(700));
        assertThat(available(ana)).isEqualTo(1_000 - 600 + 14 + points - award + 300 - 7);
        assertThat(shop.givenBack(id(cart))).isEqualTo(cash + 700);
    }

    private long notesOfPoints(Cart cart) {
        return shop.notes(id(cart)).stream()
                .filter(note -> note.startsWith("points"))
                .count();
    }

    /** Each line earned 10, and 10 more within a budget of everybody's. */
    @Test
    void aLineThatComesBackGivesItsRoomBackAndNoOther() {
        rules = new RuleBook(1, List.of(doubleWithin(100)));
        MemberId ana = member(0);
        Cart cart = cart("10.00 x1", "10.00 x1");
        buy(ana, cart, 0);
        assertThat(available(ana)).isEqualTo(40);

        granted(takeBack(
                cart, "r", ReturnRequest.Line.pieces(cart.lines().get(1).itemId(), 1)));

        assertThat(counts.counted(id(cart)))
                .extracting(line -> line.takenBack().value())
                .containsExactly(0L, 20L);
        assertThat(counts.counted(id(cart)))
                .extracting(line -> line.room().value())
                .containsExactly(0L, 10L);
        assertThat(available(ana)).isEqualTo(20);
    }

    private EarningRule doubleWithin(long points) {
        return new EarningRule(
                new VersionRef<>(1, 1),
                new RuleTerms(
                        "double",
                        RuleGroup.EVERYONE,
                        100,
                        RuleScope.EVERYTHING,
                        RuleAudience.EVERYONE,
                        Window.always(merchant().zone()),
                        Condition.always(),
                        new Effect.Multiplier(200),
                        null,
                        List.of(Limit.budget(Limit.Period.EVER, points))));
    }

    @Test
    void anOrderThatWasNeverPlacedCanNotBeUndone() {
        Cart cart = cart("20.00 x1");
        shop.put(new SoldOrder(member(0), true, false, "IN_PROCESS", cart, fen(0)));

        assertThat(refused(cancel(cart, "c")).code()).isEqualTo(RefusalCode.CONFLICT);
        assertThat(refused(cancel(cart, "c")).operands()).containsEntry("orderStatus", "IN_PROCESS");
        assertThat(afterSale.ofOrder(id(cart))).isEmpty();
    }

    @Test
    void anOrderWhosePointsCanNotBeSettledIsUndoneOnceTheyCan() {
        MemberId ana = member(1_000);
        Cart cart = cart("20.00 x1");
        place(ana, cart, 600, true);
        catalogueSleeps = true;

        assertThat(refused(cancel(cart, "c")).operands()).containsEntry("orderStatus", "UNSETTLED");
        assertThat(afterSale.ofOrder(id(cart))).isEmpty();

        catalogueSleeps = false;
        granted(cancel(cart, "c"));
        assertThat(available(ana)).isEqualTo(1_000);
    }

    @Test
    void shippingGoesBackAloneAndOnce() {
        policy = new ReturnPolicy(ReturnPolicy.Shipping.KEEP, true, ReturnPolicy.Refund.BOTH);
        MemberId ana = member(0);
        Cart cart = cart("20.00 x1", "shipping 5.00");
        buy(ana, cart, 0);

        ReturnReceipt shipping = granted(afterSale.takeBack(theShipping(cart, "s1")));

        assertThat(shipping.cash()).isEqualTo(fen(500));
        assertThat(shop.status(id(cart))).as("the goods are still there").isEqualTo("SUBMITTED");
        assertThat(refused(afterSale.takeBack(theShipping(cart, "s2"))).operands())
                .containsEntry("orderStatus", "RETURNED");
        Cart free = cart("20.00 x1");
        buy(ana, free, 0);
        assertThat(refused(afterSale.takeBack(theShipping(free, "s"))).code()).isEqualTo(RefusalCode.CONFLICT);
    }

    private static ReturnRequest theShipping(Cart cart, String key) {
        return new ReturnRequest(purpose(cart, key), List.of(), ShippingChoice.REFUND);
    }

    @Test
    void ofWhatIsNoLineOfTheOrderNothingComesBack() {
        MemberId ana = member(0);
        Cart cart = cart("20.00 x1");
        buy(ana, cart, 0);

        assertThat(refused(takeBack(cart, "r", ReturnRequest.Line.pieces(99_999_999, 1))))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(RefusalCode.ABOVE_CAP))
                .satisfies(refusal -> assertThat(refusal.operands()).containsEntry("limit", "0"));
    }

    @Test
    void linesSayWhatPaidForThemWhatTheyEarnedAndWhatCameBackButNothingOfAnOpenCheckout() {
        MemberId ana = member(1_000);
        Cart cart = cart("20.00 x2", "shipping 5.00");
        place(ana, cart, 500, true);
        assertThat(afterSale.lines(id(cart))).as("held, and not spent").isEmpty();

        settle(ana, cart, 500);
        long item = cart.lines().get(0).itemId();
        granted(takeBack(cart, "r", ReturnRequest.Line.pieces(item, 1)));

        assertThat(afterSale.lines(id(cart)))
                .containsExactlyInAnyOrder(
                        new SoldLine(item, Points.of(400), Points.of(16), 1, Points.of(200), Points.of(8)),
                        new SoldLine(null, Points.of(100), Points.of(0), 0, Points.of(0), Points.of(0)));
    }

    @Test
    void pointsReturnedTwice() {
        MemberId ana = member(1_000);
        Cart cart = cart("20.00 x2");
        buy(ana, cart, 600);
        ReturnRequest.Line one = ReturnRequest.Line.pieces(cart.lines().get(0).itemId(), 1);
        ReturnReceipt first = granted(takeBack(cart, "r1", one));

        ReturnReceipt again = granted(takeBack(cart, "r1", one));

        assertThat(again.replayed()).isTrue();
        assertThat(again.pointsBack()).isEqualTo(first.pointsBack());
        assertThat(available(ana)).isEqualTo(1_000 - 600 + 14 + 300 - 7);
        assertThat(shop.notes(id(cart))).hasSize(2);
        assertThat(refused(takeBack(cart, "r1", ReturnRequest.Line.amount(one.itemId(), fen(1))))
                        .code())
                .isEqualTo(RefusalCode.IDEMPOTENCY_KEY_REUSED);
        assertThat(refused(takeBack(cart, "r2", ReturnRequest.Line.pieces(one.itemId(), 2)))
                        .operands())
                .containsEntry("limit", "1");
    }

    @Test
    void reversalAtTodaysRule() {
        MemberId ana = member(1_000);
        Cart cart = cart("20.00 x2");
        buy(ana, cart, 600);
        pointsPerYuan = 10;
        fenPerPoint = 5;

        ReturnReceipt receipt = granted(cancel(cart, "c"));

        assertThat(receipt.pointsBack()).isEqualTo(Points.of(600));
        assertThat(receipt.pointsTakenBack()).isEqualTo(Points.of(14));
        assertThat(available(ana)).isEqualTo(1_000);
    }

    @Test
    void expiryOfReturnedPoints() {
        MemberId ana = member(0);
        Instant expiry = clock.instant().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(10));
        give(ana, 500, LedgerFixture.until(expiry));
        Cart early = cart("5.00 x1");
        Cart late = cart("5.00 x1");
        buy(ana, early, 200);
        buy(ana, late, 200);

        granted(cancel(early, "c"));
        clock.moveOn(Duration.ofDays(11));
        granted(cancel(late, "c"));

        // The first 200 went back to their lot and expired with it; the others have their grace from the return on.
        assertThat(available(ana)).isEqualTo(200);
        clock.moveOn(ledgerTerms.grace.plus(Duration.ofDays(1)));
        Cart next = cart("5.00 x1");
        assertThat(refused(hold(ana, next, 200)).code()).isEqualTo(RefusalCode.INSUFFICIENT_POINTS);
    }

    @Test
    void cancelGivesBackNoMoreThanWasTaken() {
        MemberId ana = member(1_000);
        Cart cart = cart("20.00 x2", "shipping 3.00");
        buy(ana, cart, 600);
        granted(takeBack(
                cart, "r1", ReturnRequest.Line.pieces(cart.lines().get(0).itemId(), 1)));

        granted(cancel(cart, "c1"));
        ReturnReceipt again = granted(cancel(cart, "c2"));

        assertThat(again.replayed()).isTrue();
        assertThat(again.key()).isEqualTo("c1");
        assertThat(available(ana)).isEqualTo(1_000);
        assertThat(shop.givenBack(id(cart))).isEqualTo(2_300 - 600);
        assertThat(refused(takeBack(
                                cart,
                                "r2",
                                ReturnRequest.Line.pieces(cart.lines().get(0).itemId(), 1)))
                        .operands())
                .containsEntry("orderStatus", "CANCELLED");
    }

    @Test
    void statusChangesDoNotReapplyPoints() {
        MemberId ana = member(1_000);
        Cart cart = cart("20.00 x1");
        buy(ana, cart, 600);
        granted(cancel(cart, "c"));

        shop.status(id(cart), "SUBMITTED");
        granted(cancel(cart, "c"));
        shop.status(id(cart), "CANCELLED");
        shop.status(id(cart), "SUBMITTED");
        granted(cancel(cart, "again"));
        settle(ana, cart, 600);

        assertThat(available(ana)).isEqualTo(1_000);
        assertThat(shop.givenBack(id(cart))).isEqualTo(1_400);
    }

    @Test
    void hundredPercentDiscount() {
        MemberId ana = member(100);
        Cart cart = cart("0.00 x3");
        buy(ana, cart, 0);

        ReturnReceipt one = granted(takeBack(
                cart, "r1", ReturnRequest.Line.pieces(cart.lines().get(0).itemId(), 1)));
        ReturnReceipt rest = granted(cancel(cart, "c"));

        assertThat(one.status()).isEqualTo(ReturnStatus.DONE);
        assertThat(one.cash()).isEqualTo(fen(0));
        assertThat(rest.lines()).singleElement().satisfies(line -> assertThat(line.quantity())
                .isEqualTo(2));
        assertThat(available(ana)).isEqualTo(100);
    }

    @Test
    void guest() {
        Cart cart = cart("20.00 x2", "shipping 3.00");
        MemberId nobody = new MemberId(++last);
        shop.put(new SoldOrder(nobody, false, true, "SUBMITTED", cart, fen(0)), 2_300);

        granted(takeBack(
                cart, "r1", ReturnRequest.Line.pieces(cart.lines().get(0).itemId(), 1)));
        ReturnReceipt receipt = granted(cancel(cart, "c"));

        assertThat(receipt.pointsBack()).isEqualTo(Points.ZERO);
        assertThat(shop.givenBack(id(cart))).isEqualTo(2_300);
        assertThat(world.store().find(nobody)).as("a guest gets no account").isEmpty();
    }

    @Test
    void nobodyElsesOrderIsFound() {
        MemberId ana = member(0);
        Cart cart = cart("20.00 x1");
        buy(ana, cart, 0);
        Purpose bos = new Purpose(id(cart), "c", new MemberId(ana.value() + 1_000_000), "bo", "mine now");

        assertThatThrownBy(() -> afterSale.cancel(new CancelRequest(bos))).isInstanceOf(UnknownOrderException.class);
        assertThatThrownBy(() ->
                        afterSale.cancel(new CancelRequest(new Purpose(99_999_999, "c", null, "oms", "no such order"))))
                .isInstanceOf(UnknownOrderException.class);
        assertThat(afterSale.ofOrder(id(cart))).isEmpty();
    }

    @Test
    void anOrderWhoseSettlementIsOpenIsSettledFirst() {
        MemberId ana = member(1_000);
        Cart cart = cart("20.00 x1");
        place(ana, cart, 600, true);
        assertThat(ledger.balance(ana).held()).isEqualTo(Points.of(600));

        ReturnReceipt receipt = granted(cancel(cart, "c"));

        assertThat(receipt.pointsBack()).isEqualTo(Points.of(600));
        assertThat(receipt.pointsTakenBack()).isEqualTo(Points.of(14));
        settle(ana, cart, 600);
        assertThat(available(ana)).isEqualTo(1_000);
        assertThat(ledger.balance(ana).held()).isEqualTo(Points.ZERO);
    }

    @Test
    void anOrderFromBeforeTheProgrammeEarnsNothingByBeingReturned() {
        MemberId ana = member(10);
        Cart cart = cart("20.00 x2");
        place(ana, cart, 0, false);

        granted(takeBack(
                cart, "r", ReturnRequest.Line.pieces(cart.lines().get(0).itemId(), 1)));
        settle(ana, cart, 0);

        // What settles it later finds nothing to hold, and awards nothing that a return has not seen.
        assertThat(afterSale.ofOrder(id(cart)))
                .allSatisfy(receipt -> assertThat(receipt.pointsTakenBack()).isEqualTo(Points.ZERO));
        assertThat(available(ana)).isEqualTo(10);
    }

    @Test
    void cashIsTriedAtOnceWhereSomebodyRunsTheJobByHand() {
        Cart cart = cart("20.00 x1");
        buy(member(0), cart, 0);
        shop.gatewaysSay("the bank sleeps");
        granted(cancel(cart, "c"));
        shop.gatewaysSay(null);
        runJob();
        assertThat(receipt(cart).status()).isEqualTo(ReturnStatus.CASH_DUE);

        run(afterSale.completeReturns().beginByHand());

        assertThat(receipt(cart).status()).isEqualTo(ReturnStatus.DONE);
        assertThat(shop.givenBack(id(cart))).isEqualTo(2_000);
    }

    @Test
    void cashThatAGatewayKeepsStaysDueAndTheJobGoesOn() {
        Cart cart = cart("20.00 x1");
        buy(member(0), cart, 0);
        shop.gatewaysSay("the bank sleeps");

        ReturnReceipt due = granted(cancel(cart, "c"));

        assertThat(due.status()).isEqualTo(ReturnStatus.CASH_DUE);
        assertThat(due.cashProblem()).isEqualTo("the bank sleeps");
        shop.gatewaysSay(null);
        runJob();
        assertThat(receipt(cart).status()).isEqualTo(ReturnStatus.CASH_DUE);
        clock.moveOn(Duration.ofMinutes(3));
        assertThat(afterSale.completeReturns().lag())
                .hasValueSatisfying(lag -> assertThat(lag).isPositive());
        runJob();
        runJob();
        assertThat(receipt(cart).status()).isEqualTo(ReturnStatus.DONE);
        assertThat(receipt(cart).cashProblem()).isNull();
        assertThat(shop.givenBack(id(cart))).isEqualTo(2_000);
        assertThat(shop.notes(id(cart))).hasSize(1);
    }

    @Test
    void aGatewayIsAskedAgainAfterAMinuteThenAfterTwoThenFourUpToAboutAnHour() {
        Cart cart = cart("20.00 x1");
        buy(member(0), cart, 0);
        shop.gatewaysSay("the bank sleeps");
        AtomicInteger asked = new AtomicInteger();
        shop.meanwhile(asked::incrementAndGet);
        granted(cancel(cart, "c"));

        int times = 1;
        for (int minutes : List.of(1, 2, 4, 8, 16, 32, 64, 64)) {
            clock.moveOn(Duration.ofMinutes(minutes).minusMillis(1));
            runJob();
            assertThat(asked).as("just before %d minutes", minutes).hasValue(times);
            clock.moveOn(Duration.ofMillis(1));
            runJob();
            times++;
            assertThat(asked).as("after %d minutes", minutes).hasValue(times);
        }
        shop.gatewaysSay(null);
        ReceiptIs.done(afterSale.complete(id(cart), "c"));
    }

    @Test
    void cashOfWhichAGatewayLeavesUnknownWhatItDidStaysDue() {
        Cart cart = cart("20.00 x1");
        buy(member(0), cart, 0);
        shop.meanwhile(() -> {
            throw new IllegalStateException("connection reset");
        });

        ReturnReceipt due = granted(cancel(cart, "c"));

        assertThat(due.status()).isEqualTo(ReturnStatus.CASH_DUE);
        assertThat(due.cashProblem()).contains("connection reset");
        shop.meanwhile(() -> {});
        ReceiptIs.done(afterSale.complete(id(cart), "c"));
        assertThat(shop.givenBack(id(cart))).isEqualTo(2_000);
    }

    @Test
    void ofTwoReturnsTheOneThatIsNamedIsCompleted() {
        Cart cart = cart("20.00 x2");
        buy(member(0), cart, 0);
        shop.gatewaysSay("the bank sleeps");
        long item = cart.lines().get(0).itemId();
        granted(takeBack(cart, "r1", ReturnRequest.Line.pieces(item, 1)));
        granted(takeBack(cart, "r2", ReturnRequest.Line.pieces(item, 1)));
        shop.gatewaysSay(null);

        ReturnReceipt second = afterSale.complete(id(cart), "r2");

        ReceiptIs.done(second);
        assertThat(second.key()).isEqualTo("r2");
        assertThat(afterSale.ofOrder(id(cart)))
                .extracting(ReturnReceipt::status)
                .containsExactly(ReturnStatus.CASH_DUE, ReturnStatus.DONE);
        assertThatThrownBy(() -> afterSale.complete(id(cart), "r3")).isInstanceOf(UnknownOrderException.class);
        ReceiptIs.done(afterSale.complete(id(cart), "r1"));
    }

    @Test
    void cashThatWentBackInAnotherWayIsNotAskedForAgain() {
        Cart cart = cart("20.00 x1");
        buy(member(0), cart, 0);
        shop.gatewaysSay("can't give back");
        granted(cancel(cart, "c"));

        ReceiptIs.done(afterSale.cashGivenBack(id(cart), "c", "oms", "wire 17"));
        ReceiptIs.done(afterSale.cashGivenBack(id(cart), "c", "oms", "wire 17"));
        shop.gatewaysSay(null);
        ReceiptIs.done(afterSale.complete(id(cart), "c"));

        assertThat(shop.givenBack(id(cart))).isZero();
        assertThat(shop.notes(id(cart))).hasSize(1);
    }

    @Test
    void withinTheCallersTransactionNoGatewayIsAskedAndARollbackLeavesNothing() {
        MemberId ana = member(1_000);
        Cart cart = cart("20.00 x1");
        buy(ana, cart, 600);

        assertThatThrownBy(() -> transactions.required(() -> {
                    assertThat(granted(cancel(cart, "c")).status()).isEqualTo(ReturnStatus.CASH_DUE);
                    throw new IllegalStateException("the caller changed its mind");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(afterSale.ofOrder(id(cart))).isEmpty();
        assertThat(available(ana)).isEqualTo(414);

        ReturnReceipt due = transactions.required(() -> granted(cancel(cart, "c")));
        assertThat(due.status()).isEqualTo(ReturnStatus.CASH_DUE);
        assertThat(shop.givenBack(id(cart))).isZero();
        ReceiptIs.done(afterSale.complete(id(cart), "c"));
        assertThat(shop.givenBack(id(cart))).isEqualTo(1_400);
    }

    @Test
    void severalPaymentsGiveBackInTheirOrderEachUpToWhatItTook() {
        Cart cart = cart("40.00 x2");
        MemberId ana = member(0);
        place(ana, cart, 0, true);
        shop.put(new SoldOrder(ana, true, true, "SUBMITTED", cart, fen(0)), 1_500, 2_500);

        granted(takeBack(
                cart, "r1", ReturnRequest.Line.pieces(cart.lines().get(0).itemId(), 1)));
        granted(cancel(cart, "c"));

        assertThat(shop.notes(id(cart)))
                .containsExactlyInAnyOrder("cash 15.00 CNY by 0", "cash 5.00 CNY by 1", "cash 20.00 CNY by 1");
    }

    @Test
    void whatNoPaymentHasLeftStaysDueUntilSomebodySaysSo() {
        Cart cart = cart("20.00 x1");
        MemberId ana = member(0);
        place(ana, cart, 0, true);
        shop.put(new SoldOrder(ana, true, true, "SUBMITTED", cart, fen(0)), 1_500);

        ReturnReceipt due = granted(cancel(cart, "c"));

        assertThat(due.status()).isEqualTo(ReturnStatus.CASH_DUE);
        assertThat(shop.givenBack(id(cart))).isEqualTo(1_500);
        ReceiptIs.done(afterSale.cashGivenBack(id(cart), "c", "oms", "in cash"));
    }

    @Test
    void whatOneReturnIsGoingToTakeFromAPaymentNoOtherCountsOn() {
        Cart cart = cart("40.00 x2");
        MemberId ana = member(0);
        place(ana, cart, 0, true);
        shop.put(new SoldOrder(ana, true, true, "SUBMITTED", cart, fen(0)), 1_500, 2_500);
        shop.gatewaysSay("the bank sleeps");
        granted(takeBack(
                cart, "r1", ReturnRequest.Line.pieces(cart.lines().get(0).itemId(), 1)));
        granted(cancel(cart, "c"));
        shop.gatewaysSay(null);
        clock.moveOn(Duration.ofMinutes(3));

        runJob();

        assertThat(shop.notes(id(cart)))
                .containsExactlyInAnyOrder("cash 15.00 CNY by 0", "cash 5.00 CNY by 1", "cash 20.00 CNY by 1");
        ReceiptIs.done(receipt(cart));
    }

    @Test
    void cashThatSomebodyReportsWhileTheGatewayThinksIsNotedOnce() {
        Cart cart = cart("20.00 x1");
        buy(member(0), cart, 0);
        shop.meanwhile(() -> afterSale.cashGivenBack(id(cart), "c", "oms", "wire 17"));

        ReceiptIs.done(granted(cancel(cart, "c")));

        assertThat(shop.notes(id(cart))).hasSize(1);
    }

    @Test
    void nobodyElseTakesUpTheCashThatOneIsAt() {
        Cart cart = cart("20.00 x1");
        buy(member(0), cart, 0);
        List<ReturnReceipt> seen = new ArrayList<>();
        shop.meanwhile(() -> {
            shop.meanwhile(() -> seen.add(receipt(cart)));
            runJob();
            seen.add(afterSale.complete(id(cart), "c"));
        });

        granted(cancel(cart, "c"));

        assertThat(seen).singleElement().satisfies(receipt -> assertThat(receipt.status())
                .isEqualTo(ReturnStatus.CASH_DUE));
        assertThat(shop.givenBack(id(cart))).isEqualTo(2_000);
    }

    /** Reads better than a check of a status. */
    private static final class ReceiptIs {
        static void done(ReturnReceipt receipt) {
            assertThat(receipt.status()).isEqualTo(ReturnStatus.DONE);
        }
    }

    private void runJob() {
        run(afterSale.completeReturns().begin());
    }

    private static void run(Job.Run run) {
        while (!run.next().last()) {
            // chunk by chunk
        }
    }

    private ReturnReceipt receipt(Cart cart) {
        List<ReturnReceipt> all = afterSale.ofOrder(id(cart));
        return all.get(all.size() - 1);
    }

    Outcome<ReturnReceipt> cancel(Cart cart, String key) {
        return afterSale.cancel(new CancelRequest(purpose(cart, key)));
    }

    Outcome<ReturnReceipt> takeBack(Cart cart, String key, ReturnRequest.Line... lines) {
        return afterSale.takeBack(new ReturnRequest(purpose(cart, key), List.of(lines), ShippingChoice.AS_CONFIGURED));
    }

    private static Purpose purpose(Cart cart, String key) {
        return new Purpose(id(cart), key, null, "oms", "did not fit");
    }

    /** "20.00 x2 +1.20" are two pieces for 20.00 together and 1.20 of tax. */
    Cart cart(String... parts) {
        long order = ++last;
        List<CartLine> lines = new ArrayList<>();
        Money shipping = fen(0);
        for (String part : parts) {
            String[] words = part.split(" ");
            if (words[0].equals("shipping")) {
                shipping = yuan(words[1]);
                continue;
            }
            lines.add(new CartLine(
                    order * 10 + lines.size(),
                    null,
                    Integer.parseInt(words[1].substring(1)),
                    yuan(words[0]),
                    words.length > 2 ? yuan(words[2].substring(1)) : fen(0)));
        }
        Money total = lines.stream().map(line -> line.price().plus(line.tax())).reduce(shipping, Money::plus);
        return new Cart(new OrderRef(order, "N-" + order), lines, fen(0), fen(0), total);
    }

    private static Cart inYuan(Cart cart) {
        List<CartLine> lines = cart.lines().stream()
                .map(line -> new CartLine(
                        line.itemId(),
                        line.productId(),
                        line.quantity(),
                        fen(line.price().minorUnits()),
                        fen(line.tax().minorUnits())))
                .toList();
        return new Cart(
                cart.order(),
                lines,
                fen(cart.shippingTax().minorUnits()),
                fen(0),
                fen(cart.total().minorUnits()));
    }

    void buy(MemberId member, Cart cart, long offset) {
        place(member, cart, offset, true);
        settle(member, cart, offset);
    }

    /** The store accepts the order; its points are not settled yet. */
    private void place(MemberId member, Cart cart, long offset, boolean held) {
        if (held) {
            granted(hold(member, cart, offset));
        }
        shop.put(
                new SoldOrder(member, true, true, "SUBMITTED", cart, fen(offset)),
                cart.total().minorUnits() - offset);
    }

    private Outcome<HoldId> hold(MemberId member, Cart cart, long offset) {
        return holdPoints.hold(
                member,
                cart.order().id(),
                () -> cart,
                Shoppers.byPointsAndCard(cart, fen(offset)),
                Shoppers.told(cart, fen(offset), new Terms().standardRate()));
    }

    private void settle(MemberId member, Cart cart, long offset) {
        settleCheckout.settle(new PlacedOrder(member, cart, fen(offset)));
    }

    MemberId member(long points) {
        MemberId member = new MemberId(++last);
        if (points > 0) {
            give(member, points, LotPolicy.LASTING);
        }
        return member;
    }

    private void give(MemberId member, long points, LotPolicy lots) {
        granted(transactions.required(() -> ledger.earn(new Earning(
                member, PostingKey.of("given", ++last), Points.of(points), null, lots, "test", List.of()))));
    }

    long available(MemberId member) {
        return ledger.balance(member).available().value();
    }

    static long id(Cart cart) {
        return cart.order().id();
    }

    private static Money fen(long minorUnits) {
        return new Money(minorUnits, CNY);
    }

    private static Money yuan(String amount) {
        return Money.exactly(new BigDecimal(amount), CNY);
    }

    private final class Terms implements RedemptionTerms, EarningTerms {
        @Override
        public PointsRate standardRate() {
            return new PointsRate(Points.of(1), fen(fenPerPoint));
        }

        @Override
        public OffsetPolicy offset(MemberId member) {
            return standardOffset();
        }

        @Override
        public OffsetPolicy standardOffset() {
            return new OffsetPolicy(
                    standardRate(),
                    Points.of(0),
                    Points.of(1),
                    null,
                    new Share(1, 1),
                    Money.zero(Currency.getInstance("CNY")),
                    true,
                    true);
        }

        @Override
        public Duration holdLasting() {
            return Duration.ofMinutes(15);
        }

        @Override
        public PointsRate rate() {
            return new PointsRate(Points.of(pointsPerYuan), fen(100));
        }

        @Override
        public EarningRules rules() {
            return new EarningRules(rate(), rules, merchant().zone());
        }

        @Override
        public LotPolicy lots() {
            return LotPolicy.LASTING;
        }
    }

    /** Takes goods back by the policy that a test has set. */
    private final class FixedTerms implements ReturnTerms {
        @Override
        public ReturnPolicy returns(Instant placedAt) {
            return policy;
        }

        @Override
        public Duration cashLasting() {
            return Duration.ofMinutes(5);
        }
    }
}
