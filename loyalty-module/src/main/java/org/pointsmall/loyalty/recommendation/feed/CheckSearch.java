package org.pointsmall.loyalty.recommendation.feed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.job.JobName;
import org.pointsmall.loyalty.recommendation.OfferDocument;
import org.pointsmall.loyalty.recommendation.OfferIndex;
import org.pointsmall.loyalty.recommendation.SearchUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares what the search knows with what the database says, and notes what differs, so that it is told anew. It finds
 * what nobody has noted: a product that an import has switched off, or whatever has befallen the index.
 */
final class CheckSearch implements Job {
    private static final JobName NAME = new JobName("check-search");
    private static final Logger LOG = LoggerFactory.getLogger(CheckSearch.class);

    private final FeedSearch.Parts parts;
    private volatile Report last = Report.NOTHING;

    public CheckSearch(FeedSearch.Parts parts) {
        this.parts = parts;
    }

    /**
     * What a check has found.
     *
     * @param compared offers in force
     * @param missing of them the search knows nothing, though it should
     * @param stale of them it knows another thing
     * @param surplus offers that it should know nothing of
     */
    public record Report(long compared, long missing, long stale, long surplus) {
        static final Report NOTHING = new Report(0, 0, 0, 0);

        public long differing() {
            return missing + stale + surplus;
        }

        Report plus(Report other) {
            return new Report(
                    compared + other.compared, missing + other.missing, stale + other.stale, surplus + other.surplus);
        }
    }

    /** What the last check of this node has found. */
    public Report last() {
        return last;
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
    public boolean canRunHere() {
        return parts.index() != null;
    }

    @Override
    public Run begin() {
        OfferIndex index = parts.index();
        return index == null ? () -> new Chunk(0, true) : new Check(index);
    }

    private final class Check implements Run {
        private final OfferIndex index;
        private long after;
        private Report found = Report.NOTHING;

        private Check(OfferIndex index) {
            this.index = index;
        }

        @Override
        public Chunk next() {
            try {
                List<Long> ids =
                        parts.transactions().required(() -> parts.offers().inForce(after, FeedSearch.CHUNK));
                boolean over = ids.size() < FeedSearch.CHUNK;
                long upTo = over ? Long.MAX_VALUE : ids.get(ids.size() - 1);
                Report chunk = compare(ids, index.fingerprints(after, upTo));
                found = found.plus(chunk);
                after = upTo;
                if (over) {
                    end();
                }
                return new Chunk(chunk.differing(), over);
            } catch (SearchUnavailable unavailable) {
                LOG.debug("The check waits for the search", unavailable);
                return new Chunk(0, true);
            }
        }

        private Report compare(List<Long> ids, Map<Long, Long> known) {
            Map<Long, Long> surplus = new HashMap<>(known);
            List<Long> differing = new ArrayList<>();
            long missing = 0;
            long stale = 0;
            for (OfferDocument document : parts.tell().describe(ids).documents()) {
                Long print = surplus.remove(document.offerId());
                if (print == null || print != document.fingerprint()) {
                    differing.add(document.offerId());
                    missing += print == null ? 1 : 0;
                    stale += print == null ? 0 : 1;
                }
            }
            differing.addAll(surplus.keySet());
            parts.transactions().required(() -> {
                parts.feed().note(differing);
                return true;
            });
            return new Report(ids.size(), missing, stale, surplus.size());
        }

        private void end() {
            last = found;
            if (found.differing() > 0) {
                LOG.info("The search differed from the database, and is told anew: {}", found);
            }
        }
    }
}
