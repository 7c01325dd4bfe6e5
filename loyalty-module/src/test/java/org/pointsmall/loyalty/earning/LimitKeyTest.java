package org.pointsmall.loyalty.earning;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pointsmall.loyalty.member.MemberId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Whose points, and of which time, count together. */
class LimitKeyTest {
    private static final MemberId ANA = new MemberId(7);

    /** Around the end of the year, east and west of UTC. */
    @ParameterizedTest(name = "{0} in {1}: {2}")
    @CsvSource({
        "2026-12-31T15:59:59.999Z, Asia/Shanghai, 2026-12-31",
        "2026-12-31T16:00:00Z, Asia/Shanghai, 2027-01-01",
        "2026-12-31T23:59:59.999Z, UTC, 2026-12-31",
        "2027-01-01T00:00:00Z, UTC, 2027-01-01",
        "2027-01-01T07:59:59.999Z, America/Los_Angeles, 2026-12-31",
        "2027-01-01T08:00:00Z, America/Los_Angeles, 2027-01-01",
        "2027-01-01T03:29:59.999Z, America/St_Johns, 2026-12-31",
        "2027-01-01T03:30:00Z, America/St_Johns, 2027-01-01"
    })
    void daysMonthsAndYearsAreThoseOfTheProgrammesZone(Instant at, String zone, String day) {
        assertThat(key(Limit.perMember(Limit.Period.DAY, 1), at, zone)).isEqualTo("rule-1/member-7/" + day);
        assertThat(key(Limit.perMember(Limit.Period.MONTH, 1), at, zone))
                .isEqualTo("rule-1/member-7/" + day.substring(0, 7));
        assertThat(key(Limit.perMember(Limit.Period.YEAR, 1), at, zone))
                .isEqualTo("rule-1/member-7/" + day.substring(0, 4));
        assertThat(key(Limit.perMember(Limit.Period.EVER, 1), at, zone)).isEqualTo("rule-1/member-7/ever");
        assertThat(key(Limit.budget(Limit.Period.DAY, 1), at, zone)).isEqualTo("rule-1/all/" + day);
    }

    @Test
    void whatIsCountedOfAMemberCanBeCountedOfAnother() {
        LimitKey ofAna = new LimitKey("rule-12/member-7/2026-11");
        LimitKey ofAll = new LimitKey("rule-12/all/2026-11");

        assertThat(ofAna.member()).contains(ANA);
        assertThat(ofAll.member()).isEmpty();
        assertThat(ofAna.of(new MemberId(8))).isEqualTo(new LimitKey("rule-12/member-8/2026-11"));
        assertThat(ofAll.of(new MemberId(8))).isEqualTo(ofAll);
    }

    @Test
    void aKeyHasItsColumnsLengthAtMost() {
        assertThatCode(() -> new LimitKey("k".repeat(80))).doesNotThrowAnyException();
        assertThatThrownBy(() -> new LimitKey("k".repeat(81))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LimitKey(" ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aGroupsCodeHas40CharactersAtMost() {
        assertThat(RuleGroup.isCode("g".repeat(40))).isTrue();
        assertThat(RuleGroup.isCode("g".repeat(41))).isFalse();
        assertThat(RuleGroup.isCode("best-of")).isTrue();
        assertThat(RuleGroup.isCode("best--of")).isFalse();
    }

    private static String key(Limit limit, Instant at, String zone) {
        return limit.key("rule-1", ANA, at, ZoneId.of(zone)).value();
    }
}
