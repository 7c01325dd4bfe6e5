package org.pointsmall.loyalty.campaign;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.pointsmall.loyalty.definition.Audience;
import org.pointsmall.loyalty.definition.Draft;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.EditResult;
import org.pointsmall.loyalty.definition.InMemoryVersions;
import org.pointsmall.loyalty.definition.Scope;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.definition.VersionRef;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.ledger.InMemoryLedgerStore;
import org.pointsmall.loyalty.ledger.InMemoryTransactions;
import org.pointsmall.loyalty.refusal.Invalid;
import org.pointsmall.loyalty.time.BusinessTime;

import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.pointsmall.loyalty.campaign.CampaignFixture.GOLD;
import static org.pointsmall.loyalty.campaign.CampaignFixture.LOYAL;
import static org.pointsmall.loyalty.campaign.CampaignFixture.SHANGHAI;
import static org.pointsmall.loyalty.campaign.CampaignFixture.aCampaign;
import static org.pointsmall.loyalty.campaign.CampaignFixture.worth;

class CampaignDraftTest {
    private static final Currency CNY = Currency.getInstance("CNY");
    private static final Draft USUAL = Draft.EMPTY
            .with("name", "Member day")
            .with("active", "true")
            .with("effect.kind", "PRICE_PERCENT")
            .with("effect.percent", "80");

    private final EditDefinitions<CampaignTerms> edit = new EditDefinitions<>(
            new CampaignKind(),
            new InMemoryVersions<>(),
            () -> CampaignFixture.surroundings(rate -> rate.money().minorUnits() != 13, CampaignFixture.targets()),
            new InMemoryTransactions(new InMemoryLedgerStore()),
            new BusinessTime(Clock.fixed(Instant.parse("2026-11-22T04:00:00Z"), ZoneOffset.UTC), SHANGHAI));

    static Stream<CampaignTerms> campaigns() {
        Window full = new Window(
                LocalDateTime.parse("2026-11-01T00:00"),
                LocalDateTime.parse("2027-01-01T00:00"),
                Set.of(SUNDAY),
                Set.of(15, -1),
                Set.of(LocalDate.parse("2026-11-15")),
                SHANGHAI);
        return Stream.of(
                aCampaign().terms(),
                aCampaign().rate(worth(150)).terms(),
                new CampaignTerms(
                        "Member day",
                        "会员日",
                        1,
                        Scope.ALL,
                        Audience.EVERYONE,
                        Window.always(SHANGHAI),
                        new CampaignEffect.PricePercent(80)),
                aCampaign()
                        .percent(1)
                        .of(Scope.of(Set.of(7L), Set.of(70L)))
                        .to(new Audience(Set.of(GOLD), Set.of(LOYAL)))
                        .within(full)
                        .terms());
    }

    @ParameterizedTest
    @MethodSource("campaigns")
    void whatIsWrittenIsReadAgain(CampaignTerms campaign) {
        Version<CampaignTerms> written =
                new Version<>(new VersionRef<>(1, 1), campaign, true, Instant.parse("2026-11-22T04:00:00Z"), "olga");

        Version<CampaignTerms> read = saved(edit.add(edit.written(written), "olga"));

        assertThat(read.terms()).isEqualTo(campaign);
        assertThat(read.active()).isTrue();
    }

    @Test
    void whatIsLeftOutIsNoLimitInTheProgrammesZone() {
        Version<CampaignTerms> saved = ((EditResult.Saved<CampaignTerms>) edit.add(USUAL, "olga")).version();

        assertThat(saved.terms())
                .isEqualTo(new CampaignTerms(
                        "Member day",
                        100,
                        Scope.ALL,
                        Audience.EVERYONE,
                        Window.always(SHANGHAI),
                        new CampaignEffect.PricePercent(80)));
        assertThat(saved.active()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "name, '', name, MISSING",
        "priority, -1, priority, OUT_OF_RANGE",
        "priority, 1000001, priority, OUT_OF_RANGE",
        "effect.kind, '', effect.kind, MISSING",
        "effect.kind, GIFT, effect.kind, UNKNOWN",
        "effect.percent, '', effect.percent, MISSING",
        "effect.percent, 0, effect.percent, OUT_OF_RANGE",
        "effect.percent, 100, effect.percent, OUT_OF_RANGE",
        "effect.percent, 79.5, effect.percent, TOO_FINE",
        "effect.percent, half, effect.percent, NOT_A_NUMBER",
        "goods.products, 8, goods.products, UNKNOWN",
        "goods.categories, 71, goods.categories, UNKNOWN",
        "people.tiers, Gold!, people.tiers, UNKNOWN",
        "people.segments, Loyal!, people.segments, UNKNOWN",
        "people.segments, rich, people.segments, UNKNOWN",
        "window.daysOfMonth, 0, window.daysOfMonth, NO_DAY_ZERO",
        "window.until, never, window.until, NOT_A_TIME",
        "active, maybe, active, UNKNOWN",
        "goods.stores, 1, goods.stores, UNKNOWN_FIELD"
    })
    void whatIsWrongIsSaidOnceOfItsField(String field, String typed, String of, String code) {
        assertThat(wrong(USUAL.with(field, typed)))
                .extracting(Invalid::field, Invalid::code)
                .containsExactly(tuple(of, code));
    }

    @ParameterizedTest
    @CsvSource({
        "effect.rate.points, 0, effect.rate.points, OUT_OF_RANGE",
        "effect.rate.money, '', effect.rate.money, MISSING",
        "effect.rate.money, 1.505, effect.rate.money, TOO_FINE",
        "effect.rate.money, 0.13, effect.rate, NOT_USABLE",
        "goods.products, 7, goods, NOT_FOR_RATES"
    })
    void soIsWhatIsWrongWithARate(String field, String typed, String of, String code) {
        Draft rate = USUAL.with("effect.kind", "OFFSET_RATE")
                .with("effect.percent", "")
                .with("effect.rate.points", "100")
                .with("effect.rate.money", "1.50")
                .with(field, typed);

        assertThat(wrong(rate)).extracting(Invalid::field, Invalid::code).containsExactly(tuple(of, code));
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        assertThat(wrong(USUAL.with("name", " ")
                        .with("effect.percent", "x")
                        .with("goods.products", "8")
                        .with("people.tiers", "silver")
                        .with("window.daysOfMonth", "31")
                        .with("window.dates", "2026-11-15")))
                .extracting(Invalid::field)
                .containsExactlyInAnyOrder("name", "effect.percent", "goods.products", "people.tiers", "window");
    }

    @Test
    void aCampaignOnTheSameDayWithTheSamePriorityIsRefused() {
        Version<CampaignTerms> first =
                ((EditResult.Saved<CampaignTerms>) edit.add(USUAL.with("window.daysOfMonth", "15"), "olga")).version();

        assertThat(wrong(USUAL.with("window.weekdays", "SUNDAY")))
                .containsExactly(Invalid.of("window", "OVERLAPS")
                        .with("id", first.ref().id())
                        .with("name", "Member day"));
        assertThat(edit.add(USUAL.with("active", "false"), "olga")).isInstanceOf(EditResult.Saved.class);
    }

    @Test
    void aChangeToAnOlderVersionIsToldTheLatest() {
        Version<CampaignTerms> first = ((EditResult.Saved<CampaignTerms>) edit.add(USUAL, "olga")).version();
        Version<CampaignTerms> second = ((EditResult.Saved<CampaignTerms>)
                        edit.change(first.ref(), edit.written(first).with("effect.percent", "70"), "piet"))
                .version();

        assertThat(edit.change(first.ref(), USUAL, "olga")).isEqualTo(new EditResult.Outdated<>(second));
        assertThat(edit.find(first.ref().id())).contains(second);
    }

    private List<Invalid> wrong(Draft draft) {
        return ((EditResult.Refused<CampaignTerms>) edit.add(draft, "olga")).wrong();
    }

    private static Version<CampaignTerms> saved(EditResult<CampaignTerms> result) {
        assertThat(result).isInstanceOf(EditResult.Saved.class);
        return ((EditResult.Saved<CampaignTerms>) result).version();
    }
}
