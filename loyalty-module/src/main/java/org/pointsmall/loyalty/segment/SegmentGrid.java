package org.pointsmall.loyalty.segment;

import java.util.List;

import static org.pointsmall.loyalty.segment.NamedSegment.ABOUT_TO_SLEEP;
import static org.pointsmall.loyalty.segment.NamedSegment.AT_RISK;
import static org.pointsmall.loyalty.segment.NamedSegment.CANNOT_LOSE;
import static org.pointsmall.loyalty.segment.NamedSegment.CHAMPIONS;
import static org.pointsmall.loyalty.segment.NamedSegment.HIBERNATING;
import static org.pointsmall.loyalty.segment.NamedSegment.LOST;
import static org.pointsmall.loyalty.segment.NamedSegment.LOYAL;
import static org.pointsmall.loyalty.segment.NamedSegment.NEED_ATTENTION;
import static org.pointsmall.loyalty.segment.NamedSegment.NEW;
import static org.pointsmall.loyalty.segment.NamedSegment.POTENTIAL_LOYALIST;
import static org.pointsmall.loyalty.segment.NamedSegment.PROMISING;

/**
 * Which quintiles make which segment: recency against worth, the mean of frequency and money. The names, and that
 * frequency and money share an axis, are the field's usual ones (as in Putler's RFM grid, whose ranges overlap; here
 * each field belongs to one segment):
 *
 * <pre>
 *               worth 1          worth 2              worth 3              worth 4       worth 5
 * recency 5     new              potential-loyalist   potential-loyalist   champions     champions
 * recency 4     promising        potential-loyalist   potential-loyalist   champions     champions
 * recency 3     about-to-sleep   about-to-sleep       need-attention       loyal         loyal
 * recency 2     hibernating      hibernating          at-risk              at-risk       at-risk
 * recency 1     lost             lost                 at-risk              cannot-lose   cannot-lose
 * </pre>
 */
final class SegmentGrid {
    static final List<Field> FIELDS = List.of(
            new Field(CHAMPIONS, 4, 5, 4, 5),
            new Field(LOYAL, 3, 3, 4, 5),
            new Field(POTENTIAL_LOYALIST, 4, 5, 2, 3),
            new Field(NEW, 5, 5, 1, 1),
            new Field(PROMISING, 4, 4, 1, 1),
            new Field(NEED_ATTENTION, 3, 3, 3, 3),
            new Field(ABOUT_TO_SLEEP, 3, 3, 1, 2),
            new Field(AT_RISK, 2, 2, 4, 5),
            new Field(AT_RISK, 1, 2, 3, 3),
            new Field(CANNOT_LOSE, 1, 1, 4, 5),
            new Field(HIBERNATING, 2, 2, 1, 2),
            new Field(LOST, 1, 1, 1, 2));

    private SegmentGrid() {}

    /** A rectangle of the grid; both ends belong to it. */
    record Field(NamedSegment segment, int recencyFrom, int recencyTo, int worthFrom, int worthTo) {
        boolean has(RfmScore score) {
            return recencyFrom <= score.recency()
                    && score.recency() <= recencyTo
                    && worthFrom <= score.worth()
                    && score.worth() <= worthTo;
        }
    }

    static NamedSegment segment(RfmScore score) {
        return FIELDS.stream()
                .filter(field -> field.has(score))
                .findFirst()
                .map(Field::segment)
                .orElseThrow(() -> new IllegalStateException("the grid has a hole at " + score));
    }
}
