package org.pointsmall.loyalty.admin.programme;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.proof.Difference;
import org.pointsmall.loyalty.proof.Proof;
import org.pointsmall.loyalty.proof.ProofProgress.Reached;
import org.pointsmall.loyalty.proof.ProveLedger;
import org.pointsmall.loyalty.time.BusinessTime;

/**
 * The proof of the ledger, one at a time, and what the last one found. Remembered by this process alone: a proof changes
 * nothing, so another one can be had at any time, on any node.
 */
final class ProofRuns {
    private static final Reached NOTHING_YET = new Reached(0, 0, 0, 0, 0);

    private final ProveLedger prove;
    private final Background background;
    private final BusinessTime time;
    private final AtomicReference<@Nullable Run> last = new AtomicReference<>();

    ProofRuns(ProveLedger prove, Background background, BusinessTime time) {
        this.prove = prove;
        this.background = background;
        this.time = time;
    }

    /** A proof, under way until it has ended. */
    private record Run(
            String actor, Instant startedAt, Reached reached, @Nullable Instant endedAt, @Nullable Proof proof) {

        Run at(Reached now) {
            return new Run(actor, startedAt, now, null, null);
        }

        Run over(Instant at, @Nullable Proof found) {
            return new Run(actor, startedAt, reached, at, found);
        }
    }

    /**
     * The last proof as the page shows it.
     *
     * @param state the code of how it stands
     * @param first the code of the kind of the first difference
     * @param firstEntry the entry that it shows at, where one is to blame
     * @param firstWords what differs
     */
    record View(
            String state,
            boolean running,
            String actor,
            String startedAt,
            String endedAt,
            String accounts,
            String ofAccounts,
            String entries,
            String holds,
            String differences,
            @Nullable String first,
            @Nullable Long firstEntry,
            @Nullable String firstWords,
            List<String> more) {}

    /** Begins a proof unless one is under way; answers whether it did. */
    boolean start(String actor) {
        Run begun = new Run(actor, time.now(), NOTHING_YET, null, null);
        @Nullable Run before = last.get();
        if (before != null && before.endedAt() == null || !last.compareAndSet(before, begun)) {
            return false;
        }
        background.run("A proof", stop -> prove(begun, stop));
        return true;
    }

    private void prove(Run begun, BooleanSupplier stop) {
        @Nullable Proof found = null;
        try {
            found = prove.prove(reached -> {
                last.set(begun.at(reached));
                return !stop.getAsBoolean();
            });
        } finally {
            @Nullable Run run = last.get();
            last.set((run == null ? begun : run).over(time.now(), found));
        }
    }

    /** Null where none has been asked for yet. */
    @Nullable
    View view(DisplayFormat written) {
        @Nullable Run run = last.get();
        return run == null ? null : view(run, written);
    }

    private static View view(Run run, DisplayFormat written) {
        @Nullable Proof proof = run.proof();
        Reached reached = run.reached();
        @Nullable
        Difference first = proof == null || proof.differences().isEmpty()
                ? null
                : proof.differences().get(0);
        return new View(
                "LoyaltyProof_" + state(run),
                run.endedAt() == null,
                run.actor(),
                written.time(run.startedAt()),
                written.timeOrNothing(run.endedAt()),
                written.number(proof == null ? reached.accounts() : proof.accounts()),
                written.number(reached.ofAccounts()),
                written.number(proof == null ? reached.entries() : proof.entries()),
                written.number(proof == null ? reached.holds() : proof.holds()),
                written.number(proof == null ? reached.differences() : proof.differenceCount()),
                first == null ? null : "LoyaltyDifference_" + first.kind().name(),
                first == null || first.entry() == Difference.NO_ENTRY ? null : first.entry(),
                first == null ? null : first.words(),
                proof == null
                        ? List.of()
                        : proof.differences().stream()
                                .skip(1)
                                .map(Difference::words)
                                .toList());
    }

    private static String state(Run run) {
        @Nullable Proof proof = run.proof();
        if (run.endedAt() == null) {
            return "RUNNING";
        }
        if (proof == null) {
            return "FAILED";
        }
        return proof.isSound() ? "SOUND" : proof.differenceCount() > 0 ? "DIFFERENT" : "STOPPED";
    }
}
