package org.pointsmall.loyalty.mall;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.mall.BrowseQuery.Place;
import org.pointsmall.loyalty.mall.BrowseQuery.Reached;

/** A page that is being filled: pins first, then what follows them. Of what falls out, others take the place. */
final class Strand {
    private final List<Long> pins;
    private final @Nullable Stretch rest;
    private final Predicate<OfferView> wanted;
    private final int limit;
    private final List<OfferView> views = new ArrayList<>();
    private int passed;
    private @Nullable Place place;
    private boolean restIsOver;

    /**
     * @param pins what comes first
     * @param rest what follows them; its place and limit don't count. Null for nothing
     * @param after where the page before ended; null for the first
     */
    Strand(List<Long> pins, @Nullable Stretch rest, Predicate<OfferView> wanted, @Nullable Reached after, int limit) {
        this.pins = List.copyOf(pins);
        this.rest = rest;
        this.wanted = wanted;
        this.limit = limit;
        passed = after == null ? 0 : Math.min(after.pins(), pins.size());
        place = after == null ? null : after.place();
        restIsOver = rest == null;
    }

    List<OfferView> views() {
        return List.copyOf(views);
    }

    /** Whether there is nothing more. */
    boolean isOver() {
        return restIsOver && passed == pins.size();
    }

    boolean isFilled() {
        return isOver() || views.size() == limit;
    }

    Reached reached(int zoneVersion) {
        return new Reached(zoneVersion, passed, place);
    }

    private int lacking() {
        return limit - views.size();
    }

    /** The pins to be read next. */
    List<Long> nextPins() {
        return pins.subList(passed, Math.min(pins.size(), passed + lacking()));
    }

    /** What is to be read next of the rest. */
    Optional<Stretch> nextRest() {
        int room = lacking() - nextPins().size();
        return rest == null || restIsOver || room == 0
                ? Optional.empty()
                : Optional.of(new Stretch(rest.product(), rest.zone(), place, room));
    }

    /** The zone whose members follow the pins. */
    @Nullable
    ZoneMembers zone() {
        return rest == null ? null : rest.zone();
    }

    /**
     * Takes what was read, as far as it is seen.
     *
     * @param read of the rest, all of it
     * @param belongs whether one of the rest belongs here: a zone may say more than the database can tell
     * @param seen all that the shopper may see of it, and of the pins, by id
     */
    void take(List<MallOffer> read, Predicate<MallOffer> belongs, Map<Long, OfferView> seen) {
        List<Long> next = nextPins();
        Optional<Stretch> asked = nextRest();
        Stream.concat(next.stream(), read.stream().filter(belongs).map(MallOffer::id))
                .map(seen::get)
                .filter(Objects::nonNull)
                .filter(wanted)
                .forEach(views::add);
        passed += next.size();
        if (asked.isPresent()) {
            restIsOver = read.size() < asked.get().limit();
            place = read.isEmpty() ? place : Place.of(read.get(read.size() - 1));
        }
    }
}
