package org.pointsmall.loyalty.tier;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.tier.TierChange.Why;

/**
 * What becomes of a member's tier; a pure function of the scheme, how the tier stands, the time, and what the member has
 * gathered over a span.
 *
 * <p>A review is decided as of the moment at which it was due, by what counted then. So it does not matter when it is
 * made, as long as it is made before anything that changes what was gathered until then.
 */
final class TierPolicy {
    private final TierScheme scheme;
    private final long revision;
    private final ZoneId zone;

    /** @param revision the scheme's, noted with each change */
    public TierPolicy(TierScheme scheme, long revision, ZoneId zone) {
        this.scheme = scheme;
        this.revision = revision;
        this.zone = zone;
    }

    /**
     * How a tier stands after what was decided.
     *
     * @param changes what was decided, in order
     */
    public record Decided(Standing standing, List<TierChange> changes) {
        public Decided {
            changes = List.copyOf(changes);
        }

        static Decided nothing(Standing standing) {
            return new Decided(standing, List.of());
        }
    }

    /** Makes all reviews that are due by now. Each moves the tier's end on, or takes it down, so it comes to an end. */
    public Decided reviewed(Standing before, Instant now, ToLongFunction<Span> gathered) {
        List<TierChange> changes = new ArrayList<>();
        Standing standing = before;
        Instant due = standing.reviewAt();
        while (due != null && !due.isAfter(now)) {
            Decided decided = standing.graceUntil() == null
                    ? atItsEnd(standing, due, gathered)
                    : afterGrace(standing, due, gathered);
            changes.addAll(decided.changes());
            standing = decided.standing();
            due = standing.reviewAt();
        }
        return new Decided(standing, changes);
    }

    private Decided atItsEnd(Standing standing, Instant end, ToLongFunction<Span> gathered) {
        Found found = found(scheme.period().endingAt(end, zone), gathered);
        if (found.rank() >= standing.rank()) {
            Standing renewed = found.tier()
                    .map(tier -> new Standing(
                            tier.code(),
                            tier.rank(),
                            tier.rank() > standing.rank() ? end : standing.since(),
                            scheme.period().renewed(end, zone),
                            null))
                    .map(tier -> tier.over(standing.promised()))
                    .orElse(Standing.NONE);
            return decided(standing, renewed, Why.RENEWED, end, found);
        }
        Instant graceUntil = graceAfter(end);
        return graceUntil.isAfter(end)
                ? decided(standing, standing.inGraceUntil(graceUntil), Why.GRACE, end, found)
                : lowered(standing, end, found, scheme.period().renewed(end, zone));
    }

    /** By what counted at the tier's end, or what counts by now, whichever is enough for more. */
    private Decided afterGrace(Standing standing, Instant due, ToLongFunction<Span> gathered) {
        Instant end = Objects.requireNonNull(standing.until());
        Found then = found(scheme.period().endingAt(end, zone), gathered);
        Found since = found(scheme.period().endingAt(due, zone), gathered);
        if (since.rank() >= standing.rank()) {
            Standing renewed = standing.until(scheme.period().renewed(due, zone));
            return decided(standing, renewed, Why.RENEWED, due, since);
        }
        return since.rank() > then.rank()
                ? lowered(standing, due, since, scheme.period().renewed(due, zone))
                : lowered(standing, due, then, scheme.period().renewed(end, zone));
    }

    private Decided lowered(Standing standing, Instant at, Found found, Instant until) {
        // A grace in months may reach past the end that the lower tier has.
        Instant end = until.isAfter(at) ? until : scheme.period().renewed(at, zone);
        Standing lower = found.tier().map(tier -> Standing.in(tier, at, end)).orElse(Standing.NONE);
        return decided(standing, Standing.orPromised(lower, standing.promised(), at), Why.LOWERED, at, found);
    }

    private Instant graceAfter(Instant end) {
        LocalDate day = LocalDate.ofInstant(end, zone);
        return day.plus(scheme.grace()).atStartOfDay(zone).toInstant();
    }

    /**
     * What more has been gathered brings at once: a higher tier, or in a grace the present one anew. Reviews that are
     * due must have been made.
     */
    public Decided raised(Standing standing, Instant now, ToLongFunction<Span> gathered) {
        return raised(standing, now, gathered, Why.REACHED);
    }

    private Decided raised(Standing standing, Instant now, ToLongFunction<Span> gathered, Why why) {
        boolean inGrace = standing.graceUntil() != null;
        if (!inGrace && scheme.above(standing.rank()).isEmpty()) {
            return Decided.nothing(standing);
        }
        Found found = found(scheme.period().at(now, zone), gathered);
        Tier tier = found.tier().orElse(null);
        if (tier == null || tier.rank() < standing.rank() || (tier.rank() == standing.rank() && !inGrace)) {
            return Decided.nothing(standing);
        }
        Instant until = scheme.period().lasting(now, zone);
        return tier.rank() > standing.rank()
                ? decided(standing, Standing.in(tier, now, until).over(standing.promises()), why, now, found)
                : decided(standing, standing.until(until), Why.RENEWED, now, found);
    }

    /**
     * Takes over a member whose tier was decided by an earlier revision. A tier that no longer exists becomes the one
     * below it that does. Nobody else is lowered before the time that was promised, and a tier for which there is enough
     * by now is given at once.
     */
    public Decided redefined(Standing before, Instant now, ToLongFunction<Span> gathered) {
        Standing standing = takenOver(before);
        List<TierChange> changes = new ArrayList<>();
        if (!Objects.equals(before.tier(), standing.tier())) {
            Span none = new Span(now, now);
            changes.add(new TierChange(
                    before.tier(), standing.tier(), Why.REDEFINED, now, 0, none, standing.until(), revision, null));
        }
        Decided reviewed = reviewed(standing, now, gathered);
        changes.addAll(reviewed.changes());
        Decided raised = raised(reviewed.standing(), now, gathered, Why.REDEFINED);
        changes.addAll(raised.changes());
        return new Decided(raised.standing(), changes);
    }

    private Standing takenOver(Standing before) {
        Instant since = before.since();
        Instant until = before.until();
        if (since == null || until == null) {
            return Standing.NONE;
        }
        Optional<Tier> kept = scheme.tier(before.tier()).or(() -> scheme.upTo(before.rank()));
        // Another calendar's periods: none may end a promise early.
        Instant end = before.graceUntil() == null ? scheme.period().nextEnd(until, zone) : until;
        List<Promise> promised = before.promised().stream()
                .flatMap(one -> one.takenOver(scheme, zone).stream())
                .toList();
        return kept.map(tier -> new Standing(tier.code(), tier.rank(), since, end, before.graceUntil()))
                .map(standing -> standing.over(promised))
                .orElse(Standing.NONE);
    }

    /**
     * What becomes of a member whose account takes another's in: the better of both tiers, and at once what both have
     * gathered together. Both stand by this revision, with their reviews made.
     */
    public Decided merged(Standing from, Standing into, Instant now, ToLongFunction<Span> gathered) {
        Standing standing = Standing.together(from, into);
        List<TierChange> changes = new ArrayList<>();
        if (!standing.equals(into)) {
            Span none = new Span(now, now);
            changes.add(new TierChange(
                    into.tier(), standing.tier(), Why.MERGED, now, 0, none, standing.until(), revision, null));
        }
        Decided raised = raised(standing, now, gathered, Why.MERGED);
        changes.addAll(raised.changes());
        return new Decided(raised.standing(), changes);
    }

    /**
     * What becomes of a tier when some of what was gathered has been taken back: what it would be without that, at once.
     * Nobody gets a higher tier by it.
     *
     * @param without how the tier would stand
     */
    public Decided undone(Standing before, Standing without, Instant now, ToLongFunction<Span> gathered) {
        if (without.equals(before) || without.rank() > before.rank()) {
            return Decided.nothing(before);
        }
        return decided(before, without, Why.UNDONE, now, found(scheme.period().at(now, zone), gathered));
    }

    /**
     * A tier that is given by hand, for as long as one that is reached now, or for as long as it was promised before. A higher one
     * is over by it, and a lower one that was promised for longer is not.
     */
    public Decided given(Standing before, Tier tier, Instant now, TierChange.Given given) {
        Standing after =
                Standing.in(tier, now, scheme.period().lasting(now, zone)).over(before.promises());
        TierChange change = new TierChange(
                before.tier(), tier.code(), Why.GIVEN, now, 0, new Span(now, now), after.until(), revision, given);
        return new Decided(after, List.of(change));
    }

    /**
     * The tier that the member had in an earlier programme, where it is better than the present one: the higher one, or the
     * same for longer.
     *
     * @param until null for as long as one that is reached now
     */
    public Decided opened(Standing before, Tier tier, @Nullable Instant until, Instant now, TierChange.Given given) {
        Instant end = until == null ? scheme.period().lasting(now, zone) : until;
        Standing after = Standing.in(tier, now, end);
        if (!after.isBetterThan(before)) {
            return Decided.nothing(before);
        }
        TierChange change = new TierChange(
                before.tier(), tier.code(), Why.OPENING, now, 0, new Span(now, now), end, revision, given);
        return new Decided(after.over(before.promises()), List.of(change));
    }

    /** How the member stands, as if nothing more were gathered. Reviews that are due must have been made. */
    public Projection projection(Standing standing, Instant now, ToLongFunction<Span> gathered) {
        Span current = scheme.period().at(now, zone);
        long has = gathered.applyAsLong(current);
        Tier next = scheme.above(standing.rank()).orElse(null);
        Optional<Tier> held = scheme.tier(standing.tier());
        Found review = review(standing, gathered).orElse(new Found(Optional.empty(), 0, current));
        Optional<Tier> promised = promisedAfter(standing);
        return new Projection(
                held,
                standing,
                scheme.measure(),
                scheme.currency(),
                has,
                current,
                Optional.ofNullable(next),
                next == null ? 0 : Math.max(0, next.threshold() - has),
                promised.filter(tier -> tier.rank() > review.rank()).or(review::tier),
                held.map(tier -> Math.max(0, tier.threshold() - review.gathered()))
                        .orElse(0L));
    }

    /** The highest that was promised for longer than until the next review. */
    private Optional<Tier> promisedAfter(Standing standing) {
        Instant review = standing.reviewAt();
        return standing.promised().stream()
                .filter(one -> review != null && one.until().isAfter(review))
                .findFirst()
                .flatMap(one -> scheme.tier(one.tier()));
    }

    /** What the next review will find; in a grace, the better of both that count. */
    private Optional<Found> review(Standing standing, ToLongFunction<Span> gathered) {
        Instant until = standing.until();
        if (until == null) {
            return Optional.empty();
        }
        Found atEnd = found(scheme.period().endingAt(until, zone), gathered);
        Instant graceUntil = standing.graceUntil();
        if (graceUntil == null) {
            return Optional.of(atEnd);
        }
        Found since = found(scheme.period().endingAt(graceUntil, zone), gathered);
        return Optional.of(since.gathered() > atEnd.gathered() ? since : atEnd);
    }

    /**
     * What a span brought.
     *
     * @param tier the tier that it is enough for
     */
    private record Found(Optional<Tier> tier, long gathered, Span span) {
        int rank() {
            return tier.map(Tier::rank).orElse(0);
        }
    }

    private Found found(Span span, ToLongFunction<Span> gathered) {
        long sum = gathered.applyAsLong(span);
        return new Found(scheme.reachedBy(sum), sum, span);
    }

    private Decided decided(Standing before, Standing after, Why why, Instant at, Found found) {
        TierChange change = new TierChange(
                before.tier(), after.tier(), why, at, found.gathered(), found.span(), after.until(), revision, null);
        return new Decided(after, List.of(change));
    }
}
