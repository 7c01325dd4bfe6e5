package org.pointsmall.loyalty.tier;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.definition.Draft;
import org.pointsmall.loyalty.definition.Uses;
import org.pointsmall.loyalty.definition.Uses.Kind;
import org.pointsmall.loyalty.definition.Uses.Use;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.refusal.Invalid;
import org.pointsmall.loyalty.tier.QualifyingPeriod.Unit;
import org.pointsmall.loyalty.tier.TierSchemes.Past;
import org.pointsmall.loyalty.tier.TierSchemes.Revision;
import org.pointsmall.loyalty.tier.TierSchemes.Saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.tier.ProgrammeWithTiers.BY_POINTS;
import static org.pointsmall.loyalty.tier.ProgrammeWithTiers.BY_SPEND;
import static org.pointsmall.loyalty.tier.SomeTiers.CNY;
import static org.pointsmall.loyalty.tier.SomeTiers.GOLD;
import static org.pointsmall.loyalty.tier.SomeTiers.SILVER;
import static org.pointsmall.loyalty.tier.SomeTiers.calendar;
import static org.pointsmall.loyalty.tier.SomeTiers.tier;

class TierSchemesTest {
    private static final TierScheme NO_TIERS =
            new TierScheme(Measure.POINTS, calendar(Unit.YEAR), Period.ZERO, CNY, List.of());

    private final ProgrammeWithTiers programme = new ProgrammeWithTiers();
    private final TierSchemes schemes = programme.schemes;

    @Test
    void beforeTheFirstSchemeNoneIsInForce() {
        assertThat(schemes.inForce()).isNull();
        assertThat(schemes.history(10)).isEmpty();
        assertThat(schemes.areThereAny()).isFalse();
    }

    @Test
    void aSchemeThatIsSavedIsInForceAtOnceAndReadOnce() {
        assertThat(schemes.save(0, BY_POINTS, "olga")).isEqualTo(new Saved.InForce(1));
        assertThat(schemes.inForce()).isEqualTo(new Revision(1, BY_POINTS));
        assertThat(schemes.inForce()).isEqualTo(new Revision(1, BY_POINTS));
        assertThat(programme.store.schemesRead()).isEqualTo(1);

        assertThat(schemes.save(1, BY_SPEND, "piet")).isEqualTo(new Saved.InForce(2));
        assertThat(schemes.inForce()).isEqualTo(new Revision(2, BY_SPEND));
        assertThat(programme.store.schemesRead()).isEqualTo(2);
    }

    /** Two who save at once must not both find that the one they edited is in force. */
    @Test
    void whoeverSavesKeepsAllOthersOut() {
        schemes.save(0, BY_POINTS, "olga");
        assertThat(programme.store.locks()).isEqualTo(1);
        schemes.history(1);
        assertThat(programme.store.locks()).as("nobody waits to read").isEqualTo(1);
    }

    @Test
    void whoEditedAnotherThanTheOneInForceIsTold() {
        schemes.save(0, BY_POINTS, "olga");

        for (long edited : new long[] {0, 2}) {
            assertThat(schemes.save(edited, BY_SPEND, "piet"))
                    .isEqualTo(new Saved.Refused(
                            List.of(Invalid.of("revision", "CHANGED_MEANWHILE").with("edited", edited))));
        }
        assertThat(schemes.inForce()).isEqualTo(new Revision(1, BY_POINTS));
    }

    @Test
    void aSchemeThatIsWrongIsRefusedWithTheReason() {
        TierScheme rankless = new TierScheme(
                Measure.POINTS,
                calendar(Unit.YEAR),
                Period.ZERO,
                CNY,
                List.of(tier(SILVER, "银", 0, 900, Benefits.NONE)));

        Saved saved = schemes.save(0, rankless, "olga");

        assertThat(saved).isEqualTo(new Saved.Refused(schemes.wrong(rankless)));
        assertThat(schemes.wrong(rankless)).extracting(Invalid::field).containsExactly("tiers.silver.rank");
        assertThat(schemes.inForce()).isNull();
    }

    @Test
    void schemesAreRememberedWithWhoSavedThemAndWhen() {
        Instant first = programme.clock.instant();
        schemes.save(0, BY_POINTS, "olga");
        programme.clock.moveOn(Duration.ofMillis(90).plusNanos(999_999));
        schemes.save(1, BY_SPEND, "piet");

        Past latest = new Past(2, BY_SPEND, first.plusMillis(90), "piet");
        assertThat(schemes.history(2)).containsExactly(latest, new Past(1, BY_POINTS, first, "olga"));
        assertThat(schemes.history(1)).containsExactly(latest);
    }

    @Test
    void aNodeKnowsOfTheFirstTiersWithTheNextLookAndOfTheirEnd() {
        assertThat(schemes.areThereAny()).isFalse();
        schemes.save(0, BY_POINTS, "olga");
        assertThat(schemes.areThereAny()).isFalse();
        assertThat(schemes.refresh()).isTrue();
        assertThat(schemes.areThereAny()).isTrue();
        assertThat(schemes.refresh()).isFalse();

        schemes.save(1, NO_TIERS, "olga");
        schemes.refresh();
        assertThat(schemes.areThereAny()).isFalse();
    }

    @Test
    void aSchemeIsSavedAsAnOperatorWritesIt() {
        EditTiers edit = new EditTiers(schemes, () -> CNY, List.of());

        assertThat(edit.save(0, TierDraft.of(BY_SPEND), "olga")).isEqualTo(new Saved.InForce(1));
        assertThat(schemes.inForce()).isEqualTo(new Revision(1, BY_SPEND));
        assertThat(edit.save(1, TierDraft.of(BY_SPEND).with("tiers[0].rank", "x"), "olga"))
                .isEqualTo(new Saved.Refused(List.of(Invalid.of("tiers[0].rank", "NOT_A_NUMBER"))));
        assertThat(edit.save(1, Draft.EMPTY, "olga")).isInstanceOf(Saved.Refused.class);
        assertThat(schemes.history(9)).hasSize(1);
    }

    /** What names a tier would name nothing any more. */
    @Test
    void aTierThatIsNamedIsNotRemoved() {
        schemes.save(0, BY_POINTS, "olga");
        Uses<TierCode> rule =
                code -> code.equals(GOLD) ? List.of(new Use(Kind.RULE, 4, "Gold's double points")) : List.of();
        EditTiers edit = new EditTiers(schemes, () -> CNY, List.of(code -> List.of(), rule));
        Draft withoutGold = without(1);

        assertThat(edit.save(1, withoutGold, "olga"))
                .isEqualTo(new Saved.Refused(List.of(Invalid.of("tiers", "TIER_IN_RULE")
                        .with("tier", "gold")
                        .with("id", "4")
                        .with("name", "Gold's double points"))));
        assertThat(edit.save(0, withoutGold, "olga"))
                .as("of another scheme than the one in force the first thing to know is that")
                .isEqualTo(new Saved.Refused(
                        List.of(Invalid.of("revision", "CHANGED_MEANWHILE").with("edited", 0L))));
        assertThat(edit.save(1, without(2), "olga")).as("another tier").isEqualTo(new Saved.InForce(2));
    }

    @Test
    void aTierWithMembersIsRemovedWhereTheyMayBeLookedAtAgain() {
        programme.define(BY_POINTS);
        programme.award(programme.aMember(), 5_000);
        EditTiers edit = new EditTiers(schemes, () -> CNY, List.of());
        Draft withoutGold = without(1);

        assertThat(edit.save(1, withoutGold, "olga"))
                .isEqualTo(new Saved.Refused(List.of(Invalid.of("tiers", "TIER_HAS_MEMBERS")
                        .with("tier", "gold")
                        .with("members", 1L))));
        assertThat(edit.save(1, withoutGold.with(TierDraft.MOVE_MEMBERS, false), "olga"))
                .isInstanceOf(Saved.Refused.class);
        assertThat(edit.save(1, withoutGold.with(TierDraft.MOVE_MEMBERS, true), "olga"))
                .isEqualTo(new Saved.InForce(2));
    }

    private static Draft without(int index) {
        List<Tier> tiers = new ArrayList<>(BY_POINTS.tiers());
        tiers.remove(index);
        return TierDraft.of(new TierScheme(
                BY_POINTS.measure(), BY_POINTS.period(), BY_POINTS.grace(), BY_POINTS.currency(), tiers));
    }
}
