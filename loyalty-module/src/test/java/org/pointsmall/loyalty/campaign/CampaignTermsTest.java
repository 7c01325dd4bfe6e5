package org.pointsmall.loyalty.campaign;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pointsmall.loyalty.catalogue.CatalogueInMemory;
import org.pointsmall.loyalty.definition.Audience;
import org.pointsmall.loyalty.definition.Draft;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.EditResult;
import org.pointsmall.loyalty.definition.InMemoryVersions;
import org.pointsmall.loyalty.definition.Scope;
import org.pointsmall.loyalty.definition.Targets;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.definition.VersionRef;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.ledger.InMemoryLedgerStore;
import org.pointsmall.loyalty.ledger.InMemoryTransactions;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.refusal.Invalid;
import org.pointsmall.loyalty.time.BusinessTime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;
import static org.pointsmall.loyalty.campaign.CampaignFixture.GOLD;
import static org.pointsmall.loyalty.campaign.CampaignFixture.LOYAL;
import static org.pointsmall.loyalty.campaign.CampaignFixture.SHANGHAI;
import static org.pointsmall.loyalty.campaign.CampaignFixture.aCampaign;
import static org.pointsmall.loyalty.campaign.CampaignFixture.worth;

/** What two campaigns have in common, and how large a campaign may be: a store in which everything is known. */
class CampaignTermsTest {
    private static final Currency CNY = Currency.getInstance("CNY");
    private static final TierCode SILVER = new TierCode("silver");
    private static final SegmentCode NEW = new SegmentCode("new");
    private static final Draft USUAL = Draft.EMPTY
            .with("name", "Member day")
            .with("effect.kind", "PRICE_PERCENT")
            .with("effect.percent", "80");
    private static final Draft A_RATE = Draft.EMPTY
            .with("name", "Points pay more")
            .with("effect.kind", "OFFSET_RATE")
            .with("effect.rate.points", "100")
            .with("effect.rate.money", "1.50");

    private final Targets everything = new Targets(
            new CatalogueInMemory(
                    LongStream.rangeClosed(1, 1_001).boxed().collect(Collectors.toMap(id -> id, id -> "product " + id)),
                    LongStream.rangeClosed(1, 1_001)
                            .boxed()
                            .collect(Collectors.toMap(id -> id, id -> "category " + id))),
            tier -> true,
            segment -> true);
    private final InMemoryVersions<CampaignTerms> store = new InMemoryVersions<>();
    private final EditDefinitions<CampaignTerms> edit = new EditDefinitions<>(
            new CampaignKind(),
            store,
            () -> CampaignFixture.surroundings(rate -> true, everything),
            new InMemoryTransactions(new InMemoryLedgerStore()),
            new BusinessTime(Clock.fixed(Instant.parse("2026-11-22T04:00:00.123456Z"), ZoneOffset.UTC), SHANGHAI));

    @Test
    void goodsAreInEachOthersWayWhereBothNameOneOfThem() {
        assertThat(overlap(Scope.ofProducts(7L), Scope.ofProducts(7L, 8L))).isTrue();
        assertThat(overlap(Scope.ofProducts(7L), Scope.ofProducts(8L))).isFalse();
        assertThat(overlap(Scope.ofCategories(7L), Scope.ofCategories(7L, 8L))).isTrue();
        assertThat(overlap(Scope.ofCategories(7L), Scope.ofCategories(8L))).isFalse();
        assertThat(overlap(Scope.ofProducts(7L), Scope.ofCategories(7L))).isFalse();
        assertThat(overlap(Scope.ALL, Scope.ofProducts(7L))).isTrue();
        assertThat(overlap(Scope.ALL, Scope.ALL)).isTrue();
    }

    private static boolean overlap(Scope one, Scope other) {
        boolean overlap =
                aCampaign().of(one).terms().conflictsWith(aCampaign().of(other).terms());
        assertThat(aCampaign()
                        .of(other)
                        .terms()
                        .conflictsWith(aCampaign().of(one).terms()))
                .isEqualTo(overlap);
        return overlap;
    }

    @Test
    void peopleAreTheSameWhereATierAndASegmentOfBothMayBe() {
        assertThat(overlap(Audience.ofTiers(GOLD), Audience.ofTiers(SILVER))).isFalse();
        assertThat(overlap(Audience.ofTiers(GOLD), Audience.ofTiers(SILVER, GOLD)))
                .isTrue();
        assertThat(overlap(Audience.ofSegments(LOYAL), Audience.ofSegments(NEW)))
                .isFalse();
        assertThat(overlap(Audience.ofSegments(LOYAL), Audience.ofSegments(NEW, LOYAL)))
                .isTrue();
        assertThat(overlap(Audience.ofTiers(GOLD), Audience.ofSegments(LOYAL))).isTrue();
        assertThat(overlap(new Audience(Set.of(GOLD), Set.of(LOYAL)), new Audience(Set.of(GOLD), Set.of(NEW))))
                .isFalse();
        assertThat(overlap(new Audience(Set.of(GOLD), Set.of(LOYAL)), new Audience(Set.of(SILVER), Set.of(LOYAL))))
                .isFalse();
        assertThat(overlap(Audience.EVERYONE, Audience.ofTiers(GOLD))).isTrue();
    }

    private static boolean overlap(Audience one, Audience other) {
        boolean overlap =
                aCampaign().to(one).terms().conflictsWith(aCampaign().to(other).terms());
        assertThat(aCampaign()
                        .to(other)
                        .terms()
                        .conflictsWith(aCampaign().to(one).terms()))
                .isEqualTo(overlap);
        return overlap;
    }

    @Test
    void campaignsOfOtherKindsPrioritiesAndDaysAreNotInEachOthersWay() {
        CampaignTerms monday =
                aCampaign().within(Window.always(SHANGHAI).on(DayOfWeek.MONDAY)).terms();

        assertThat(monday.conflictsWith(aCampaign().terms())).isTrue();
        assertThat(monday.conflictsWith(aCampaign().first(99).terms())).isFalse();
        assertThat(monday.conflictsWith(aCampaign().rate(worth(150)).terms())).isFalse();
        assertThat(monday.conflictsWith(aCampaign()
                        .within(Window.always(SHANGHAI).on(DayOfWeek.TUESDAY))
                        .terms()))
                .isFalse();
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource({
        "priority, 0,",
        "priority, 1000000,",
        "effect.percent, 1,",
        "effect.percent, 99,",
        "effect.percent, 100, OUT_OF_RANGE",
        "active, true,",
        "active, false,"
    })
    void aCampaignOnPricesIsWithinItsBounds(String field, String typed, String code) {
        assertSaid(USUAL.with(field, typed), field, code);
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource({
        "effect.rate.points, 1,",
        "effect.rate.points, 1000000000,",
        "effect.rate.points, 1000000001, OUT_OF_RANGE",
        "effect.rate.money, 0.01,",
        "effect.rate.money, 0, OUT_OF_RANGE",
        "effect.rate.money, 10000000,",
        "effect.rate.money, 10000000.01, OUT_OF_RANGE"
    })
    void soIsOneOnTheRate(String field, String typed, String code) {
        assertSaid(A_RATE.with(field, typed), field, code);
    }

    @ParameterizedTest(name = "{0} of {1}: {2}")
    @CsvSource({
        "goods.products, 1000,",
        "goods.products, 1001, TOO_MANY",
        "goods.categories, 1000,",
        "goods.categories, 1001, TOO_MANY"
    })
    void aCampaignNamesAThousandThingsOfAKindAtMost(String field, int count, String code) {
        List<Integer> ids = IntStream.rangeClosed(1, count).boxed().toList();
        assertSaid(USUAL.withAll(field, ids), field, code);
    }

    @ParameterizedTest(name = "{0} of {1} codes: {2}")
    @CsvSource({
        "people.tiers, 100,",
        "people.tiers, 101, TOO_MANY",
        "people.segments, 100,",
        "people.segments, 101, TOO_MANY"
    })
    void aCampaignIsForAHundredTiersOrSegmentsAtMost(String field, int count, String code) {
        List<String> codes =
                IntStream.rangeClosed(1, count).mapToObj(n -> "code-" + n).toList();
        assertSaid(USUAL.withAll(field, codes), field, code);
    }

    @ParameterizedTest(name = "a name of {0}: {1}")
    @CsvSource({"1,", "100,", "101, TOO_LONG"})
    void aNameHasAHundredCharactersAtMost(int length, String code) {
        assertSaid(USUAL.with("name", "x".repeat(length)), "name", code);
    }

    private void assertSaid(Draft draft, String field, String code) {
        EditResult<CampaignTerms> result = edit.add(draft, "olga");
        if (code == null) {
            assertThat(result).isInstanceOf(EditResult.Saved.class);
        } else {
            assertThat(((EditResult.Refused<CampaignTerms>) result).wrong())
                    .extracting(Invalid::field, Invalid::code)
                    .containsExactly(tuple(field, code));
        }
    }

    /** Terms that no form has been through are held to the same bounds. */
    @Test
    void termsThemselvesHaveTheSameBounds() {
        Set<Long> aThousand = LongStream.rangeClosed(1, 1_000).boxed().collect(Collectors.toSet());
        Set<Long> oneMore = LongStream.rangeClosed(1, 1_001).boxed().collect(Collectors.toSet());
        PointsRate most = new PointsRate(Points.of(1_000_000_000), new Money(1_000_000_000, CNY));
        PointsRate more = new PointsRate(Points.of(1_000_000_001), new Money(1, CNY));

        assertThat(wrong(aCampaign().of(Scope.of(aThousand, aThousand)).terms()))
                .isEmpty();
        assertThat(wrong(aCampaign().of(Scope.of(oneMore, Set.of(7L))).terms()))
                .extracting(Invalid::field, Invalid::code)
                .containsExactly(tuple("goods.products", "OUT_OF_RANGE"));
        assertThat(wrong(aCampaign().of(Scope.of(Set.of(7L), oneMore)).terms()))
                .extracting(Invalid::field, Invalid::code)
                .containsExactly(tuple("goods.categories", "OUT_OF_RANGE"));
        assertThat(wrong(aCampaign().rate(most).terms())).isEmpty();
        assertThat(wrong(aCampaign().rate(more).terms()))
                .containsExactly(Invalid.of("effect.rate.points", "OUT_OF_RANGE")
                        .with("value", 1_000_000_001L)
                        .with("least", 1L)
                        .with("most", 1_000_000_000L));
    }

    @Test
    void aCampaignIsSavedWithItsAuthorAndInWholeMilliseconds() {
        Version<CampaignTerms> saved = ((EditResult.Saved<CampaignTerms>) edit.add(USUAL, "olga")).version();
        assertThat(saved.savedAt()).isEqualTo("2026-11-22T04:00:00.123Z");
        assertThat(saved.actor()).isEqualTo("olga");
        assertThat(saved.active()).isFalse();

        Version<CampaignTerms> changed = ((EditResult.Saved<CampaignTerms>)
                        edit.change(saved.ref(), edit.written(saved).with("active", "true"), "piet"))
                .version();
        assertThat(changed)
                .isEqualTo(new Version<CampaignTerms>(
                        new VersionRef<>(saved.ref().id(), 2), saved.terms(), true, saved.savedAt(), "piet"));
        assertThat(edit.find(saved.ref().id())).contains(changed);
        assertThat(edit.find(99)).isEmpty();
    }

    /** Two who save at once must not both find that nothing is in their way. */
    @Test
    void whoeverSavesKeepsAllOthersOut() {
        Version<CampaignTerms> saved = ((EditResult.Saved<CampaignTerms>) edit.add(USUAL, "olga")).version();
        assertThat(store.locks()).isEqualTo(1);
        edit.change(saved.ref(), USUAL, "olga");
        assertThat(store.locks()).isEqualTo(2);
        edit.all();
        assertThat(store.locks()).as("nobody waits to read").isEqualTo(2);
    }

    /** What ends a campaign may change nothing else along with it. */
    @Test
    void aCampaignThatIsEndedAndChangedAtOnceIsCheckedLikeAnyOther() {
        Version<CampaignTerms> saved =
                ((EditResult.Saved<CampaignTerms>) edit.add(USUAL.with("active", "true"), "olga")).version();

        assertThat(edit.change(saved.ref(), USUAL.with("effect.percent", "0"), "olga"))
                .isInstanceOf(EditResult.Refused.class);
        assertThat(edit.change(saved.ref(), aCampaign().percent(100).terms(), false, "olga"))
                .isInstanceOf(EditResult.Refused.class);
        assertThat(edit.find(saved.ref().id())).contains(saved);
    }

    @Test
    void versionsAndPricesThatCanNotBeAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new VersionRef<>(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new VersionRef<>(1, 0));
        assertThat(new VersionRef<>(1, 1).version()).isEqualTo(1);

        Points ten = Points.of(10);
        assertThat(new PointsPrice(ten, ten, List.of()).price()).isEqualTo(ten);
        assertThatIllegalArgumentException().isThrownBy(() -> new PointsPrice(ten, Points.of(11), List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new PointsPrice(ten, Points.ZERO, List.of()));
    }

    private List<Invalid> wrong(CampaignTerms terms) {
        return edit.add(terms, false, "olga") instanceof EditResult.Refused<CampaignTerms> refused
                ? refused.wrong()
                : List.of();
    }
}
