package org.pointsmall.loyalty.definition;

import java.util.Collections;
import java.util.Set;
import java.util.stream.Collectors;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.member.TierCode;

/**
 * Whom a definition is for: who meets each of these limits. Limits that are empty are met always.
 *
 * @param tiers tiers of which the member has one
 * @param segments segments of which the member is in one at least
 */
public record Audience(Set<TierCode> tiers, Set<SegmentCode> segments) {
    public static final Audience EVERYONE = new Audience(Set.of(), Set.of());

    public Audience {
        tiers = Set.copyOf(tiers);
        segments = Set.copyOf(segments);
    }

    public static Audience ofTiers(TierCode... tiers) {
        return new Audience(Set.of(tiers), Set.of());
    }

    public static Audience ofSegments(SegmentCode... segments) {
        return new Audience(Set.of(), Set.of(segments));
    }

    /** Asks for nothing that does not matter. */
    public boolean includes(Candidate somebody) {
        return (tiers.isEmpty() || somebody.tierCode().filter(tiers::contains).isPresent())
                && includesSegmentsOf(somebody);
    }

    /** Whether it is for somebody in these segments, whatever the tier may become. */
    public boolean includesSegmentsOf(Candidate somebody) {
        return segments.isEmpty() || !Collections.disjoint(segments, somebody.segments());
    }

    /** The same without its segments, which are the merchant's own business. */
    public Audience withoutSegments() {
        return new Audience(tiers, Set.of());
    }

    /** Whether both name the same members: a tier of each, and a segment of each, or all. */
    public boolean overlaps(Audience other) {
        return Scope.share(tiers, other.tiers) && Scope.share(segments, other.segments);
    }

    /**
     * Its part of a definition: {@code tiers} and {@code segments} below the path. What there is none of is refused as
     * {@code UNKNOWN} ({@code value}).
     */
    public static Shape<Audience> part(String path) {
        Leaf<Set<String>> tiers = Several.codes("tiers", Input.TIERS, any -> true, Targets::requireTiers);
        Leaf<Set<String>> segments =
                Several.codes("segments", Input.SEGMENTS, SegmentCode::isCode, Targets::requireSegments);
        return Shape.<Audience>spread(path)
                .with(tiers, audience -> texts(audience.tiers()))
                .with(segments, audience -> texts(audience.segments()))
                .made(from -> new Audience(
                        from.get(tiers).stream().map(TierCode::new).collect(Collectors.toSet()),
                        from.get(segments).stream().map(SegmentCode::new).collect(Collectors.toSet())));
    }

    private static Set<String> texts(Set<?> codes) {
        return codes.stream().map(Object::toString).collect(Collectors.toSet());
    }
}
