package org.pointsmall.loyalty.segment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.job.JobName;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;

/**
 * Measures all members anew once a day, or every so many days: reads their orders, finds the quintiles' bounds, grades
 * every member, puts the run in force and deletes the members of the run before it.
 *
 * <p>Everything that a chunk goes by is in the database, under one lock: how far the run is moves with what the chunk
 * does. So it doesn't matter where a run is cut off, how often, or which node goes on with it; and until the last
 * grade is given, the former run is in force. The job looks every quarter of an hour whether there is something to do,
 * so that it is not another day before a run whose node died goes on.
 */
public final class ComputeSegments implements Job {
    /** The name of the job. */
    public static final JobName NAME = new JobName("compute-segments");

    /** A run that is older measures what nobody wants to know any more. */
    static final Duration LONGEST_RUN = Duration.ofDays(1);

    private static final Chunk NOTHING_LEFT = new Chunk(0, true);
    private static final Chunk ONE_STEP = new Chunk(0, false);

    private final OrderHistory orders;
    private final SegmentStore store;
    private final SegmentTerms terms;
    private final int chunk;
    private final Transactions transactions;
    private final BusinessTime time;

    /** @param chunk how many customers are read, graded or deleted at once, at most */
    public ComputeSegments(
            OrderHistory orders,
            SegmentStore store,
            SegmentTerms terms,
            int chunk,
            Transactions transactions,
            BusinessTime time) {
        this.orders = orders;
        this.store = store;
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
    public Duration every() {
        return Duration.ofMinutes(15);
    }

    @Override
    public Run begin() {
        return () -> transactions.required(() -> step(false));
    }

    /** Measures all members once more, however fresh their grades are; where a run is under way, goes on with that. */
    @Override
    public Run beginByHand() {
        return new ByHand();
    }

    private final class ByHand implements Run {
        private boolean wanted = true;

        @Override
        public Chunk next() {
            return transactions.required(() -> {
                wanted = wanted && store.lock().open().isEmpty();
                return step(wanted);
            });
        }
    }

    /** @param anew whether members are measured though it is not time */
    private Chunk step(boolean anew) {
        SegmentStore.Standing standing = store.lock();
        if (standing.open().isPresent()) {
            return goOn(standing.open().get());
        }
        int cleared = store.clear(chunk);
        if (cleared > 0) {
            return new Chunk(cleared, false);
        }
        Instant now = time.now();
        if (!anew
                && standing.inForce()
                        .map(SegmentRun::plan)
                        .filter(plan -> isGoodAt(now, plan))
                        .isPresent()) {
            return NOTHING_LEFT;
        }
        store.open(RunPlan.of(terms, time.zone(), now));
        return ONE_STEP;
    }

    private boolean isGoodAt(Instant now, RunPlan plan) {
        return isByTheTerms(plan)
                && RunPlan.of(terms, time.zone(), now).day().isBefore(plan.day().plusDays(terms.everyDays()));
    }

    private boolean isByTheTerms(RunPlan plan) {
        return RunPlan.of(terms, time.zone(), plan.asOf()).equals(plan);
    }

    private Chunk goOn(SegmentRun run) {
        if (!isByTheTerms(run.plan()) || run.startedAt().plus(LONGEST_RUN).isBefore(time.now())) {
            store.giveUp(run.begins(SegmentRun.Phase.GIVEN_UP));
            return ONE_STEP;
        }
        return switch (run.phase()) {
            case MEASURING -> measure(run);
            case SCALING -> scale(run);
            case GRADING -> grade(run);
            case FINISHED, GIVEN_UP -> throw new IllegalStateException("the run under way is over: " + run);
        };
    }

    private Chunk measure(SegmentRun run) {
        OrderHistory.Page page = orders.next(run.plan(), run.upTo(), chunk);
        int found = page.purchases().size();
        store.add(
                run.id(),
                page.purchases().stream()
                        .map(purchases -> RfmFigures.of(purchases, run.plan()))
                        .toList());
        SegmentRun measured = run.measured(found, page.upTo().orElse(run.upTo()));
        boolean more = page.upTo().isPresent();
        SegmentRun.Phase next = measured.members() > 0 ? SegmentRun.Phase.SCALING : SegmentRun.Phase.GRADING;
        store.update(more ? measured : measured.begins(next));
        return new Chunk(found, false);
    }

    /** One measure: each of its bounds takes the database as long as putting all members in order. */
    private Chunk scale(SegmentRun run) {
        Map<RfmMeasure, Scale> scales = store.scales(run.id());
        for (RfmMeasure measure : RfmMeasure.values()) {
            if (!scales.containsKey(measure)) {
                List<Long> bounds = IntStream.rangeClosed(Scale.WORST + 1, Scale.BEST)
                        .mapToObj(quintile -> store.valueAt(run.id(), measure, Scale.position(run.members(), quintile)))
                        .toList();
                store.keep(run.id(), new Scale(measure, bounds));
                return ONE_STEP;
            }
        }
        store.update(run.begins(SegmentRun.Phase.GRADING));
        return ONE_STEP;
    }

    private Chunk grade(SegmentRun run) {
        List<RfmFigures> members = store.figures(run.id(), run.upTo(), chunk);
        if (members.isEmpty()) {
            store.putInForce(run.finished(time.now()));
            return ONE_STEP;
        }
        Grading grading = new Grading(store.scales(run.id()));
        store.grade(run.id(), members.stream().map(grading::grade).toList());
        MemberId last = members.get(members.size() - 1).member();
        store.update(run.graded(members.size(), last));
        return new Chunk(members.size(), false);
    }
}
