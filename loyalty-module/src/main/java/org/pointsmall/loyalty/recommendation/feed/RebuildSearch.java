package org.pointsmall.loyalty.recommendation.feed;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.job.JobName;
import org.pointsmall.loyalty.recommendation.OfferIndex;
import org.pointsmall.loyalty.recommendation.SearchUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds the index anew where it is missing or unfit, or somebody asks for it by hand. Changes go into what is served and
 * into what is built meanwhile; the one takes the other's place at the end. A run that is cut off is begun anew.
 */
final class RebuildSearch implements Job {
    private static final JobName NAME = new JobName("rebuild-search");
    private static final Logger LOG = LoggerFactory.getLogger(RebuildSearch.class);

    private final FeedSearch.Parts parts;
    private final Backoff backoff = new Backoff("Building the index");

    public RebuildSearch(FeedSearch.Parts parts) {
        this.parts = parts;
    }

    @Override
    public JobName name() {
        return NAME;
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(5);
    }

    @Override
    public boolean canRunHere() {
        return parts.index() != null;
    }

    @Override
    public Run begin() {
        return run(false);
    }

    @Override
    public Run beginByHand() {
        return run(true);
    }

    private Run run(boolean byHand) {
        OfferIndex index = parts.index();
        return index == null || !(byHand || backoff.isOver(parts.time().now()))
                ? () -> new Chunk(0, true)
                : new Rebuild(index, byHand);
    }

    private final class Rebuild implements Run {
        private final OfferIndex index;
        private final boolean byHand;
        private @Nullable AllOffers all;

        private Rebuild(OfferIndex index, boolean byHand) {
            this.index = index;
            this.byHand = byHand;
        }

        @Override
        public Chunk next() {
            try {
                AllOffers pass = all;
                Chunk chunk = pass == null ? look() : goOn(pass);
                backoff.succeeded();
                return chunk;
            } catch (SearchUnavailable unavailable) {
                backoff.failed(unavailable, parts.time().now());
                return new Chunk(0, true);
            }
        }

        private Chunk look() {
            Optional<String> unfit = byHand ? Optional.of("somebody asks for it") : index.unfit();
            if (unfit.isEmpty()) {
                // What was served before: nobody searches it any more.
                index.dropRest();
                return new Chunk(0, true);
            }
            LOG.info("The index is built anew: {}", unfit.get());
            index.beginRebuild();
            all = new AllOffers(parts, index, List.of());
            return new Chunk(0, false);
        }

        private Chunk goOn(AllOffers pass) {
            Chunk chunk = pass.next();
            if (chunk.last()) {
                index.endRebuild();
                LOG.info("The index that was built anew is served");
            }
            return chunk;
        }
    }
}
