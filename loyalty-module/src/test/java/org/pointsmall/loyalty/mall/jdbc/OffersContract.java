package org.pointsmall.loyalty.mall.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.pointsmall.loyalty.definition.Audience;
import org.pointsmall.loyalty.definition.Scope;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.pointsmall.loyalty.mall.BrowseQuery.Place;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.mall.Lack;
import org.pointsmall.loyalty.mall.MallOffer;
import org.pointsmall.loyalty.mall.Needs;
import org.pointsmall.loyalty.mall.OfferCounts;
import org.pointsmall.loyalty.mall.OfferFixture;
import org.pointsmall.loyalty.mall.OfferStore;
import org.pointsmall.loyalty.mall.OfferTerms;
import org.pointsmall.loyalty.mall.Stretch;
import org.pointsmall.loyalty.mall.Supply;
import org.pointsmall.loyalty.mall.ZoneMembers;
import org.pointsmall.loyalty.mall.ZoneRule;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.stock.Quota;
import org.pointsmall.loyalty.stock.QuotaPeriod;
import org.pointsmall.loyalty.stock.StockKey;
import org.pointsmall.loyalty.stock.jdbc.JdbcStock;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.TransactionsOfAStore;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pointsmall.loyalty.mall.OfferFixture.anOffer;
import static org.pointsmall.loyalty.mall.OfferFixture.pence;

/** Offers are kept with all that they say, and pages of them are what may be shown. */
@Tag("heavy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OffersContract {
    private static final OfferCounts.Counting NOBODYS = new OfferCounts.Counting(null, Set.of(""));
    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

    private TestDatabase database;
    private Transactions transactions;
    private JdbcOffers offers;

    /** An empty database. */
    abstract TestDatabase start() throws Exception;

    @BeforeAll
    void migrate() throws Exception {
        database = start().migrate();
        transactions = TransactionsOfAStore.on(database.dataSource());
        offers = new JdbcOffers(database.dataSource());
    }

    @BeforeEach
    void noneIsLeft() {
        JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
        jdbc.update("DELETE FROM LOYALTY_OFFER_VERSION");
        jdbc.update("DELETE FROM LOYALTY_OFFER_ZONE");
        jdbc.update("DELETE FROM LOYALTY_OFFER");
    }

    @AfterAll
    void closePool() {
        database.close();
    }

    @Test
    void whatAnOfferSaysIsKept() {
        List<OfferTerms> all = List.of(
                anOffer()
                        .andCash(990)
                        .worth(15_000)
                        .inTheFirst(7, 500)
                        .forTheFirst(10, 700)
                        .limitedTo(Supply.of(100).each(2, QuotaPeriod.WEEK))
                        .forThese(new Audience(Set.of(new TierCode("gold")), Set.of(new SegmentCode("at-risk"))))
                        .from(new TierCode("silver"))
                        .hidden()
                        .seen(Window.always(OfferFixture.ZONE).within(LocalDateTime.of(2026, 5, 1, 0, 0), null))
                        .exchangeable(Window.always(OfferFixture.ZONE).onDaysOfMonth(15, -1))
                        .besides(3_000)
                        .in("new", "festival")
                        .at(-5)
                        .terms(),
                anOffer().of(new Content.Coupon(5, 2, 30)).terms(),
                anOffer().of(new Content.Coupon(5, 0, null)).terms(),
                anOffer().of(new Content.Code(3, null)).terms(),
                anOffer().of(new Content.Entitlement("lounge", 4, 365)).terms(),
                anOffer().of(new Content.Recurring(9, 12, 2)).terms(),
                anOffer()
                        .needing(new Needs(
                                true, true, Points.of(500), new Money(9_900, Currency.getInstance("CNY")), 30))
                        .terms(),
                anOffer().of(new Content.Donation("trees")).terms());
        for (OfferTerms terms : all) {
            Version<OfferTerms> saved = add(terms, true);
            MallOffer found = required(() -> offers.offer(saved.ref().id())).orElseThrow();
            assertThat(found.terms()).isEqualTo(terms);
            assertThat(found.publishedAt()).isEqualTo(NOW);
        }
    }

    @Test
    void whatLacksSomethingIsNotFoundUntilItHasItOrIsChanged() {
        Version<OfferTerms> goods = add(anOffer().terms(), true);
        Version<OfferTerms> gift = add(anOffer().gift(9, 100).terms(), true);
        long off = add(anOffer().terms(), false).ref().id();
        long id = goods.ref().id();
        lacks(id, Lack.PRODUCT);
        lacks(gift.ref().id(), Lack.PRODUCT);
        lacks(off, Lack.CODES);

        assertThat(shown()).isEmpty();
        assertThat(required(() -> offers.find(List.of(), List.of(id), NOW, NOBODYS))
                        .offers())
                .isEmpty();
        assertThat(required(() -> offers.find(List.of(ALL), List.of(id), NOW, NOBODYS))
                        .offers())
                .isEmpty();
        assertThat(required(() -> offers.gifts(NOW))).isEmpty();
        assertThat(required(() -> offers.offer(id))).isPresent();
        assertThat(required(offers::lacks))
                .isEqualTo(Map.of(id, Lack.PRODUCT, gift.ref().id(), Lack.PRODUCT));
        assertThat(required(() -> offers.toCheck(0, 10)))
                .extracting(OfferStore.Checked::lack)
                .containsExactly(Lack.PRODUCT, Lack.PRODUCT);
        lacks(gift.ref().id(), null);
        assertThat(required(() -> offers.gifts(NOW))).hasSize(1);
        required(() -> offers.change(goods.ref(), anOffer().costing(7).terms(), true, NOW, "ana"));
        assertThat(shown()).containsExactly(id);
        assertThat(required(() -> offers.toCheck(id, 10))).hasSize(1);
    }

    @Test
    void aSaveThatFailedIsForgottenAndSoIsWhatItSaid() {
        Version<OfferTerms> saved = add(anOffer().costing(5).terms(), true);
        assertThatThrownBy(() -> required(() -> {
                    offers.change(saved.ref(), anOffer().costing(6).terms(), true, NOW, "ana");
                    assertThat(points()).containsExactly(6L);
                    throw new IllegalStateException("failed");
                }))
                .hasMessage("failed");

        required(() -> offers.change(saved.ref(), anOffer().costing(7).terms(), true, NOW, "ana"));

        assertThat(points()).containsExactly(7L);
        assertThat(points()).containsExactly(7L);
    }

    @Test
    void whatANodeOfAnOlderReleaseSavesIsSeen() {
        Version<OfferTerms> saved = add(anOffer().costing(5).terms(), true);
        assertThat(points()).containsExactly(5L);

        JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
        long known = jdbc.queryForObject("SELECT SAVE_ID FROM LOYALTY_OFFER", Long.class);
        required(() -> offers.change(saved.ref(), anOffer().costing(6).terms(), true, NOW, "ana"));
        jdbc.update("UPDATE LOYALTY_OFFER SET SAVE_ID = ?", known);
        assertThat(points()).containsExactly(6L);

        jdbc.update("UPDATE LOYALTY_OFFER SET SAVE_ID = NULL");
        assertThat(points()).containsExactly(6L);
    }

    private List<Long> points() {
        return shown(null, null, null, 10).stream()
                .map(offer -> offer.terms().price().points().value())
                .toList();
    }

    private static final Stretch ALL = new Stretch(null, null, null, 10);

    private List<Long> shown() {
        return required(() -> offers.find(List.of(ALL), List.of(), NOW, NOBODYS)).stretches().get(0).stream()
                .map(MallOffer::id)
                .toList();
    }

    private void lacks(long id, Lack lack) {
        required(() -> {
            offers.note(id, lack);
            return true;
        });
    }

    @Test
    void aChangeIsANewVersionAndTheFirstPublicationStays() {
        Version<OfferTerms> draft = add(anOffer().terms(), false);
        assertThat(required(() -> offers.offer(draft.ref().id())).orElseThrow().publishedAt())
                .isNull();
        Instant later = NOW.plusSeconds(60);
        OfferTerms dearer = anOffer().costing(2_000).in("new").terms();
        Version<OfferTerms> second = required(() -> offers.change(draft.ref(), dearer, true, NOW, "ana"));
        Version<OfferTerms> third = required(() -> offers.change(second.ref(), dearer, true, later, "bo"));

        MallOffer found = required(() -> offers.offer(draft.ref().id())).orElseThrow();
        assertThat(found.ref()).isEqualTo(third.ref());
        assertThat(found.publishedAt()).isEqualTo(NOW);
        assertThat(required(() -> offers.versions(draft.ref().id())))
                .extracting(Version::actor)
                .containsExactly("bo", "ana", "test");
    }

    @Test
    void aPageHasWhatMayBeShownNowByPositionAndTheNextOneGoesOnAfterIt() {
        List<Long> expected = new ArrayList<>();
        long second = id(add(anOffer().at(2).terms(), true));
        long first = id(add(anOffer().at(1).terms(), true));
        long third = id(add(anOffer().at(2).terms(), true));
        add(anOffer().at(0).terms(), false);
        add(anOffer().seen(window("2026-05-01T10:00:01", null)).terms(), true);
        add(anOffer().seen(window(null, "2026-05-01T10:00:00")).terms(), true);
        long fourth = id(add(
                anOffer()
                        .at(3)
                        .seen(window("2026-05-01T10:00:00", "2026-05-01T10:00:01"))
                        .terms(),
                true));
        expected.addAll(List.of(first, second, third, fourth));

        List<Long> paged = new ArrayList<>();
        Place after = null;
        for (int page = 0; page < 4; page++) {
            Place from = after;
            List<MallOffer> found = shown(null, null, from, 1);
            found.forEach(offer -> paged.add(offer.id()));
            after = new Place(found.get(0).terms().position(), found.get(0).id());
        }

        assertThat(paged).isEqualTo(expected);
        Place end = after;
        assertThat(shown(null, null, end, 1)).isEmpty();
    }

    @Test
    void aPageCanBeOfOneZoneOrOneProduct() {
        long one = id(add(anOffer().product(3).in("new", "cheap").terms(), true));
        Version<OfferTerms> moved = add(anOffer().product(4).in("new").terms(), true);
        required(() ->
                offers.change(moved.ref(), anOffer().product(4).in("cheap").terms(), true, NOW, "test"));

        assertThat(ids(null, ZoneMembers.byHand("new"))).containsExactly(one);
        assertThat(ids(null, ZoneMembers.byHand("cheap")))
                .containsExactly(one, moved.ref().id());
        assertThat(ids(4L, null)).containsExactly(moved.ref().id());
    }

    @Test
    void aZonesRuleIsAskedOfColumnsAndOfOldRowsNothingIsLeftOut() {
        long cheap = id(add(anOffer().costing(90).worth(100).at(1).terms(), true));
        long great =
                id(add(anOffer().costing(900).worth(1_900).andCash(100).at(2).terms(), true));
        long gold =
                id(add(anOffer().costing(5_000).from(new TierCode("gold")).at(3).terms(), true));
        long several = id(add(
                anOffer()
                        .costing(5_000)
                        .forThese(Audience.ofTiers(new TierCode("gold")))
                        .at(4)
                        .terms(),
                true));
        long byHand = id(add(anOffer().costing(5_000).in("zone").at(5).terms(), true));
        long goods = id(add(anOffer().product(77).costing(5_000).at(6).terms(), true));

        assertThat(ids(rule(null, 90L, Set.of(), null, null))).containsExactly(cheap, byHand);
        assertThat(ids(rule(pence(200), null, Set.of(), null, null))).containsExactly(great, byHand);
        assertThat(ids(rule(pence(201), null, Set.of(), null, null))).containsExactly(byHand);
        assertThat(ids(rule(null, null, Set.of(new TierCode("gold")), null, null)))
                .containsExactly(gold, several, byHand);
        assertThat(ids(null, members(rule(null, null, Set.of(), null, 3L), Set.of(), Scope.ofProducts(77L))))
                .containsExactly(byHand, goods);
        assertThat(ids(null, members(rule(null, null, Set.of(), null, 3L), Set.of(), null)))
                .containsExactly(byHand);
        assertThat(ids(rule(null, null, Set.of(), 1, null)))
                .containsExactly(cheap, great, gold, several, byHand, goods);
        assertThat(ids(null, members(rule(null, 900L, Set.of(), null, null), Set.of(cheap), null)))
                .containsExactly(great, byHand);

        new JdbcTemplate(database.dataSource())
                .update("UPDATE LOYALTY_OFFER SET POINTS = NULL, WORTH = NULL, LEAST_TIER = NULL");
        assertThat(ids(rule(null, 90L, Set.of(), null, null)))
                .containsExactly(cheap, great, gold, several, byHand, goods);
        assertThat(ids(rule(pence(201), null, Set.of(), null, null))).hasSize(6);
        assertThat(ids(rule(null, null, Set.of(new TierCode("gold")), null, null)))
                .hasSize(6);
    }

    @Test
    void publishedInTheLastDaysEndsToTheSecond() {
        ZoneRule oneDay = rule(null, null, Set.of(), 1, null);
        id(required(() -> offers.add(anOffer().terms(), true, NOW.minus(Duration.ofDays(1)), "test")));
        long young = id(required(() -> offers.add(
                anOffer().terms(), true, NOW.minus(Duration.ofDays(1)).plusSeconds(1), "test")));

        assertThat(ids(oneDay)).containsExactly(young);
    }

    @Test
    void severalStretchesAndSingleOffersAreOneLook() {
        long one = id(add(anOffer().in("a").at(3).terms(), true));
        long two = id(add(anOffer().in("a", "b").at(2).terms(), true));
        long three = id(add(anOffer().in("b").at(1).terms(), true));
        long off = id(add(anOffer().in("b").terms(), false));

        OfferStore.Found found = required(() -> offers.find(
                List.of(
                        new Stretch(null, ZoneMembers.byHand("a"), null, 9),
                        new Stretch(null, ZoneMembers.byHand("b"), null, 1),
                        new Stretch(null, ZoneMembers.byHand("b"), new Place(1, three), 9),
                        new Stretch(null, ZoneMembers.byHand("none"), null, 9)),
                List.of(off, one, 999L),
                NOW,
                NOBODYS));

        assertThat(found.stretches())
                .extracting(stretch -> stretch.stream().map(MallOffer::id).toList())
                .containsExactly(List.of(two, one), List.of(three), List.of(two), List.of());
        assertThat(found.offers()).containsOnlyKeys(off, one);
        assertThat(found.offers().get(one).terms().position()).isEqualTo(3);
    }

    @Test
    void whatIsTakenOfOffersIsCountedInTheSameLook() {
        MemberId ana = new MemberId(1);
        long one = id(add(anOffer().at(1).terms(), true));
        long two = id(add(anOffer().at(2).terms(), true));
        StockKey first = MallOffer.stockKey(one);
        StockKey second = MallOffer.stockKey(two);
        JdbcStock stock = new JdbcStock(database.dataSource(), transactions);
        required(() -> {
            stock.take(first, 3, null);
            stock.take(second, 5, null);
            for (String period : List.of("", "2026-5", "2026-4")) {
                stock.count(first, ana, new Quota(9, period), 1 + period.length());
            }
            stock.count(second, new MemberId(2), new Quota(9, ""), 4);
            return true;
        });

        OfferStore.Found found = required(() -> offers.find(
                List.of(new Stretch(null, null, null, 9)),
                List.of(two),
                NOW,
                new OfferCounts.Counting(ana, Set.of("", "2026-5"))));

        assertThat(found.stretches().get(0)).extracting(MallOffer::id).containsExactly(one, two);
        assertThat(found.offers()).containsOnlyKeys(two);
        assertThat(found.counts())
                .isEqualTo(new OfferCounts(Map.of(first, 3L, second, 5L), Map.of(first, Map.of("", 1L, "2026-5", 7L))));
    }

    private List<Long> ids(ZoneRule rule) {
        return ids(null, members(rule, Set.of(), null));
    }

    private static ZoneMembers members(ZoneRule rule, Set<Long> pins, Scope campaign) {
        return new ZoneMembers("zone", pins, rule, campaign);
    }

    private static ZoneRule rule(Money saving, Long points, Set<TierCode> tiers, Integer days, Long campaign) {
        return new ZoneRule(saving, points, tiers, days, campaign);
    }

    private List<Long> ids(Long product, ZoneMembers zone) {
        return shown(product, zone, null, 9).stream().map(MallOffer::id).toList();
    }

    private List<MallOffer> shown(Long product, ZoneMembers zone, Place after, int limit) {
        Stretch stretch = new Stretch(product, zone, after, limit);
        return required(() -> offers.find(List.of(stretch), List.of(), NOW, NOBODYS))
                .stretches()
                .get(0);
    }

    private static Window window(String from, String until) {
        return Window.always(OfferFixture.ZONE)
                .within(
                        from == null ? null : LocalDateTime.parse(from),
                        until == null ? null : LocalDateTime.parse(until));
    }

    private static long id(Version<OfferTerms> saved) {
        return saved.ref().id();
    }

    private Version<OfferTerms> add(OfferTerms terms, boolean active) {
        return required(() -> offers.add(terms, active, NOW, "test"));
    }

    private <T> T required(Supplier<T> work) {
        return transactions.required(work);
    }
}
