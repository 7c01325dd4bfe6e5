package org.pointsmall.loyalty.campaign;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pointsmall.loyalty.definition.Audience;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.EditResult;
import org.pointsmall.loyalty.definition.InMemoryVersions;
import org.pointsmall.loyalty.definition.Scope;
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
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.pointsmall.loyalty.campaign.CampaignFixture.GOLD;
import static org.pointsmall.loyalty.campaign.CampaignFixture.LOYAL;
import static org.pointsmall.loyalty.campaign.CampaignFixture.SHANGHAI;
import static org.pointsmall.loyalty.campaign.CampaignFixture.aCampaign;
import static org.pointsmall.loyalty.campaign.CampaignFixture.worth;

class EditCampaignsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
    private static final Window ALWAYS = Window.always(SHANGHAI);
    private static final TierCode SILVER = new TierCode("silver");

    private final EditDefinitions<CampaignTerms> edit = new EditDefinitions<>(
            new CampaignKind(),
            new InMemoryVersions<>(),
            () -> CampaignFixture.surroundings(rate -> rate.money().minorUnits() != 13, CampaignFixture.targets()),
            new InMemoryTransactions(new InMemoryLedgerStore()),
            new BusinessTime(Clock.fixed(NOW, ZoneOffset.UTC), SHANGHAI));

    static Stream<Arguments> wrong() {
        PointsRate euros = new PointsRate(Points.of(1), new Money(1, Currency.getInstance("EUR")));
        return Stream.of(
                arguments(aCampaign().terms(" "), "name", "MISSING"),
                arguments(aCampaign().terms("x".repeat(101)), "name", "OUT_OF_RANGE"),
                arguments(aCampaign().percent(0).terms(), "effect.percent", "OUT_OF_RANGE"),
                arguments(aCampaign().percent(100).terms(), "effect.percent", "OUT_OF_RANGE"),
                arguments(aCampaign().rate(euros).terms(), "effect.rate", "OTHER_CURRENCY"),
                arguments(aCampaign().rate(worth(13)).terms(), "effect.rate", "NOT_USABLE"),
                arguments(aCampaign().rate(worth(1_000_000_001L)).terms(), "effect.rate.money", "OUT_OF_RANGE"),
                arguments(aCampaign().rate(worth(150)).of(Scope.ofProducts(7L)).terms(), "goods", "NOT_FOR_RATES"),
                arguments(aCampaign().of(Scope.ofProducts(7L, 8L)).terms(), "goods.products", "UNKNOWN"),
                arguments(
                        aCampaign()
                                .of(Scope.of(
                                        LongStream.rangeClosed(1, 1_001).boxed().collect(Collectors.toSet()), Set.of()))
                                .terms(),
                        "goods.products",
                        "OUT_OF_RANGE"),
                arguments(aCampaign().of(Scope.ofCategories(71L)).terms(), "goods.categories", "UNKNOWN"),
                arguments(aCampaign().to(Audience.ofTiers(SILVER)).terms(), "people.tiers", "UNKNOWN"),
                arguments(
                        aCampaign()
                                .to(Audience.ofSegments(new SegmentCode("rich")))
                                .terms(),
                        "people.segments",
                        "UNKNOWN"),
                arguments(
                        aCampaign()
                                .within(ALWAYS.on(DayOfWeek.MONDAY).onDates(Set.of(LocalDate.parse("2026-11-24"))))
                                .terms(),
                        "window",
                        "NEVER_APPLIES"));
    }

    @ParameterizedTest(name = "{1}: {2}")
    @MethodSource("wrong")
    void refusesWhatIsWrongWithItsFieldAndReason(CampaignTerms terms, String field, String code) {
        EditResult<CampaignTerms> result = edit.add(terms, true, "olga");

        assertThat(result).isInstanceOf(EditResult.Refused.class);
        assertThat(((EditResult.Refused<CampaignTerms>) result).wrong())
                .singleElement()
                .satisfies(invalid -> {
                    assertThat(invalid.field()).isEqualTo(field);
                    assertThat(invalid.code()).isEqualTo(code);
                });
        assertThat(edit.all()).isEmpty();
    }

    @Test
    void takesWhatIsJustWithinItsBounds() {
        saved(edit.add(aCampaign().percent(1).terms("x".repeat(100)), true, "olga"));
        saved(edit.add(
                aCampaign()
                        .first(1)
                        .percent(99)
                        .of(Scope.of(Set.of(7L), Set.of(70L)))
                        .terms(),
                true,
                "olga"));
        saved(edit.add(
                aCampaign()
                        .rate(worth(1_000_000_000L))
                        .to(new Audience(Set.of(GOLD), Set.of(LOYAL)))
                        .terms(),
                true,
                "olga"));

        assertThat(edit.all()).hasSize(3);
    }

    @Test
    void tellsAllThatIsWrongAtOnce() {
        assertThat(edit.add(aCampaign().percent(0).of(Scope.ofProducts(8L, 9L)).terms(""), true, "olga"))
                .isEqualTo(new EditResult.Refused<CampaignTerms>(List.of(
                        Invalid.of("name", "MISSING"),
                        Invalid.of("effect.percent", "OUT_OF_RANGE")
                                .with("value", 0L)
                                .with("least", 1L)
                                .with("most", 99L),
                        Invalid.of("goods.products", "UNKNOWN").with("value", "8"),
                        Invalid.of("goods.products", "UNKNOWN").with("value", "9"))));
    }

    static Stream<Arguments> pairs() {
        CampaignTerms fifteenth = aCampaign().within(ALWAYS.onDaysOfMonth(15)).terms();
        CampaignTerms goldsFifteenth = aCampaign()
                .to(Audience.ofTiers(GOLD))
                .within(ALWAYS.onDaysOfMonth(15))
                .terms();
        CampaignTerms rate = aCampaign().rate(worth(150)).terms();
        return Stream.of(
                arguments(
                        fifteenth,
                        aCampaign().within(ALWAYS.onDaysOfMonth(-1, -2, -3)).terms(),
                        false),
                arguments(
                        fifteenth,
                        aCampaign().within(ALWAYS.on(DayOfWeek.SUNDAY)).terms(),
                        true),
                arguments(
                        fifteenth,
                        aCampaign().first(1).within(ALWAYS.on(DayOfWeek.SUNDAY)).terms(),
                        false),
                arguments(fifteenth, goldsFifteenth, true),
                arguments(
                        goldsFifteenth,
                        aCampaign().to(Audience.ofSegments(LOYAL)).terms(),
                        true),
                arguments(fifteenth, rate, false),
                arguments(
                        rate,
                        aCampaign().rate(worth(120)).to(Audience.ofTiers(GOLD)).terms(),
                        true),
                arguments(
                        rate,
                        aCampaign()
                                .rate(worth(120))
                                .within(ALWAYS.within(LocalDateTime.parse("2030-01-01T00:00"), null))
                                .terms(),
                        true),
                arguments(
                        aCampaign().of(Scope.ofProducts(7L)).terms(),
                        aCampaign().of(Scope.ofCategories(70L)).terms(),
                        false),
                arguments(
                        aCampaign().of(Scope.ofProducts(7L)).terms(),
                        aCampaign().of(Scope.of(Set.of(7L), Set.of(70L))).terms(),
                        true),
                arguments(
                        aCampaign().of(Scope.ofCategories(70L)).terms(),
                        aCampaign().terms(),
                        true));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void refusesTwoThatApplyToTheSameAtTheSameTimeWithTheSamePriority(
            CampaignTerms one, CampaignTerms other, boolean refused) {
        Version<CampaignTerms> first = saved(edit.add(one, true, "olga"));

        EditResult<CampaignTerms> result = edit.add(other, true, "olga");

        if (refused) {
            assertThat(result)
                    .isEqualTo(new EditResult.Refused<CampaignTerms>(List.of(Invalid.of("window", "OVERLAPS")
                            .with("id", first.ref().id())
                            .with("name", one.name()))));
        } else {
            saved(result);
        }
        assertThat(other.conflictsWith(one)).isEqualTo(one.conflictsWith(other));
    }

    @Test
    void onlyCampaignsInForceAreInEachOthersWay() {
        Version<CampaignTerms> first = saved(edit.add(aCampaign().terms(), true, "olga"));
        Version<CampaignTerms> second = saved(edit.add(aCampaign().percent(70).terms(), false, "olga"));

        assertThat(edit.change(second.ref(), second.terms(), true, "olga")).isInstanceOf(EditResult.Refused.class);
        saved(edit.change(first.ref(), first.terms(), false, "olga"));
        saved(edit.change(second.ref(), second.terms(), true, "olga"));
    }

    @Test
    void aCampaignIsNotInItsOwnWay() {
        Version<CampaignTerms> first = saved(edit.add(aCampaign().terms(), true, "olga"));

        assertThat(saved(edit.change(first.ref(), aCampaign().percent(70).terms(), true, "olga"))
                        .ref()
                        .version())
                .isEqualTo(2);
    }

    @Test
    void aCampaignCanBeEndedWhateverHasBecomeOfWhatItNames() {
        InMemoryVersions<CampaignTerms> store = new InMemoryVersions<>();
        Version<CampaignTerms> gone =
                store.add(aCampaign().of(Scope.ofProducts(8L)).terms(), true, NOW, "olga");
        EditDefinitions<CampaignTerms> laterOn = new EditDefinitions<>(
                new CampaignKind(),
                store,
                () -> CampaignFixture.surroundings(rate -> true, CampaignFixture.targets()),
                new InMemoryTransactions(new InMemoryLedgerStore()),
                new BusinessTime(Clock.fixed(NOW, ZoneOffset.UTC), SHANGHAI));

        assertThat(laterOn.change(gone.ref(), gone.terms(), true, "olga")).isInstanceOf(EditResult.Refused.class);
        assertThat(saved(laterOn.change(gone.ref(), gone.terms(), false, "olga"))
                        .active())
                .isFalse();
    }

    @Test
    void ofTwoWhoChangeOneVersionTheSecondIsTold() {
        Version<CampaignTerms> first = saved(edit.add(aCampaign().terms(), true, "olga"));
        Version<CampaignTerms> second =
                saved(edit.change(first.ref(), aCampaign().percent(70).terms(), true, "piet"));

        assertThat(edit.change(first.ref(), first.terms(), true, "olga")).isEqualTo(new EditResult.Outdated<>(second));
        assertThat(edit.versions(first.ref().id())).containsExactly(second, first);
    }

    @Test
    void nobodyChangesWhatIsNotThere() {
        assertThatThrownBy(() -> edit.change(new VersionRef<>(5, 1), aCampaign().terms(), true, "olga"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Version<CampaignTerms> saved(EditResult<CampaignTerms> result) {
        assertThat(result).isInstanceOf(EditResult.Saved.class);
        return ((EditResult.Saved<CampaignTerms>) result).version();
    }
}
