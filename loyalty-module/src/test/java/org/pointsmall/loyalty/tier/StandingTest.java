package org.pointsmall.loyalty.tier;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pointsmall.loyalty.member.TierCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.pointsmall.loyalty.tier.SomeTiers.GOLD;

class StandingTest {
    private static final Instant SINCE = Instant.parse("2026-03-15T02:00:00Z");
    private static final Instant UNTIL = Instant.parse("2027-12-31T16:00:00Z");
    private static final Instant LATER = UNTIL.plusMillis(1);

    @Test
    void aTierHasARankAndDatesAndNoTierHasNone() {
        assertThat(new Standing(null, 0, null, null, null)).isEqualTo(Standing.NONE);
        assertNone(null, 1, null, null, null);
        assertNone(null, 0, SINCE, null, null);
        assertNone(null, 0, null, UNTIL, null);
        assertNone(null, 0, null, null, LATER);
        assertNone(GOLD, 0, SINCE, UNTIL, null);
        assertNone(GOLD, 20, null, UNTIL, null);
        assertNone(GOLD, 20, SINCE, null, null);
    }

    private static void assertNone(
            @Nullable TierCode tier,
            int rank,
            @Nullable Instant since,
            @Nullable Instant until,
            @Nullable Instant graceUntil) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Standing(tier, rank, since, until, graceUntil));
    }

    @Test
    void aTierIsReviewedAtItsEndOrAtTheEndOfItsGrace() {
        Standing gold = new Standing(GOLD, 20, SINCE, UNTIL, null);
        assertThat(Standing.NONE.reviewAt()).isNull();
        assertThat(gold.reviewAt()).isEqualTo(UNTIL);
        assertThat(gold.inGraceUntil(LATER).reviewAt()).isEqualTo(LATER);
        assertThat(gold.inGraceUntil(LATER).until(LATER)).isEqualTo(new Standing(GOLD, 20, SINCE, LATER, null));
    }

    @Test
    void theHigherTierIsBetterOrTheSameForLonger() {
        Standing gold = new Standing(GOLD, 20, SINCE, UNTIL, null);
        Standing longer = new Standing(GOLD, 20, SINCE, LATER, null);
        Standing lower = new Standing(GOLD, 19, SINCE, LATER, null);

        assertBetter(gold, Standing.NONE);
        assertBetter(longer, gold);
        assertBetter(gold, lower);
        assertBetter(gold.inGraceUntil(LATER), gold);
        assertThat(gold.isBetterThan(gold)).isFalse();
        assertThat(Standing.NONE.isBetterThan(Standing.NONE)).isFalse();
    }

    private static void assertBetter(Standing better, Standing other) {
        assertThat(better.isBetterThan(other)).isTrue();
        assertThat(other.isBetterThan(better)).isFalse();
    }

    @ParameterizedTest(name = "of 10 to 20, before {0}: {1} to {2}")
    @CsvSource({"9, 9, 9", "10, 10, 10", "11, 10, 11", "19, 10, 19", "20, 10, 20", "21, 10, 20"})
    void ofASpanWhatIsBeforeAMomentIsNeverLessThanNothing(long moment, long from, long until) {
        Span span = new Span(Instant.ofEpochMilli(10), Instant.ofEpochMilli(20));

        assertThat(span.before(Instant.ofEpochMilli(moment)))
                .isEqualTo(new Span(Instant.ofEpochMilli(from), Instant.ofEpochMilli(until)));
    }
}
