package org.pointsmall.loyalty.ledger;

import org.pointsmall.loyalty.points.Points;

/**
 * Some of the points that are credited together.
 *
 * @param points at least 1
 * @param lots by what terms they are given
 * @param own whether these are terms of their own, beside the programme's, so that the entry says them
 */
public record LotPart(Points points, LotPolicy lots, boolean own) {
    public LotPart {
        if (points.isZero()) {
            throw new IllegalArgumentException("a part of no points");
        }
    }

    /** All of them, by the programme's terms. */
    static LotPart of(Points points, LotPolicy lots) {
        return new LotPart(points, lots, false);
    }
}
