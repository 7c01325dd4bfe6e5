package org.pointsmall.loyalty.tier;

import java.time.Period;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.tier.QualifyingPeriod.Unit;
import org.pointsmall.loyalty.tier.TierChange.Why;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.ledger.LedgerFixture.refused;
import static org.pointsmall.loyalty.tier.ProgrammeWithTiers.BY_POINTS;
import static org.pointsmall.loyalty.tier.ProgrammeWithTiers.at;
import static org.pointsmall.loyalty.tier.SomeTiers.CNY;
import static org.pointsmall.loyalty.tier.SomeTiers.DIAMOND;
import static org.pointsmall.loyalty.tier.SomeTiers.GOLD;
import static org.pointsmall.loyalty.tier.SomeTiers.SILVER;
import static org.pointsmall.loyalty.tier.SomeTiers.calendar;
import static org.pointsmall.loyalty.tier.SomeTiers.tier;

/** What members are told of their tiers, and tiers that are given to them by hand. */
class ReadTiersTest {
    private final ProgrammeWithTiers programme = new ProgrammeWithTiers();
    private final MemberId member = programme.aMember();

    @Test
    void withoutTiersNobodyStandsAnywhere() {
        programme.award(member, 5_000);
        assertThat(programme.tiers.projection(member)).isEmpty();
        assertThat(programme.tiers.tierOf(member)).isEmpty();

        programme.define(new TierScheme(Measure.POINTS, calendar(Unit.YEAR), Period.ZERO, CNY, List.of()));
        programme.review();
        assertThat(programme.tiers.projection(member)).isEmpty();
        assertThat(programme.tiers.tierOf(member)).isEmpty();
    }

    @Test
    void whoHasNoAccountYetHasGatheredNothing() {
        programme.define(BY_POINTS);

        Projection projection = programme.tiers.projection(member).orElseThrow();
        assertThat(projection.gathered()).isZero();
        assertThat(projection.missing()).isEqualTo(1_000);
        assertThat(programme.tiers.tierOf(member)).isEmpty();
        assertThat(programme.tiers.history(member, 10)).isEmpty();
    }

    @Test
    void betweenANewSchemeAndTheFirstLookATierGivesWhatItGivesByTheNewOne() {
        programme.define(BY_POINTS);
        programme.award(member, 1_000);
        MemberId almost = programme.aMember();
        programme.award(almost, 900);
        programme.define(new TierScheme(
                Measure.POINTS,
                calendar(Unit.YEAR),
                Period.ZERO,
                CNY,
                List.of(tier(SILVER, "银卡", 3, 900, new Benefits(300, null, 50)))));

        assertThat(programme.tiers.tierOf(member))
                .map(tier -> tier.benefits().earningMultiplier())
                .contains(300);
        assertThat(programme.tiers.tierOf(almost)).isEmpty();
        assertThat(programme.review()).isEqualTo(2);
        assertThat(programme.tierOf(almost)).isEqualTo(SILVER);
        assertThat(programme.standing(member).rank()).isEqualTo(3);
    }

    @Test
    void aTierIsGivenByHandForAsLongAsOneThatIsReached() {
        programme.define(BY_POINTS);
        programme.award(member, 1_000);
        programme.moveTo("2026-06-01T10:00");

        Standing given = granted(programme.giveTier.give(member, DIAMOND, "admin", "创始会员"));

        assertThat(given)
                .isEqualTo(new Standing(DIAMOND, 30, at("2026-06-01T10:00"), at("2028-01-01T00:00"), null))
                .isEqualTo(programme.standing(member));
        assertThat(programme.tiers.history(member, 1))
                .containsExactly(new TierChange(
                        SILVER,
                        DIAMOND,
                        Why.GIVEN,
                        at("2026-06-01T10:00"),
                        0,
                        new Span(at("2026-06-01T10:00"), at("2026-06-01T10:00")),
                        at("2028-01-01T00:00"),
                        1,
                        new TierChange.Given("admin", "创始会员")));
        granted(programme.giveTier.give(member, SILVER, "admin", "a mistake"));
        assertThat(programme.tierOf(member)).isEqualTo(SILVER);
    }

    @Test
    void onlyATierThatIsDefinedCanBeGiven() {
        assertThat(refused(programme.giveTier.give(member, GOLD, "admin", "?")))
                .isEqualTo(Refusal.of(RefusalCode.NOT_ELIGIBLE_TIER).with("tier", "gold"));
        programme.define(BY_POINTS);
        assertThat(refused(programme.giveTier.give(member, new TierCode("platinum"), "admin", "?")))
                .isEqualTo(Refusal.of(RefusalCode.NOT_ELIGIBLE_TIER).with("tier", "platinum"));
        assertThat(programme.tierOf(member)).isNull();
    }

    /** A refusal is no reason to leave a review undone that was due. */
    @Test
    void aReviewThatWasDueIsKeptAlsoWhereTheTierIsRefused() {
        programme.define(BY_POINTS);
        programme.award(member, 1_000);
        programme.moveTo("2028-01-01T00:00");

        refused(programme.giveTier.give(member, new TierCode("platinum"), "admin", "?"));

        assertThat(programme.standing(member).graceUntil()).isEqualTo(at("2028-02-01T00:00"));
    }

    @Test
    void aTierThatDoesNotChangeIsNotWrittenAgain() {
        programme.define(BY_POINTS);
        programme.award(member, 1_000);
        int written = programme.store.written();
        programme.award(member, 1);
        assertThat(programme.store.written()).isEqualTo(written);
        programme.award(member, 3_999);
        assertThat(programme.store.written()).isEqualTo(written + 1);
    }

    @Test
    void aTierHasANameInEachLanguage() {
        TierName name = new TierName("Gold", "金卡");
        assertThat(name.in(Locale.SIMPLIFIED_CHINESE)).isEqualTo("金卡");
        assertThat(name.in(Locale.TRADITIONAL_CHINESE)).isEqualTo("金卡");
        assertThat(name.in(Locale.GERMANY)).isEqualTo("Gold");
        assertThat(GOLD).hasToString("gold");
    }
}
