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
import org.pointsmall.loyalty.campaign.EditCampaigns.Result;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.ledger.InMemoryLedgerStore;
import org.pointsmall.loyalty.ledger.InMemoryTransactions;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.refusal.Invalid;
import org.pointsmall.loyalty.segment.SegmentCode;
import org.pointsmall.loyalty.tier.TierCode;
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

    private final EditCampaigns edit = new EditCampaigns(
            new InMemoryCampaigns(),
            new CampaignRules(
                    () -> Currency.getInstance("CNY"),
                    rate -> rate.money().minorUnits() != 13,
                    CampaignFixture.targets()),
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
                arguments(aCampaign().rate(worth(150)).of(Goods.ofProducts(7L)).terms(), "goods", "NOT_FOR_RATES"),
                arguments(aCampaign().of(Goods.ofProducts(7L, 8L)).terms(), "goods.products", "UNKNOWN"),
                arguments(
                        aCampaign()
                                .of(new Goods(
                                        LongStream.rangeClosed(1, 1_001).boxed().collect(Collectors.toSet()), Set.of()))
                                .terms(),
                        "goods.products",
                        "OUT_OF_RANGE"),
                arguments(aCampaign().of(Goods.ofCategories(71L)).terms(), "goods.categories", "UNKNOWN"),
                arguments(aCampaign().to(People.ofTiers(SILVER)).terms(), "people.tiers", "UNKNOWN"),
                arguments(
                        aCampaign()
                                .to(People.ofSegments(new SegmentCode("rich")))
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
        assertThat(edit.add(terms, true, "olga"))
                .isInstanceOfSatisfying(
                        Result.Refused.class,
                        refused -> assertThat(refused.wrong()).singleElement().satisfies(invalid -> {
                            assertThat(invalid.field()).isEqualTo(field);
                            assertThat(invalid.code()).isEqualTo(code);
                        }));
        assertThat(edit.all()).isEmpty();
    }

    @Test
    void takesWhatIsJustWithinItsBounds() {
        saved(edit.add(aCampaign().percent(1).terms("x".repeat(100)), true, "olga"));
        saved(edit.add(
                aCampaign()
                        .first(1)
                        .percent(99)
                        .of(new Goods(Set.of(7L), Set.of(70L)))
                        .terms(),
                true,
                "olga"));
        saved(edit.add(
                aCampaign()
                        .rate(worth(1_000_000_000L))
                        .to(new People(Set.of(GOLD), Set.of(LOYAL)))
                        .terms(),
                true,
                "olga"));

        assertThat(edit.all()).hasSize(3);
    }

    @Test
    void tellsAllThatIsWrongAtOnce() {
        assertThat(edit.add(aCampaign().percent(0).of(Goods.ofProducts(8L, 9L)).terms(""), true, "olga"))
                .isEqualTo(new Result.Refused(List.of(
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
                .to(People.ofTiers(GOLD))
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
                        goldsFifteenth, aCampaign().to(People.ofSegments(LOYAL)).terms(), true),
                arguments(fifteenth, rate, false),
                arguments(
                        rate,
                        aCampaign().rate(worth(120)).to(People.ofTiers(GOLD)).terms(),
                        true),
                arguments(
                        rate,
                        aCampaign()
                                .rate(worth(120))
                                .within(ALWAYS.within(LocalDateTime.parse("2030-01-01T00:00"), null))
                                .terms(),
                        true),
                arguments(
                        aCampaign().of(Goods.ofProducts(7L)).terms(),
                        aCampaign().of(Goods.ofCategories(70L)).terms(),
                        false),
                arguments(
                        aCampaign().of(Goods.ofProducts(7L)).terms(),
                        aCampaign().of(new Goods(Set.of(7L), Set.of(70L))).terms(),
                        true),
                arguments(
                        aCampaign().of(Goods.ofCategories(70L)).terms(),
                        aCampaign().terms(),
                        true));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void refusesTwoThatApplyToTheSameAtTheSameTimeWithTheSamePriority(
            CampaignTerms one, CampaignTerms other, boolean refused) {
        SavedCampaign first = saved(edit.add(one, true, "olga"));

        Result result = edit.add(other, true, "olga");

        if (refused) {
            assertThat(result)
                    .isEqualTo(new Result.Refused(List.of(Invalid.of("window", "OVERLAPS")
                            .with("id", first.ref().id())
                            .with("name", one.name()))));
        } else {
            saved(result);
        }
        assertThat(other.conflictsWith(one)).isEqualTo(one.conflictsWith(other));
    }

    @Test
    void onlyCampaignsInForceAreInEachOthersWay() {
        SavedCampaign first = saved(edit.add(aCampaign().terms(), true, "olga"));
        SavedCampaign second = saved(edit.add(aCampaign().percent(70).terms(), false, "olga"));

        assertThat(edit.change(second.ref(), second.terms(), true, "olga")).isInstanceOf(Result.Refused.class);
        saved(edit.change(first.ref(), first.terms(), false, "olga"));
        saved(edit.change(second.ref(), second.terms(), true, "olga"));
    }

    @Test
    void aCampaignIsNotInItsOwnWay() {
        SavedCampaign first = saved(edit.add(aCampaign().terms(), true, "olga"));

        assertThat(saved(edit.change(first.ref(), aCampaign().percent(70).terms(), true, "olga"))
                        .ref()
                        .version())
                .isEqualTo(2);
    }

    @Test
    void aCampaignCanBeEndedWhateverHasBecomeOfWhatItNames() {
        InMemoryCampaigns store = new InMemoryCampaigns();
        SavedCampaign gone = store.add(aCampaign().of(Goods.ofProducts(8L)).terms(), true, NOW, "olga");
        EditCampaigns laterOn = new EditCampaigns(
                store,
                new CampaignRules(() -> Currency.getInstance("CNY"), rate -> true, CampaignFixture.targets()),
                new InMemoryTransactions(new InMemoryLedgerStore()),
                new BusinessTime(Clock.fixed(NOW, ZoneOffset.UTC), SHANGHAI));

        assertThat(laterOn.change(gone.ref(), gone.terms(), true, "olga")).isInstanceOf(Result.Refused.class);
        assertThat(saved(laterOn.change(gone.ref(), gone.terms(), false, "olga"))
                        .active())
                .isFalse();
    }

    @Test
    void ofTwoWhoChangeOneVersionTheSecondIsTold() {
        SavedCampaign first = saved(edit.add(aCampaign().terms(), true, "olga"));
        SavedCampaign second =
                saved(edit.change(first.ref(), aCampaign().percent(70).terms(), true, "piet"));

        assertThat(edit.change(first.ref(), first.terms(), true, "olga")).isEqualTo(new Result.Outdated(second));
        assertThat(edit.versions(first.ref().id())).containsExactly(second, first);
    }

    @Test
    void nobodyChangesWhatIsNotThere() {
        assertThatThrownBy(() -> edit.change(new CampaignRef(5, 1), aCampaign().terms(), true, "olga"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static SavedCampaign saved(Result result) {
        assertThat(result).isInstanceOf(Result.Saved.class);
        return ((Result.Saved) result).campaign();
    }
}
