package org.pointsmall.loyalty.mall;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;

/**
 * The things that somebody's points are said in; a pure function of what they see of them. A thing will do that they may
 * have, apart from the points for it: that is there, costs points only, and says what it is worth elsewhere.
 */
final class Anchors {
    static final Anchors NONE = new Anchors(List.of());

    /** Nobody can imagine more pieces. */
    private static final long MOST_PIECES = 9_999;

    /** As many pieces are imagined easily: then it is better that nothing is left. */
    private static final long FEW_PIECES = 10;

    /** What stands against having one, and says nothing about what it is worth. */
    private static final Set<RefusalCode> BESIDE_THE_POINT =
            Set.of(RefusalCode.INSUFFICIENT_POINTS, RefusalCode.MEMBERS_ONLY, RefusalCode.MEMBER_LIMIT_REACHED);

    /** Few pieces without a remainder are best, then as few as may be. Otherwise in the order of the pins. */
    private static final Comparator<Anchor> BEST = Comparator.comparing(
                    (Anchor anchor) -> !(anchor.isExact() && anchor.pieces() <= FEW_PIECES))
            .thenComparingLong(Anchor::pieces);

    private final List<OfferView> things;

    private Anchors(List<OfferView> things) {
        this.things = things;
    }

    /** Of what somebody sees of an anchors' zone: the first such zone of which anything will do. */
    static Anchors of(List<List<OfferView>> zones) {
        return zones.stream()
                .map(views -> views.stream().filter(Anchors::willDo).toList())
                .filter(things -> !things.isEmpty())
                .findFirst()
                .map(Anchors::new)
                .orElse(NONE);
    }

    private static boolean willDo(OfferView view) {
        return view.offer().terms().price().market() != null
                && view.price().cash() == null
                && !view.price().first()
                && view.refusals().stream().map(Refusal::code).allMatch(BESIDE_THE_POINT::contains);
    }

    /** What these points come to, said as well as it can be; nothing for no points, or where nothing will do. */
    Optional<Anchor> of(Points points) {
        return best(points, 1).stream().findFirst();
    }

    /** The same in several things, the best first: those of which the points buy one, or else one of which they buy a part. */
    List<Anchor> best(Points points, int most) {
        if (points.isZero()) {
            return List.of();
        }
        List<Anchor> whole = things.stream()
                .map(thing -> pieces(thing, points))
                .filter(Objects::nonNull)
                .sorted(BEST)
                .limit(most)
                .toList();
        return whole.isEmpty() ? part(points).stream().toList() : whole;
    }

    private static @Nullable Anchor pieces(OfferView thing, Points points) {
        Points each = thing.price().points();
        long pieces = points.value() / each.value();
        Long remaining = thing.remaining();
        Money market = market(thing);
        return pieces == 0 || pieces > MOST_PIECES || (remaining != null && remaining < pieces)
                ? null
                : new Anchor(
                        thing.offer().id(),
                        thing.offer().terms().name(),
                        points,
                        each,
                        pieces,
                        new Money(Math.multiplyExact(market.minorUnits(), pieces), market.currency()),
                        null);
    }

    /** Of the thing that costs least, for that is nearest. */
    private Optional<Anchor> part(Points points) {
        return things.stream()
                .filter(thing -> thing.price().points().isMoreThan(points))
                .min(Comparator.comparing((OfferView thing) -> thing.price().points()))
                .map(thing -> new Anchor(
                        thing.offer().id(),
                        thing.offer().terms().name(),
                        points,
                        thing.price().points(),
                        0,
                        market(thing),
                        fraction(points, thing.price().points())));
    }

    private static Anchor.@Nullable Fraction fraction(Points points, Points whole) {
        return Stream.of(Anchor.Fraction.values())
                .filter(fraction -> fraction.isIn(points, whole))
                .findFirst()
                .orElse(null);
    }

    private static Money market(OfferView thing) {
        return Objects.requireNonNull(thing.offer().terms().price().market());
    }
}
