package org.pointsmall.loyalty.mall.jdbc;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.pointsmall.loyalty.definition.Audience;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.pointsmall.loyalty.mall.BrowseQuery;
import org.pointsmall.loyalty.mall.BrowseQuery.Place;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.mall.MallOffer;
import org.pointsmall.loyalty.mall.OfferFixture;
import org.pointsmall.loyalty.mall.OfferTerms;
import org.pointsmall.loyalty.mall.Supply;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.stock.QuotaPeriod;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.TransactionsOfAStore;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.mall.OfferFixture.anOffer;

/** Offers are kept with all that they say, and pages of them are what may be shown. */
@Tag("heavy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OffersContract {
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
                anOffer().of(new Content.Donation("trees")).terms());
        for (OfferTerms terms : all) {
            Version<OfferTerms> saved = add(terms, true);
            MallOffer found = required(() -> offers.offer(saved.ref().id())).orElseThrow();
            assertThat(found.terms()).isEqualTo(terms);
            assertThat(found.publishedAt()).isEqualTo(NOW);
        }
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
            List<MallOffer> found = required(() -> offers.shown(all(), from, NOW, 1));
            found.forEach(offer -> paged.add(offer.id()));
            after = new Place(found.get(0).terms().position(), found.get(0).id());
        }

        assertThat(paged).isEqualTo(expected);
        Place end = after;
        assertThat(required(() -> offers.shown(all(), end, NOW, 1))).isEmpty();
    }

    @Test
    void aPageCanBeOfOneZoneOrOneProduct() {
        long one = id(add(anOffer().product(3).in("new", "cheap").terms(), true));
        Version<OfferTerms> moved = add(anOffer().product(4).in("new").terms(), true);
        required(() ->
                offers.change(moved.ref(), anOffer().product(4).in("cheap").terms(), true, NOW, "test"));

        assertThat(ids(new BrowseQuery("new", null, false, null, 9))).containsExactly(one);
        assertThat(ids(new BrowseQuery("cheap", null, false, null, 9)))
                .containsExactly(one, moved.ref().id());
        assertThat(ids(new BrowseQuery(null, 4L, false, null, 9)))
                .containsExactly(moved.ref().id());
    }

    private List<Long> ids(BrowseQuery query) {
        return required(() -> offers.shown(query, null, NOW, 9)).stream()
                .map(MallOffer::id)
                .toList();
    }

    private static BrowseQuery all() {
        return new BrowseQuery(null, null, false, null, 9);
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
