package org.pointsmall.loyalty.segment;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.pointsmall.loyalty.member.SegmentCode;

/** The quintiles as they are defined, by counting for each member who is worse; and by bounds, without a database. */
public final class QuintilesOnPaper {
    private QuintilesOnPaper() {}

    /** The quintile of a value among all of them, by its definition. */
    public static int quintile(RfmMeasure measure, Collection<Long> all, long value) {
        long worse =
                all.stream().filter(other -> measure.isBetter(value, other)).count();
        int quintile = 1;
        while (quintile < 5 && 5 * worse >= (long) quintile * all.size()) {
            quintile++;
        }
        return quintile;
    }

    /** The segment that the grid names. */
    public static SegmentCode segment(int recency, int frequency, int monetary) {
        return SegmentGrid.segment(new RfmScore(recency, frequency, monetary)).code();
    }

    static Scale scale(RfmMeasure measure, List<Long> values) {
        Comparator<Long> fromTheWorst = measure.moreIsBetter() ? Comparator.naturalOrder() : Comparator.reverseOrder();
        List<Long> sorted = values.stream().sorted(fromTheWorst).toList();
        return new Scale(
                measure,
                IntStream.rangeClosed(2, 5)
                        .mapToObj(quintile -> sorted.get((int) Scale.position(sorted.size(), quintile)))
                        .toList());
    }
}
