package org.pointsmall.loyalty.admin.tier;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.admin.definition.FieldChange;
import org.pointsmall.loyalty.admin.definition.InWords;
import org.pointsmall.loyalty.admin.page.Sentence;
import org.pointsmall.loyalty.definition.Draft;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.tier.Tier;
import org.pointsmall.loyalty.tier.TierDraft;
import org.pointsmall.loyalty.tier.TierScheme;

/** What two schemes say otherwise: first of all tiers, then of each, by its code, whatever row it stands in. */
final class TierChanges {
    private static final String WORDS = "LoyaltyTier_";
    private static final Sentence NOTHING = Sentence.of("LoyaltyPage_Nothing");

    /** The scheme's own fields, by what comes before the codes of their choices' texts; empty for what is written. */
    private static final Map<String, String> OF_ALL = new TreeMap<>(Map.of(
            "measure", WORDS + "Measure_",
            "period.kind", WORDS + "Period_",
            "period.months", "",
            "grace.count", "",
            "grace.unit", WORDS + "Unit_"));

    private static final List<String> OF_EACH = List.of(
            "name.en",
            "name.zh-CN",
            "rank",
            "threshold",
            "earningMultiplier",
            "offsetRate.points",
            "offsetRate.money",
            "mallPercent");

    private TierChanges() {}

    /** @param now null where there are no tiers yet */
    static List<FieldChange> between(@Nullable TierScheme now, TierScheme then, Locale locale) {
        Draft before = now == null ? Draft.EMPTY : TierDraft.of(now);
        Draft after = TierDraft.of(then);
        List<FieldChange> changes = new ArrayList<>();
        OF_ALL.forEach((field, words) ->
                add(field, "", said(before.text(field), words), said(after.text(field), words), changes));
        Map<String, String> rowsBefore = rows(before);
        Map<String, String> rowsAfter = rows(after);
        for (Tier tier : tiers(now, then)) {
            String code = tier.code().value();
            Function<String, Sentence> was = text(before, rowsBefore.get(code));
            Function<String, Sentence> is = text(after, rowsAfter.get(code));
            OF_EACH.forEach(field -> add(field, tier.name().in(locale), was.apply(field), is.apply(field), changes));
        }
        return changes;
    }

    private static List<Tier> tiers(@Nullable TierScheme now, TierScheme then) {
        Map<TierCode, Tier> all = new TreeMap<>(Comparator.comparing(TierCode::value));
        Optional.ofNullable(now).ifPresent(scheme -> scheme.tiers().forEach(tier -> all.put(tier.code(), tier)));
        then.tiers().forEach(tier -> all.put(tier.code(), tier));
        return all.values().stream().sorted(Comparator.comparingInt(Tier::rank)).toList();
    }

    private static Map<String, String> rows(Draft draft) {
        Map<String, String> rows = new TreeMap<>();
        draft.rows("tiers").forEach(row -> rows.put(draft.text(row + ".code"), row));
        return rows;
    }

    private static Function<String, Sentence> text(Draft draft, @Nullable String row) {
        return field -> row == null ? NOTHING : said(draft.text(row + "." + field), "");
    }

    private static Sentence said(String text, String words) {
        if (text.isEmpty()) {
            return NOTHING;
        }
        return words.isEmpty() ? InWords.plain(text) : Sentence.of(words + text);
    }

    private static void add(String field, String row, Sentence before, Sentence after, List<FieldChange> changes) {
        if (!before.equals(after)) {
            changes.add(new FieldChange(WORDS + field, row, before, after));
        }
    }
}
