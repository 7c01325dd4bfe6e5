package org.pointsmall.loyalty.recommendation.taste;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One time that a ranking was learnt and tried.
 *
 * @param asOf when it began; later orders don't count
 * @param finishedAt null while it is under way
 * @param outcome null while it is under way
 * @param members for how many members both orders were compared
 * @param served how good what served then was: NDCG of the first twenty
 * @param learnt how good what was learnt was
 * @param better by how much that was better; null where too few could be compared
 */
public record RankingRun(
        long id,
        Instant asOf,
        @Nullable Instant finishedAt,
        @Nullable RankingOutcome outcome,
        int members,
        double served,
        double learnt,
        @Nullable PairedDifference better) {}
