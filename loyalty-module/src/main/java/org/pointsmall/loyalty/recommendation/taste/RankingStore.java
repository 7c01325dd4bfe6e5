package org.pointsmall.loyalty.recommendation.taste;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps what was learnt of rankings, and which one serves. Every method runs in the caller's transaction. */
public interface RankingStore {

    /** Locks it until the transaction ends, and answers the run under way. */
    Optional<RankingRun> lockOpen();

    /** The last run that was finished. */
    Optional<RankingRun> last();

    /** The runs that were finished last, the latest first. */
    List<RankingRun> latest(int limit);

    /** The run whose weights serve; nothing where offers come as the search has found them. */
    Optional<RankingRun> live();

    /** The weights that serve. */
    Optional<RankingWeights> weights();

    RankingRun open(Instant asOf);

    /** Gives the run up, with what it has kept. */
    void giveUp(RankingRun run);

    /** How many moments the run has kept the examples of: the first ones. */
    int kept(RankingRun run);

    void keep(RankingRun run, int moment, List<RankingExample> examples);

    /** What the run has kept, the earliest moment first. */
    List<List<RankingExample>> examples(RankingRun run);

    /** The run is over: from now on its weights serve, or what served, or the order of the search. Examples are forgotten. */
    void finish(RankingRun run, RankingVerdict verdict, Instant at);
}
