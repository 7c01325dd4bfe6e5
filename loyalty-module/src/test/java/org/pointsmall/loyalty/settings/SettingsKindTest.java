package org.pointsmall.loyalty.settings;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pointsmall.loyalty.adjustment.ApprovalRule;
import org.pointsmall.loyalty.aftersale.ReturnPolicy;
import org.pointsmall.loyalty.audit.AuditChange;
import org.pointsmall.loyalty.audit.AuditNote;
import org.pointsmall.loyalty.definition.AuditedVersions;
import org.pointsmall.loyalty.definition.Draft;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.EditResult;
import org.pointsmall.loyalty.definition.InMemoryVersions;
import org.pointsmall.loyalty.definition.Surroundings;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.earning.TargetsFixture;
import org.pointsmall.loyalty.ledger.ClawbackPolicy;
import org.pointsmall.loyalty.ledger.Expiry;
import org.pointsmall.loyalty.ledger.InMemoryLedgerStore;
import org.pointsmall.loyalty.ledger.InMemoryTransactions;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.points.Share;
import org.pointsmall.loyalty.recommendation.RecommendationTerms;
import org.pointsmall.loyalty.redemption.OffsetPolicy;
import org.pointsmall.loyalty.refusal.Invalid;
import org.pointsmall.loyalty.time.BusinessTime;

import static org.assertj.core.api.Assertions.assertThat;

class SettingsKindTest {
    private static final Currency CNY = Currency.getInstance("CNY");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);
    private static final Instant NOW = TODAY.atStartOfDay(ZoneOffset.UTC).toInstant();

    private final SettingsKind kind = new SettingsKind(() -> TODAY);
    private final InMemoryVersions<ProgrammeTerms> store = new InMemoryVersions<>();
    private final EditDefinitions<ProgrammeTerms> edit = new EditDefinitions<>(
            kind,
            store,
            () -> new Surroundings(CNY, ZoneId.of("Asia/Shanghai"), TargetsFixture.targets(), rate -> true),
            new InMemoryTransactions(new InMemoryLedgerStore()),
            new BusinessTime(Clock.fixed(NOW, ZoneOffset.UTC), () -> ZoneOffset.UTC));
    private final ProgrammeSettings settings = new ProgrammeSettings(edit, SettingsKindTest::usual);

    private static ProgrammeTerms usual() {
        return terms(new Expiry.Never(), Duration.ZERO);
    }

    private static ProgrammeTerms terms(Expiry expiry, Duration pending) {
        return new ProgrammeTerms(
                "",
                new PointsRate(Points.of(1), new Money(100, CNY)),
                new LotPolicy(pending, expiry),
                new OffsetPolicy(
                        new PointsRate(Points.of(100), new Money(100, CNY)),
                        Points.of(1),
                        Points.of(1),
                        null,
                        new Share(100_00, 100_00),
                        Money.zero(CNY),
                        false,
                        false),
                new ReturnPolicy(ReturnPolicy.Shipping.WITH_LAST, true, ReturnPolicy.Refund.BOTH),
                Duration.ofDays(30),
                ClawbackPolicy.REVOKE_TO_ZERO,
                new MeasuringTerms(Period.ofYears(2), 1),
                new ApprovalRule(Points.of(5_000), Duration.ofHours(48)),
                new RecommendationTerms(4, 1, new Share(20, 100), Points.of(100), new Share(25, 100)));
    }

    private Draft usualDraft() {
        return settings.written(usual()).with("reason", "a reason");
    }

    @Test
    void theTrailSaysOfWhoPublishesWhatCameIntoForce() {
        List<AuditNote> notes = new ArrayList<>();
        AuditedVersions<ProgrammeTerms> audited =
                new AuditedVersions<>(store, kind, notes::add, () -> Optional.of(usual()));
        Version<ProgrammeTerms> first = audited.add(terms(new Expiry.Never(), Duration.ofDays(3)), false, NOW, "ana");
        Version<ProgrammeTerms> published = audited.change(first.ref(), first.terms(), true, NOW, "bo");
        Version<ProgrammeTerms> draft =
                audited.change(published.ref(), terms(new Expiry.Never(), Duration.ofDays(5)), false, NOW, "ana");
        Version<ProgrammeTerms> next =
                audited.change(draft.ref(), terms(new Expiry.On(TODAY), Duration.ofDays(5)), false, NOW, "ana");
        audited.change(next.ref(), next.terms(), true, NOW, "bo");

        assertThat(notes.get(1).changes())
                .isEqualTo(AuditedVersions.changes(edit.written(usual(), false), edit.written(published.terms(), true)))
                .contains(new AuditChange("active", "false", "true"))
                .anySatisfy(change -> assertThat(change.field()).startsWith("pending"));
        assertThat(notes.get(4).changes())
                .isEqualTo(AuditedVersions.changes(
                        edit.written(published.terms(), false), edit.written(next.terms(), true)))
                .anySatisfy(change -> assertThat(change.field()).startsWith("pending"))
                .anySatisfy(change -> assertThat(change.field()).startsWith("expiry"));
    }

    @Test
    void whatIsSwitchedOnAgainAsItWasIsWrittenDownAsThat() {
        List<AuditNote> notes = new ArrayList<>();
        AuditedVersions<ProgrammeTerms> audited = new AuditedVersions<>(store, kind, notes::add);
        Version<ProgrammeTerms> on = audited.add(usual(), true, NOW, "ana");
        Version<ProgrammeTerms> off = audited.change(on.ref(), usual(), false, NOW, "ana");
        audited.change(off.ref(), usual(), true, NOW, "bo");

        assertThat(notes.get(2).changes()).containsExactly(new AuditChange("active", "false", "true"));
    }

    @Test
    void whatAnOperatorLeavesAsItIsSaysTheSame() {
        for (Expiry expiry : List.of(
                new Expiry.Never(),
                new Expiry.After(Period.of(1, 6, 0), Expiry.End.MONTH),
                new Expiry.After(Period.ofDays(90), Expiry.End.DAY),
                new Expiry.After(Period.of(0, 1, 15), Expiry.End.YEAR),
                new Expiry.On(TODAY))) {
            for (Duration pending :
                    List.of(Duration.ZERO, Duration.ofDays(14), Duration.ofHours(36), Duration.ofSeconds(90))) {
                ProgrammeTerms terms = terms(expiry, pending).because("why");
                InMemoryVersions<ProgrammeTerms> kept = new InMemoryVersions<>();
                EditDefinitions<ProgrammeTerms> anew = new EditDefinitions<>(
                        kind,
                        kept,
                        () -> new Surroundings(CNY, ZoneOffset.UTC, TargetsFixture.targets(), rate -> true),
                        new InMemoryTransactions(new InMemoryLedgerStore()),
                        new BusinessTime(Clock.fixed(NOW, ZoneOffset.UTC), () -> ZoneOffset.UTC));
                anew.add(settings.written(terms).with("reason", "why"), "test");

                assertThat(kept.all().get(0).terms()).isEqualTo(terms);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "earning.points, 0, earning.points OUT_OF_RANGE",
        "earning.money, 0, earning.money OUT_OF_RANGE",
        "earning.money, 0.001, earning.money TOO_FINE",
        "pending.count, -1, pending.count OUT_OF_RANGE",
        "grace.unit, YEARS, grace.unit UNKNOWN",
        "offset.share, 100.01, offset.share OUT_OF_RANGE",
        "offset.share, 12.345, offset.share TOO_FINE",
        "offset.minimum, -1, offset.minimum OUT_OF_RANGE",
        "offset.step, 0, offset.step OUT_OF_RANGE",
        "offset.minimumCash, x, offset.minimumCash NOT_A_NUMBER",
        "returns.refund, ALL, returns.refund UNKNOWN",
        "segments.everyDays, 0, segments.everyDays OUT_OF_RANGE",
        "segments.lookBack.months, 0, segments.lookBack.months MISSING",
        "recommendations.reach, 101, recommendations.reach OUT_OF_RANGE",
        "reason, '', reason MISSING",
        "zone, UTC, zone UNKNOWN_FIELD"
    })
    void refusesWhatNoProgrammeCanBeRunBy(String field, String value, String refused) {
        assertThat(refusals(usualDraft().with(field, value))).containsExactly(refused);
    }

    @Test
    void aStepIsWorthWholeMinorUnitsAtItsOwnRate() {
        Draft thirds = usualDraft().with("offset.rate.points", "3").with("offset.rate.money", "0.10");

        assertThat(refusals(thirds.with("offset.step", "1"))).isEmpty();
        assertThat(refusals(thirds.with("offset.step", "2"))).containsExactly("offset.step NOT_USABLE");
        assertThat(refusals(thirds.with("offset.step", "3"))).isEmpty();
    }

    @Test
    void aMaximumLeavesRoomForTheMinimumInSteps() {
        Draft steps = usualDraft().with("offset.minimum", "150").with("offset.step", "100");

        assertThat(refusals(steps.with("offset.maximum", "200"))).isEmpty();
        assertThat(refusals(steps.with("offset.maximum", "199"))).containsExactly("offset.maximum BELOW");
    }

    @Test
    void aLastDayIsNotOver() {
        Draft day = usualDraft().with("expiry.kind", "LAST_DAY");

        assertThat(refusals(day)).containsExactly("expiry.lastDay MISSING");
        assertThat(refusals(day.with("expiry.lastDay", "tomorrow"))).containsExactly("expiry.lastDay NOT_A_DATE");
        assertThat(refusals(day.with("expiry.lastDay", "2026-11-29"))).containsExactly("expiry.lastDay PAST");
        assertThat(refusals(day.with("expiry.lastDay", "2026-11-30"))).isEmpty();
    }

    @Test
    void whatIsInForceIsWhatWasPublishedLastAndBeforeThatTheProperties() {
        assertThat(settings.inForce()).isEqualTo(usual());
        settings.save(null, usualDraft().with("earning.points", "2"), "ana");
        assertThat(settings.inForce()).isEqualTo(usual());

        settings.publish(settings.versions().get(0), "bo");
        settings.save(settings.versions().get(0).ref(), usualDraft().with("earning.points", "3"), "ana");

        assertThat(settings.inForce().earning().points()).isEqualTo(Points.of(2));
        assertThat(settings.versions()).extracting(version -> version.active()).containsExactly(false, true, false);
    }

    @Test
    void aDraftThatSomebodyHasChangedIsNotPublishedUnseen() {
        settings.save(null, usualDraft(), "ana");
        var seen = settings.versions().get(0);
        settings.save(seen.ref(), usualDraft().with("earning.points", "9"), "mallory");

        assertThat(settings.publish(seen, "bo")).isInstanceOf(EditResult.Outdated.class);
        assertThat(settings.inForce()).isEqualTo(usual());
    }

    /** Each against a store of its own, as {@code field CODE}. */
    private List<String> refusals(Draft draft) {
        EditDefinitions<ProgrammeTerms> anew = new EditDefinitions<>(
                kind,
                new InMemoryVersions<>(),
                () -> new Surroundings(CNY, ZoneOffset.UTC, TargetsFixture.targets(), rate -> true),
                new InMemoryTransactions(new InMemoryLedgerStore()),
                new BusinessTime(Clock.fixed(NOW, ZoneOffset.UTC), () -> ZoneOffset.UTC));
        EditResult<ProgrammeTerms> result = anew.add(draft, "test");
        return result instanceof EditResult.Refused<ProgrammeTerms> refused
                ? refused.wrong().stream().map(SettingsKindTest::inShort).toList()
                : List.of();
    }

    private static String inShort(Invalid invalid) {
        return invalid.field() + " " + invalid.code();
    }
}
