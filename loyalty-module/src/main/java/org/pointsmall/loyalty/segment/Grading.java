package org.pointsmall.loyalty.segment;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Grades members by a run's scales. */
final class Grading {
    private final Map<RfmMeasure, Scale> scales;

    Grading(Map<RfmMeasure, Scale> scales) {
        this.scales = new EnumMap<>(scales);
    }

    SegmentStore.Grade grade(RfmFigures figures) {
        RfmScore score = new RfmScore(
                quintile(RfmMeasure.RECENCY, figures),
                quintile(RfmMeasure.FREQUENCY, figures),
                quintile(RfmMeasure.MONETARY, figures));
        return new SegmentStore.Grade(figures.member(), score, SegmentGrid.segment(score));
    }

    private int quintile(RfmMeasure measure, RfmFigures figures) {
        return Objects.requireNonNull(scales.get(measure), () -> "no scale for " + measure)
                .quintile(measure.of(figures));
    }
}
