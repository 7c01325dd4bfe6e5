package org.pointsmall.loyalty.segment;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Grades members by a run's scales. */
final class Grading {
    private final Map<Measure, Scale> scales;

    Grading(Map<Measure, Scale> scales) {
        this.scales = new EnumMap<>(scales);
    }

    SegmentStore.Grade grade(Figures figures) {
        RfmScore score = new RfmScore(
                quintile(Measure.RECENCY, figures),
                quintile(Measure.FREQUENCY, figures),
                quintile(Measure.MONETARY, figures));
        return new SegmentStore.Grade(figures.member(), score, SegmentGrid.segment(score));
    }

    private int quintile(Measure measure, Figures figures) {
        return Objects.requireNonNull(scales.get(measure), () -> "no scale for " + measure)
                .quintile(measure.of(figures));
    }
}
