package org.pointsmall.loyalty.segment.own;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.definition.VersionStore;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.job.JobName;
import org.pointsmall.loyalty.segment.SegmentTerms;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;

/**
 * Finds the members of own segments: of each when it was published or changed, when somebody asks for it, and as often as all
 * members are measured anew. A run goes through the members span by span; until it has come to its end, readers see the run
 * before.
 *
 * <p>Everything that a chunk goes by is in the database, under the lock of the definitions: it doesn't matter where a run is
 * cut off, how often, or which node goes on with it.
 */
public final class ComputeOwnSegments implements Job {
    /** The name of the job. */
    public static final JobName NAME = new JobName("compute-own-segments");

    /** A run that is older asks for what was. */
    static final Duration LONGEST_RUN = Duration.ofDays(1);

    private static final Chunk NOTHING_LEFT = new Chunk(0, true);
    private static final Chunk ONE_STEP = new Chunk(0, false);

    private final VersionStore<OwnSegmentTerms> definitions;
    private final OwnRuns runs;
    private final MatchingMembers members;
    private final SegmentTerms terms;
    private final int chunk;
    private final Transactions transactions;
    private final BusinessTime time;

    /** @param chunk how many members are looked at or deleted at once, at most */
    public ComputeOwnSegments(
            VersionStore<OwnSegmentTerms> definitions,
            OwnRuns runs,
            MatchingMembers members,
            SegmentTerms terms,
            int chunk,
            Transactions transactions,
            BusinessTime time) {
        this.definitions = definitions;
        this.runs = runs;
        this.members = members;
        this.terms = terms;
        this.chunk = chunk;
        this.transactions = transactions;
        this.time = time;
    }

    @Override
    public JobName name() {
        return NAME;
    }

    @Override
    public Run begin() {
        return () -> transactions.required(this::step);
    }

    /** Asks for the members of a segment as of now; answers false where it is not in force. The job does it. */
    public boolean ask(long segment) {
        return transactions.required(() -> {
            definitions.lock();
            Optional<Version<OwnSegmentTerms>> latest =
                    definitions.find(segment).filter(Version::active);
            if (latest.isPresent()) {
                runs.standing(segment, OwnRun.State.OPEN).ifPresent(runs::end);
                runs.open(latest.get().ref(), time.now());
            }
            return latest.isPresent();
        });
    }

    private Chunk step() {
        definitions.lock();
        Map<Long, Version<OwnSegmentTerms>> inForce = definitions.all().stream()
                .filter(Version::active)
                .collect(Collectors.toMap(version -> version.ref().id(), version -> version));
        List<OwnRun> standing = runs.standing();
        for (OwnRun run : standing) {
            Version<OwnSegmentTerms> version = inForce.get(run.of().id());
            if (run.state() == OwnRun.State.OPEN) {
                return goOn(run, version);
            }
            if (version == null) {
                runs.end(run);
                return ONE_STEP;
            }
        }
        int cleared = runs.clear(chunk);
        return cleared > 0 ? new Chunk(cleared, false) : openNext(inForce, standing);
    }

    private Chunk goOn(OwnRun run, @Nullable Version<OwnSegmentTerms> version) {
        Instant now = time.now();
        if (version == null
                || !version.ref().equals(run.of())
                || run.asOf().plus(LONGEST_RUN).isBefore(now)) {
            runs.end(run);
            return ONE_STEP;
        }
        Matching asked = version.terms().matching(run.asOf(), time, terms.currency());
        MatchingMembers.Span span = members.next(asked, run.upTo(), chunk);
        runs.add(run, span.matching(), span.upTo().orElse(run.upTo()));
        if (span.upTo().isEmpty()) {
            runs.putInForce(run, now);
        }
        return new Chunk(span.matching().size(), false);
    }

    private Chunk openNext(Map<Long, Version<OwnSegmentTerms>> inForce, List<OwnRun> standing) {
        Map<Long, OwnRun> found = new HashMap<>();
        standing.forEach(run -> found.put(run.of().id(), run));
        for (Version<OwnSegmentTerms> version : inForce.values()) {
            OwnRun run = found.get(version.ref().id());
            if (run == null || !isGood(run, version)) {
                runs.open(version.ref(), time.now());
                return ONE_STEP;
            }
        }
        return NOTHING_LEFT;
    }

    private boolean isGood(OwnRun run, Version<OwnSegmentTerms> version) {
        return run.of().equals(version.ref())
                && time.today().isBefore(time.dayOf(run.asOf()).plusDays(terms.everyDays()));
    }
}
