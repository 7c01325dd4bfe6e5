package org.pointsmall.loyalty.recommendation.feed;

import java.util.List;
import java.util.Map;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.recommendation.OfferIndex;

/** A pass over all offers in force, by id: each is told as it is when its turn comes. */
final class AllOffers implements Job.Run {
    private final FeedSearch.Parts parts;
    private final OfferIndex index;
    private final List<Long> notes;
    private long last;

    /** @param notes those that are done with at the end */
    AllOffers(FeedSearch.Parts parts, OfferIndex index, List<Long> notes) {
        this.parts = parts;
        this.index = index;
        this.notes = notes;
    }

    @Override
    public Job.Chunk next() {
        List<Long> ids = parts.transactions().required(() -> parts.offers().inForce(last, FeedSearch.CHUNK));
        Map<Long, String> failed = ids.isEmpty() ? Map.of() : parts.tell().tell(index, ids);
        boolean over = ids.size() < FeedSearch.CHUNK;
        parts.transactions().required(() -> {
            parts.feed().note(failed.keySet());
            if (over) {
                parts.feed().done(notes);
            }
            return true;
        });
        if (!over) {
            last = ids.get(ids.size() - 1);
        }
        return new Job.Chunk(ids.size() - failed.size(), over);
    }
}
