package org.pointsmall.loyalty.recommendation.taste;

import org.jspecify.annotations.Nullable;

/**
 * How a trial of a ranking turned out.
 *
 * @param members for how many members both orders were compared
 * @param served how good what serves was: NDCG of the first twenty
 * @param learnt how good what was learnt was
 * @param better by how much that is better; null where too few could be compared
 * @param live what serves from now on; null unless it goes live
 */
public record RankingVerdict(
        RankingOutcome outcome,
        int members,
        double served,
        double learnt,
        @Nullable PairedDifference better,
        @Nullable RankingWeights live) {}
