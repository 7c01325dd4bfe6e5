package org.pointsmall.loyalty.recommendation;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.job.JobName;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.transaction.Transactions;

/** Erases what recommendations know of those whom the store has deleted: it tells nobody that it did, so it is looked for. */
public final class EraseDeletedMembers implements Job {
    /** The name of the job. */
    public static final JobName NAME = new JobName("erase-traces");

    private static final int CHUNK = 500;
    private static final MemberId NOBODY = new MemberId(0);

    private final PreferenceStore preferences;
    private final FeedbackStore feedback;
    private final Customers customers;
    private final EraseTraces traces;
    private final Transactions transactions;

    public EraseDeletedMembers(
            PreferenceStore preferences,
            FeedbackStore feedback,
            Customers customers,
            EraseTraces traces,
            Transactions transactions) {
        this.preferences = preferences;
        this.feedback = feedback;
        this.customers = customers;
        this.traces = traces;
        this.transactions = transactions;
    }

    /** Knows which customers the store has. */
    @FunctionalInterface
    public interface Customers {

        /** Those of these that there are. */
        Set<MemberId> among(Collection<MemberId> members);
    }

    @Override
    public JobName name() {
        return NAME;
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public Run begin() {
        return new Pass();
    }

    private final class Pass implements Run {
        private MemberId last = NOBODY;

        @Override
        public Chunk next() {
            return transactions.required(() -> {
                List<MemberId> known = known();
                if (known.isEmpty()) {
                    return new Chunk(0, true);
                }
                last = known.get(known.size() - 1);
                Set<MemberId> gone = new HashSet<>(known);
                gone.removeAll(customers.among(known));
                gone.forEach(traces::erase);
                return new Chunk(gone.size(), false);
            });
        }

        /** The next of all of whom something is kept, anywhere; as far as both have been looked at. */
        private List<MemberId> known() {
            Set<Long> ids = new TreeSet<>();
            preferences.members(last, CHUNK).forEach(member -> ids.add(member.value()));
            feedback.members(last, CHUNK).forEach(member -> ids.add(member.value()));
            return ids.stream().limit(CHUNK).map(MemberId::new).toList();
        }
    }
}
