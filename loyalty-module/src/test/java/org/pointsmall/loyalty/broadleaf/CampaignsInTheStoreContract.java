package org.pointsmall.loyalty.broadleaf;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pointsmall.loyalty.aftersale.CancelRequest;
import org.pointsmall.loyalty.aftersale.Purpose;
import org.pointsmall.loyalty.aftersale.ReturnOrders;
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
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.proof.ProveLedger;
import org.pointsmall.loyalty.redemption.OffsetCart;
import org.pointsmall.loyalty.redemption.PointsQuote;
import org.pointsmall.loyalty.redemption.PointsWish;
import org.pointsmall.loyalty.redemption.RedemptionTerms;
import org.pointsmall.loyalty.refusal.Invalid;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.segment.NamedSegment;
import org.pointsmall.loyalty.trace.TraceLine;
import org.pointsmall.loyalty.transaction.Transactions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;

/** Campaigns at the checkout of a real store. A cart is 24.68; a hundred points pay 1.00, and 1.50 in a campaign. */
@StoreTest
abstract class CampaignsInTheStoreContract {
    private static final ZoneId ZONE = ZoneOffset.UTC;
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
    RedemptionTerms terms;

    @Autowired
    ReturnOrders returnOrders;

    @Autowired
    EditDefinitions<CampaignTerms> edit;

    @Autowired
    Latest<CampaignBook> campaigns;

    @Autowired
    ProveLedger proveLedger;

    @Autowired
    JdbcTemplate jdbc;

    private final List<Version<CampaignTerms>> saved = new ArrayList<>();
    private long lantern;
    private long ana;

    @BeforeEach
    void aMemberWithPoints() {
        lantern = shop.product("12.34");
        ana = shop.member();
        transactions.required(() -> granted(ledger.earn(new Earning(
                new MemberId(ana),
                PostingKey.of("campaign-test", ana),
                Points.of(1_000),
                null,
                LotPolicy.LASTING,
                "test",
                List.of()))));
    }

    @AfterEach
    void noCampaignStays() {
        for (Version<CampaignTerms> campaign : saved) {
            end(campaign);
        }
        assertThat(proveLedger.prove().differences()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Flow.class)
    void pointsPayMoreAtTheCheckoutWhileACampaignLasts(Flow flow) {
        Version<CampaignTerms> campaign = save("Singles' Day", Window.always(ZONE));
        long order = shop.cart(ana, lantern, 2);

        PointsQuote quote = granted(apply(500));
        shop.checkout(ana, order, flow);

        assertThat(quote.money()).isEqualTo(pence(750));
        assertThat(quote.terms().policy().rate()).isEqualTo(worth(150));
        assertThat(quote.terms().standardRate()).isEqualTo(worth(100));
        assertThat(quote.terms().trace()).extracting(TraceLine::code).containsExactly("rate.standard", "rate.campaign");
        assertThat(quote.terms().trace().get(1).operands())
                .containsEntry("name", "Singles' Day")
                .containsEntry("campaign", Long.toString(campaign.ref().id()))
                .containsEntry("version", "1");
        assertThat(cards.log(order)).containsExactly("charge 17.18");
        assertThat(available()).isEqualTo(1_000 - 500 + 17);
        assertThat(rateOf(order)).isEqualTo("500 points, 750, by 100 = 150");
    }

    @ParameterizedTest
    @EnumSource(Flow.class)
    void aReturnAfterTheCampaignGivesBackWhatWasTakenThen(Flow flow) {
        Version<CampaignTerms> campaign = save("Singles' Day", Window.always(ZONE));
        long order = shop.cart(ana, lantern, 2);
        granted(apply(500));
        shop.checkout(ana, order, flow);

        end(campaign);
        granted(returnOrders.cancel(new CancelRequest(new Purpose(order, "c", null, "oms", "did not fit"))));

        assertThat(available()).isEqualTo(1_000);
        assertThat(cards.log(order)).containsExactly("charge 17.18", "void 17.18");
    }

    @ParameterizedTest
    @EnumSource(Flow.class)
    void aCampaignThatEndsBetweenPricingAndCheckoutChangesNothingUnseen(Flow flow) {
        Version<CampaignTerms> campaign = save("until now", Window.always(ZONE));
        long order = shop.cart(ana, lantern, 2);
        granted(apply(500));
        shop.payByCard(ana, order);
        change(campaign, Window.always(ZONE).within(null, now().minusSeconds(1)));

        assertThatThrownBy(() -> shop.submit(ana, order, flow)).hasStackTraceContaining("CART_CHANGED");
        assertThat(available()).as("nothing is held").isEqualTo(1_000);
        assertThat(cards.log(order)).isEmpty();

        PointsQuote anew = granted(shop.as(ana, () -> offsetCart.applied())).quote();
        assertThat(anew.points()).isEqualTo(Points.of(500));
        assertThat(anew.money()).isEqualTo(pence(500));
        shop.checkout(ana, order, flow);

        assertThat(cards.log(order)).containsExactly("charge 19.68");
        assertThat(rateOf(order)).isEqualTo("500 points, 500, by 100 = 100");
        assertThat(available()).isEqualTo(1_000 - 500 + 19);
    }

    @ParameterizedTest
    @EnumSource(Flow.class)
    void aCampaignThatBeginsBetweenPricingAndCheckoutTakesNoOtherNumberOfPoints(Flow flow) {
        Version<CampaignTerms> campaign =
                save("from now on", Window.always(ZONE).within(now().plusDays(1), null));
        long order = shop.cart(ana, lantern, 2);
        granted(apply(500));
        shop.payByCard(ana, order);
        change(campaign, Window.always(ZONE));

        assertThatThrownBy(() -> shop.submit(ana, order, flow)).hasStackTraceContaining("CART_CHANGED");
        shop.as(ana, offsetCart::applied);
        shop.checkout(ana, order, flow);

        assertThat(cards.log(order)).containsExactly("charge 17.18");
        assertThat(rateOf(order)).isEqualTo("500 points, 750, by 100 = 150");
    }

    @Test
    void aCampaignComesIntoForceByItself() {
        long before = campaigns.book().revision();

        saved.add(((EditResult.Saved<CampaignTerms>)
                        edit.add(terms("by itself", Scope.ALL, Audience.EVERYONE, Window.always(ZONE)), true, "test"))
                .version());

        Instant end = Instant.now().plus(PATIENCE);
        while (campaigns.book().revision() == before) {
            assertThat(Instant.now()).isBefore(end);
            Thread.onSpinWait();
        }
        assertThat(terms.offset(new MemberId(ana)).rate()).isEqualTo(worth(150));
    }

    @Test
    void aSegmentIsAskedForWhereACampaignIsForIt() {
        saved.add(((EditResult.Saved<CampaignTerms>) edit.add(
                        terms("loyal", Scope.ALL, Audience.ofSegments(NamedSegment.LOYAL.code()), Window.always(ZONE)),
                        true,
                        "test"))
                .version());
        campaigns.refresh();

        assertThat(terms.offset(new MemberId(ana)).rate()).isEqualTo(worth(100));
    }

    @Test
    void refusesWhatTheStoreDoesNotHave() {
        long archived = shop.product("1.00");
        jdbc.update("UPDATE BLC_PRODUCT SET ARCHIVED = 'Y' WHERE PRODUCT_ID = ?", archived);
        long category = 800_000 + lantern;
        jdbc.update("INSERT INTO BLC_CATEGORY (CATEGORY_ID, NAME) VALUES (?, 'Lights')", category);
        Audience people = new Audience(Set.of(new TierCode("platinum")), Set.of(new SegmentCode("rich")));
        CampaignTerms unknown = new CampaignTerms(
                "of nothing",
                1,
                Scope.of(Set.of(lantern, archived), Set.of(category, category + 1)),
                people,
                Window.always(ZONE),
                new CampaignEffect.PricePercent(80));

        assertThat(edit.add(unknown, true, "test"))
                .isEqualTo(new EditResult.Refused<CampaignTerms>(List.of(
                        Invalid.of("goods.products", "UNKNOWN").with("value", Long.toString(archived)),
                        Invalid.of("goods.categories", "UNKNOWN").with("value", Long.toString(category + 1)),
                        Invalid.of("people.tiers", "UNKNOWN").with("value", "platinum"),
                        Invalid.of("people.segments", "UNKNOWN").with("value", "rich"))));
    }

    private Version<CampaignTerms> save(String name, Window window) {
        Version<CampaignTerms> campaign = ((EditResult.Saved<CampaignTerms>)
                        edit.add(terms(name, Scope.ALL, Audience.EVERYONE, window), true, "test"))
                .version();
        saved.add(campaign);
        campaigns.refresh();
        return campaign;
    }

    private CampaignTerms terms(String name, Scope goods, Audience people, Window window) {
        return new CampaignTerms(name, 1, goods, people, window, new CampaignEffect.OffsetRate(worth(150)));
    }

    private void change(Version<CampaignTerms> campaign, Window window) {
        CampaignTerms changed = terms(campaign.terms().name(), Scope.ALL, Audience.EVERYONE, window);
        assertThat(edit.change(campaign.ref(), changed, true, "test")).isInstanceOf(EditResult.Saved.class);
        campaigns.refresh();
    }

    /** Fine where it has ended already. */
    private void end(Version<CampaignTerms> campaign) {
        Version<CampaignTerms> latest = edit.versions(campaign.ref().id()).get(0);
        assertThat(edit.change(latest.ref(), latest.terms(), false, "test")).isInstanceOf(EditResult.Saved.class);
        campaigns.refresh();
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZONE);
    }

    private Outcome<PointsQuote> apply(long points) {
        return shop.as(ana, () -> offsetCart.apply(PointsWish.of(Points.of(points))));
    }

    /** What the hold of the order has recorded, whatever is in force by now. */
    private String rateOf(long order) {
        return jdbc.queryForObject(
                "SELECT POINTS, MONEY, RATE_POINTS, RATE_MONEY FROM LOYALTY_HOLD WHERE ORDER_ID = ? AND POINTS > 0",
                (row, number) -> row.getLong(1) + " points, " + row.getLong(2) + ", by " + row.getLong(3) + " = "
                        + row.getLong(4),
                order);
    }

    private PointsRate worth(long minorUnits) {
        return new PointsRate(Points.of(100), pence(minorUnits));
    }

    private Money pence(long minorUnits) {
        return new Money(minorUnits, terms.standardRate().money().currency());
    }

    private long available() {
        return ledger.balance(new MemberId(ana)).available().value();
    }
}
