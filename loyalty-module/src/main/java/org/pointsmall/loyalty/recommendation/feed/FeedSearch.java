package org.pointsmall.loyalty.recommendation.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.job.JobName;
import org.pointsmall.loyalty.mall.OfferStore;
import org.pointsmall.loyalty.recommendation.OfferIndex;
import org.pointsmall.loyalty.recommendation.SearchUnavailable;
import org.pointsmall.loyalty.recommendation.feed.FeedStore.Note;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;

/** Tells the search what was noted, the oldest note first; all offers where something has changed that all depend on. */
final class FeedSearch implements Job {
    private static final JobName NAME = new JobName("feed-search");
    static final int CHUNK = 500;
    private static final String TOLD_NOTHING = "";
    /** Where nobody searches, notes are of no use; but a node that does may be about to start. */
    private static final Duration KEPT_FOR_NOBODY = Duration.ofHours(1);

    private final Parts parts;
    private final Backoff backoff = new Backoff("Feeding");

    public FeedSearch(Parts parts) {
        this.parts = parts;
    }

    /**
     * What feeding is made of.
     *
     * @param index null where the store has no search
     * @param basis the state of what all offers depend on: campaigns, tiers, the model of taste
     */
    public record Parts(
            @Nullable OfferIndex index,
            TellSearch tell,
            FeedStore feed,
            OfferStore offers,
            Supplier<String> basis,
            Transactions transactions,
            BusinessTime time) {}

    @Override
    public JobName name() {
        return NAME;
    }

    /** An admin's change is found within two seconds. */
    @Override
    public Duration every() {
        return Duration.ofMillis(500);
    }

    @Override
    public Optional<Duration> lag() {
        Instant now = parts.time().now();
        return Optional.of(parts.transactions()
                .required(() -> parts.feed().oldest(now))
                .map(at -> Duration.between(at, now))
                .orElse(Duration.ZERO));
    }

    @Override
    public boolean canRunHere() {
        return parts.index() != null;
    }

    @Override
    public Run begin() {
        return run(false);
    }

    /** It does not wait until a search that was down is to be tried again. */
    @Override
    public Run beginByHand() {
        return run(true);
    }

    private Run run(boolean byHand) {
        OfferIndex index = parts.index();
        if (index == null) {
            return byHand ? () -> new Chunk(0, true) : this::forget;
        }
        if (!byHand && !backoff.isOver(parts.time().now())) {
            return () -> new Chunk(0, true);
        }
        return new Feeding(index);
    }

    /** Another node may have a search that is down: whoever searches next is told all offers in place of what is forgotten. */
    private Chunk forget() {
        Instant before = parts.time().now().minus(KEPT_FOR_NOBODY);
        int forgotten = parts.transactions().required(() -> {
            int notes = parts.feed().forget(before);
            if (notes > 0) {
                parts.feed().setBasis(TOLD_NOTHING);
            }
            return notes;
        });
        return new Chunk(forgotten, true);
    }

    private final class Feeding implements Run {
        private final OfferIndex index;
        private @Nullable AllOffers all;

        private Feeding(OfferIndex index) {
            this.index = index;
            noteNewBasis();
        }

        @Override
        public Chunk next() {
            Instant now = parts.time().now();
            try {
                List<Note> due =
                        parts.transactions().required(() -> parts.feed().due(now, CHUNK));
                Chunk chunk = tell(due, now);
                backoff.succeeded();
                return chunk;
            } catch (SearchUnavailable unavailable) {
                backoff.failed(unavailable, now);
                return new Chunk(0, true);
            }
        }

        /** Notes of single offers go before those of all, which take longer. */
        private Chunk tell(List<Note> due, Instant now) {
            List<Note> single =
                    due.stream().filter(note -> note.offerId() != FeedStore.ALL).toList();
            if (!single.isEmpty()) {
                Map<Long, String> failed = parts.tell()
                        .tell(index, single.stream().map(Note::offerId).collect(Collectors.toCollection(TreeSet::new)));
                parts.transactions().required(() -> settle(single, failed, now));
                return new Chunk(single.size() - failed.size(), false);
            }
            if (all == null && !due.isEmpty()) {
                all = new AllOffers(parts, index, due.stream().map(Note::id).toList());
            }
            AllOffers pass = all;
            if (pass == null) {
                return new Chunk(0, true);
            }
            Chunk chunk = pass.next();
            all = chunk.last() ? null : pass;
            return new Chunk(chunk.processed(), false);
        }

        private void noteNewBasis() {
            String basis = parts.basis().get();
            parts.transactions().required(() -> {
                if (!parts.feed().basis().equals(basis)) {
                    parts.feed().noteAll();
                    parts.feed().setBasis(basis);
                }
                return true;
            });
        }
    }

    private boolean settle(List<Note> notes, Map<Long, String> failed, Instant now) {
        List<Long> done = new ArrayList<>();
        for (Note note : notes) {
            String why = failed.get(note.offerId());
            if (why == null) {
                done.add(note.id());
            } else {
                parts.feed().putOff(List.of(note.id()), now.plus(Backoff.wait(note.failures())), why);
            }
        }
        parts.feed().done(done);
        return true;
    }
}
