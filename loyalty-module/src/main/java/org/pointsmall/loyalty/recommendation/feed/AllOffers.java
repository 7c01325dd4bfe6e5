package org.pointsmall.loyalty.recommendation.feed;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.recommendation.OfferIndex;

/**
 * A pass over all offers in force, by id: each is told as it is when its turn comes. While the search takes some, the next
 * ones are read; at the end all are taken.
 */
final class AllOffers implements Job.Run {
    private final FeedSearch.Parts parts;
    private final OfferIndex index;
    private final List<Long> notes;
    private long last;
    private @Nullable Sending sending;

    /** @param notes those that are done with at the end */
    AllOffers(FeedSearch.Parts parts, OfferIndex index, List<Long> notes) {
        this.parts = parts;
        this.index = index;
        this.notes = notes;
    }

    /** What it counts are those that the search has taken. */
    @Override
    public Job.Chunk next() {
        List<Long> ids = parts.transactions().required(() -> parts.offers().inForce(last, FeedSearch.CHUNK));
        DescribeOffers.Described described = ids.isEmpty() ? null : parts.tell().describe(ids);
        boolean over = ids.size() < FeedSearch.CHUNK;
        Sending before = sending;
        Map<Long, String> failed = before == null ? Map.of() : before.failed();
        sending = described == null ? null : begin(ids, described);
        int told = before == null ? 0 : settle(before, failed);
        if (over) {
            Sending rest = sending;
            sending = null;
            told += rest == null ? 0 : settle(rest, rest.failed());
            parts.transactions().required(() -> {
                parts.feed().done(notes);
                return true;
            });
        } else {
            last = ids.get(ids.size() - 1);
        }
        return new Job.Chunk(told, over);
    }

    /** What is to be told later is noted at once: single notes that are told meanwhile may know better by the time it is taken. */
    private Sending begin(List<Long> ids, DescribeOffers.Described described) {
        parts.tell().noteForLater(ids, described);
        return Sending.begin(index, ids, described);
    }

    private int settle(Sending sent, Map<Long, String> failed) {
        if (!failed.isEmpty()) {
            parts.transactions().required(() -> {
                parts.feed().note(failed.keySet());
                return true;
            });
        }
        return sent.ids().size() - failed.size();
    }
}
