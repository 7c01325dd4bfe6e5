package org.pointsmall.loyalty.tier;

import java.time.Period;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.definition.Draft;
import org.pointsmall.loyalty.definition.ReadDraft;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.refusal.Invalid;
import org.pointsmall.loyalty.tier.TierDraft.GraceUnit;
import org.pointsmall.loyalty.tier.TierDraft.PeriodKind;

/**
 * Reads a scheme that an operator wrote. What can be wrong with its fields, {@link ReadDraft} says, and
 * {@code UNKNOWN_FIELD}; what with the scheme, {@link SchemeRules}, whose fields are named here as the draft names them:
 * {@code tiers[0].threshold} for {@code tiers.gold.threshold}.
 */
final class ReadScheme {
    private static final int MOST_DAYS = 2_000;

    private final ReadDraft reading;
    private final Currency currency;
    private final int decimals;
    private final Map<String, String> rows = new LinkedHashMap<>();
    private final TierScheme scheme;
    private final boolean movesMembers;

    ReadScheme(Draft draft, Currency currency) {
        reading = new ReadDraft(draft);
        this.currency = currency;
        decimals = Money.zero(currency).amount().scale();
        reading.requireFields(TierDraft::isField);
        movesMembers = reading.flag(TierDraft.MOVE_MEMBERS);
        Measure measure = reading.choice("measure", Measure.class).orElse(Measure.POINTS);
        QualifyingPeriod period = period();
        Period grace = grace();
        List<Tier> tiers = new ArrayList<>();
        draft.rows("tiers").forEach(row -> tiers.add(tier(row, measure)));
        scheme = new TierScheme(measure, period, grace, currency, tiers);
    }

    /** Whether members of a tier that is removed are to be looked at again. */
    boolean movesMembers() {
        return movesMembers;
    }

    /** The scheme; where something is wrong, harmless terms in its place. */
    TierScheme scheme() {
        return scheme;
    }

    /** All that is wrong with the fields, and what with those of the scheme that are not. */
    List<Invalid> wrong(List<Invalid> ofScheme) {
        List<Invalid> wrong = new ArrayList<>(reading.wrong());
        boolean comparable = reading.wrong().stream()
                .noneMatch(invalid -> invalid.field().endsWith(".code")
                        || invalid.field().endsWith(".rank")
                        || invalid.field().endsWith(".threshold"));
        for (Invalid invalid : ofScheme) {
            boolean compares =
                    invalid.code().equals("DUPLICATE") || invalid.code().equals("NOT_ASCENDING");
            String field = field(invalid.field());
            if (reading.isRight(field) && (comparable || !compares)) {
                wrong.add(new Invalid(field, invalid.code(), operands(invalid)));
            }
        }
        return wrong;
    }

    private String field(String ofScheme) {
        for (Map.Entry<String, String> row : rows.entrySet()) {
            String tier = "tiers." + row.getKey() + ".";
            if (ofScheme.startsWith(tier)) {
                return row.getValue() + "." + ofScheme.substring(tier.length());
            }
        }
        return ofScheme;
    }

    private Map<String, Object> operands(Invalid invalid) {
        boolean money = invalid.code().equals("NOT_ASCENDING") && scheme.measure() == Measure.SPEND;
        if (!money) {
            return invalid.operands();
        }
        Map<String, Object> amounts = new LinkedHashMap<>();
        invalid.operands()
                .forEach((name, units) -> amounts.put(name, ReadDraft.plain(((Number) units).longValue(), decimals)));
        return amounts;
    }

    private QualifyingPeriod period() {
        PeriodKind kind = reading.choice("period.kind", PeriodKind.class).orElse(PeriodKind.YEAR);
        return kind == PeriodKind.ROLLING
                ? new QualifyingPeriod.Rolling(
                        Math.toIntExact(reading.number("period.months", 0, 1, SchemeRules.MOST_MONTHS)))
                : new QualifyingPeriod.Calendar(QualifyingPeriod.Unit.valueOf(kind.name()));
    }

    private Period grace() {
        int count = Math.toIntExact(
                reading.numberOrNone("grace.count", 0, 0, MOST_DAYS).orElse(0));
        if (count == 0) {
            return Period.ZERO;
        }
        GraceUnit unit = reading.choice("grace.unit", GraceUnit.class).orElse(GraceUnit.DAYS);
        return unit == GraceUnit.MONTHS ? Period.ofMonths(count) : Period.ofDays(count);
    }

    private Tier tier(String row, Measure measure) {
        String code = reading.text(row + ".code", TierCode.LONGEST, row);
        if (rows.putIfAbsent(code, row) != null) {
            reading.refuse(Invalid.of(row + ".code", "DUPLICATE"));
        }
        return new Tier(
                new TierCode(code),
                new TierName(
                        reading.text(row + ".name.en", SchemeRules.LONGEST_NAME, "?"),
                        reading.text(row + ".name.zh-CN", SchemeRules.LONGEST_NAME, "?")),
                Math.toIntExact(reading.number(row + ".rank", 0, 1, SchemeRules.MOST_RANK)),
                reading.number(
                        row + ".threshold", measure == Measure.SPEND ? decimals : 0, 1, SchemeRules.MOST_THRESHOLD),
                new Benefits(
                        orUsual(
                                row + ".earningMultiplier",
                                TierDraft.FACTOR_DECIMALS,
                                SchemeRules.LEAST_MULTIPLIER,
                                SchemeRules.MOST_MULTIPLIER,
                                Benefits.NONE.earningMultiplier()),
                        rate(row + ".offsetRate"),
                        orUsual(row + ".mallPercent", 0, 1, Benefits.NONE.mallPercent(), Benefits.NONE.mallPercent())));
    }

    private int orUsual(String path, int places, int least, int most, int usual) {
        return Math.toIntExact(reading.numberOrNone(path, places, least, most).orElse(usual));
    }

    private @Nullable PointsRate rate(String path) {
        if (!reading.draft().has(path)) {
            return null;
        }
        long points = reading.number(path + ".points", 0, 1, SchemeRules.MOST_OF_RATE);
        long money = reading.number(path + ".money", decimals, 1, SchemeRules.MOST_OF_RATE);
        return reading.isRight(path) ? new PointsRate(Points.of(points), new Money(money, currency)) : null;
    }
}
