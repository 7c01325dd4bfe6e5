package org.pointsmall.loyalty.adjustment.batch;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Points;

/** How many rows of a batch are in which state, and what they come to. */
public record BatchCounts(List<Count> counts) {
    public BatchCounts {
        counts = List.copyOf(counts);
    }

    /**
     * Rows that are alike.
     *
     * @param problem null for none
     * @param given the points of those that give
     * @param taken the points of those that take
     */
    public record Count(BatchRow.State state, @Nullable String problem, long rows, Points given, Points taken) {}

    public long rows(BatchRow.State state) {
        return counts.stream()
                .filter(count -> count.state() == state)
                .mapToLong(Count::rows)
                .sum();
    }

    public long rows() {
        return counts.stream().mapToLong(Count::rows).sum();
    }

    /** Whether there is something to undo; what waits for a second admin may have been let move since. */
    public boolean mayHaveMoved() {
        return rows(BatchRow.State.MOVED) + rows(BatchRow.State.WAITS) > 0;
    }

    public Points given(BatchRow.State state) {
        return counts.stream()
                .filter(count -> count.state() == state)
                .map(Count::given)
                .reduce(Points.ZERO, Points::plus);
    }

    public Points taken(BatchRow.State state) {
        return counts.stream()
                .filter(count -> count.state() == state)
                .map(Count::taken)
                .reduce(Points.ZERO, Points::plus);
    }

    /** What is still to be moved, given and taken alike. */
    Points open() {
        return given(BatchRow.State.OPEN).plus(taken(BatchRow.State.OPEN));
    }
}
