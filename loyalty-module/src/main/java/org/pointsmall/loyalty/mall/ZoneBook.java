package org.pointsmall.loyalty.mall;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.pointsmall.loyalty.definition.Candidate;
import org.pointsmall.loyalty.definition.Version;

/** All zones of the mall that are in force, each within its window. */
public final class ZoneBook {
    public static final ZoneBook EMPTY = new ZoneBook(List.of());

    private final List<Zone> zones;

    private ZoneBook(List<Zone> zones) {
        this.zones = zones.stream().sorted(Zone.ORDER).toList();
    }

    /** Of those that are in force. */
    public static ZoneBook of(List<Version<ZoneTerms>> inForce) {
        return new ZoneBook(inForce.stream()
                .map(version -> new Zone(version.ref(), version.terms()))
                .toList());
    }

    /** The zones that this shopper sees now, in their order. */
    List<Zone> shown(Candidate shopper, Instant at) {
        return zones.stream()
                .filter(zone -> !zone.terms().anchors() && zone.isFor(shopper, at))
                .toList();
    }

    /** The zone with this code, if this shopper sees it now. */
    Optional<Zone> shown(String code, Candidate shopper, Instant at) {
        return zones.stream()
                .filter(zone -> !zone.terms().anchors() && zone.terms().code().equals(code))
                .filter(zone -> zone.isFor(shopper, at))
                .findFirst();
    }

    /** Where to take from what this shopper's points are said in, the first one first: for whom it is for, then for all. */
    List<Zone> anchors(Candidate shopper, Instant at) {
        return zones.stream()
                .filter(zone -> zone.terms().anchors() && zone.isFor(shopper, at))
                .toList();
    }
}
