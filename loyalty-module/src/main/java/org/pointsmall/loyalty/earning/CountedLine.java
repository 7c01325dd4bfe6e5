package org.pointsmall.loyalty.earning;

import org.pointsmall.loyalty.points.Fraction;
import org.pointsmall.loyalty.points.Points;

/**
 * What has become of a line's points that were counted against a limit.
 *
 * @param takenBack how many of all that the line earned have been taken back
 * @param room how many have been given back to the limit
 */
public record CountedLine(Counted counted, Points takenBack, Points room) {

    /** What of the points that count is taken back by now: their share, so that it is all of them with the last one. */
    Points due() {
        return Fraction.of(counted.points())
                .times(takenBack.value(), counted.earned().value())
                .floor();
    }

    CountedLine takenBack(Points sum) {
        Points most = sum.min(counted.earned());
        return new CountedLine(counted, most.isMoreThan(takenBack) ? most : takenBack, room);
    }

    CountedLine withRoom(Points more) {
        return new CountedLine(counted, takenBack, room.plus(more));
    }
}
