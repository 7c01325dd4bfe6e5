package org.pointsmall.loyalty.admin.choice;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.segment.SegmentCounts;
import org.pointsmall.loyalty.segment.own.OwnRun;
import org.pointsmall.loyalty.segment.own.OwnRuns;
import org.pointsmall.loyalty.segment.own.OwnSegmentBook;
import org.pointsmall.loyalty.segment.own.OwnSegmentTerms;

/** Segments that have members, to choose one of them. */
public final class SegmentChoices {
    private final SegmentCounts counts;
    private final OwnRuns runs;
    private final Supplier<OwnSegmentBook> book;

    /** @param book what segments are called now */
    public SegmentChoices(SegmentCounts counts, OwnRuns runs, Supplier<OwnSegmentBook> book) {
        this.counts = counts;
        this.runs = runs;
        this.book = book;
    }

    /** A segment that can be chosen. */
    public record Choice(String code, String name, String members) {}

    /** The merchant's own come last; those whose members have not been found yet are left out. */
    public List<Choice> all(Locale locale, DisplayFormat written) {
        List<Choice> choices = new ArrayList<>();
        counts.inForce().ifPresent(counted -> counted.counts()
                .forEach((code, members) -> choices.add(choice(code, members, locale, written))));
        Map<SegmentCode, Long> own = new HashMap<>();
        runs.standing().stream()
                .filter(run -> run.state() == OwnRun.State.IN_FORCE)
                .forEach(run -> own.put(OwnSegmentTerms.code(run.of().id()), run.members()));
        book.get().codes().stream()
                .filter(own::containsKey)
                .forEach(code -> choices.add(choice(code, own.getOrDefault(code, 0L), locale, written)));
        return choices;
    }

    private Choice choice(SegmentCode code, long members, Locale locale, DisplayFormat written) {
        return new Choice(code.value(), in(locale).apply(code), written.number(members));
    }

    /** What segments are called in this language. */
    public Function<SegmentCode, String> in(Locale locale) {
        return code -> book.get().name(code, locale);
    }
}
