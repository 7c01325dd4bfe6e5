package org.pointsmall.loyalty.mall;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pointsmall.loyalty.campaign.CampaignFixture;
import org.pointsmall.loyalty.definition.Draft;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.EditResult;
import org.pointsmall.loyalty.definition.InMemoryVersions;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.ledger.InMemoryLedgerStore;
import org.pointsmall.loyalty.ledger.InMemoryTransactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.pointsmall.loyalty.time.TimeFixture.standingAt;

/** Zones as an operator writes them. */
class ZoneKindTest {
    private static final Draft GREAT = Draft.EMPTY
            .with("code", "great-value")
            .with("name.english", "Great value")
            .with("name.chinese", "超值专区")
            .with("pins", "9, 3, 12")
            .with("rule.saving", "2.50")
            .with("rule.mostPoints", "500")
            .with("rule.tiers", "gold")
            .with("rule.publishedDays", "14")
            .with("rule.campaign", "4")
            .with("people.segments", "loyal")
            .with("seen.from", "2026-11-11")
            .with("active", "true");

    private final EditDefinitions<ZoneTerms> edit = new EditDefinitions<>(
            new ZoneKind(ids -> {
                Set<Long> there = new HashSet<>(ids);
                there.remove(404L);
                return there;
            }),
            new InMemoryVersions<>(),
            () -> CampaignFixture.surroundings(rate -> true, CampaignFixture.targets()),
            new InMemoryTransactions(new InMemoryLedgerStore()),
            standingAt(Instant.parse("2026-11-22T04:00:00Z")));

    @Test
    void whatIsWrittenIsReadAndWrittenAgainPinsInTheirOrder() {
        Version<ZoneTerms> saved = saved(GREAT);

        assertThat(saved.terms().pins()).containsExactly(9L, 3L, 12L);
        assertThat(saved.terms().rule().saving()).hasToString("2.50 CNY");
        assertThat(saved.terms().isOddlyPinned()).isFalse();
        assertThat(edit.written(saved).items("pins")).containsExactly("9", "3", "12");
        assertThat(edit.change(saved.ref(), edit.written(saved), "olga"))
                .isInstanceOfSatisfying(
                        EditResult.Saved.class, done -> assertThat(((Version<?>) done.version()).terms())
                                .isEqualTo(saved.terms()));
    }

    @Test
    void threeToFivePinsAreUsual() {
        assertThat(saved(GREAT.with("pins", "1, 2")).terms().isOddlyPinned()).isTrue();
        assertThat(saved(GREAT.with("code", "b").with("pins", "1, 2, 3"))
                        .terms()
                        .isOddlyPinned())
                .isFalse();
        assertThat(saved(GREAT.with("code", "c").with("pins", "1, 2, 3, 4, 5"))
                        .terms()
                        .isOddlyPinned())
                .isFalse();
        assertThat(saved(GREAT.with("code", "d").with("pins", "1, 2, 3, 4, 5, 6"))
                        .terms()
                        .isOddlyPinned())
                .isTrue();
        assertThat(saved(GREAT.with("code", "e").with("pins", "1").with("anchors", "true"))
                        .terms()
                        .isOddlyPinned())
                .isFalse();
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                arguments(GREAT.with("code", "Great Value"), "code", "NOT_A_CODE"),
                arguments(GREAT.with("code", "taken"), "code", "DUPLICATE"),
                arguments(GREAT.with("code", ""), "code", "MISSING"),
                arguments(GREAT.with("pins", "3, 404"), "pins", "UNKNOWN"),
                arguments(GREAT.with("pins", "3, x"), "pins", "NOT_A_NUMBER"),
                arguments(GREAT.with("rule.saving", "0"), "rule.saving", "OUT_OF_RANGE"),
                arguments(GREAT.with("rule.mostPoints", "0"), "rule.mostPoints", "OUT_OF_RANGE"),
                arguments(GREAT.with("rule.tiers", "silver"), "rule.tiers", "UNKNOWN"),
                arguments(GREAT.with("people.segments", "rich"), "people.segments", "UNKNOWN"));
    }

    @ParameterizedTest(name = "{1}: {2}")
    @MethodSource("wrong")
    void refusesWhatIsWrongWithItsFieldAndReason(Draft draft, String field, String code) {
        saved(GREAT.with("code", "taken"));

        EditResult<ZoneTerms> result = edit.add(draft, "olga");

        assertThat(result).isInstanceOf(EditResult.Refused.class);
        assertThat(((EditResult.Refused<ZoneTerms>) result).wrong())
                .singleElement()
                .satisfies(invalid ->
                        assertThat(List.of(invalid.field(), invalid.code())).containsExactly(field, code));
    }

    private Version<ZoneTerms> saved(Draft draft) {
        EditResult<ZoneTerms> result = edit.add(draft, "olga");
        assertThat(result).as(result.toString()).isInstanceOf(EditResult.Saved.class);
        return ((EditResult.Saved<ZoneTerms>) result).version();
    }
}
