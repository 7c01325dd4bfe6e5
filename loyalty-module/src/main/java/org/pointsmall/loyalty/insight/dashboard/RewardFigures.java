package org.pointsmall.loyalty.insight.dashboard;

import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.pointsmall.loyalty.points.Money;

/**
 * Rewards that were exchanged in a span and have not been given back or taken back since, as things stand.
 *
 * @param pieces how many they are
 * @param knownPieces how many of these have a known cost, in the currency of points
 * @param cost what these cost the merchant, in minor units
 */
public record RewardFigures(long pieces, long knownPieces, long cost) {

    /** Pieces of an offer. */
    public record Given(long offer, long pieces) {}

    /** What a piece of an offer costs the merchant, as its latest version says. */
    @FunctionalInterface
    public interface Costs {
        Costs UNKNOWN = offers -> Map.of();

        /** By offer; those of which it is not known are left out. */
        Map<Long, Money> of(List<Long> offers);
    }

    static RewardFigures of(List<Given> given, Costs costs, Currency currency) {
        Map<Long, Money> known = given.isEmpty()
                ? Map.of()
                : costs.of(given.stream().map(Given::offer).toList());
        long pieces = 0;
        long knownPieces = 0;
        long cost = 0;
        for (Given one : given) {
            pieces += one.pieces();
            Money each = known.get(one.offer());
            if (each != null && each.currency().equals(currency)) {
                knownPieces += one.pieces();
                cost = Math.addExact(cost, Math.multiplyExact(each.minorUnits(), one.pieces()));
            }
        }
        return new RewardFigures(pieces, knownPieces, cost);
    }
}
