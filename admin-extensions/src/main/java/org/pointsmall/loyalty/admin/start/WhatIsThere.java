package org.pointsmall.loyalty.admin.start;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pointsmall.loyalty.adjustment.batch.PointsBatch;
import org.pointsmall.loyalty.adjustment.batch.PointsInBulk;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.earning.RuleTerms;
import org.pointsmall.loyalty.job.JobStatus;
import org.pointsmall.loyalty.job.JobStatuses;
import org.pointsmall.loyalty.mall.OfferTerms;
import org.pointsmall.loyalty.settings.ProgrammeSettings;
import org.pointsmall.loyalty.simulation.Simulations;
import org.pointsmall.loyalty.tier.TierSchemes;

/** The programme as it has been set up so far: steps are never ticked by hand. */
record WhatIsThere(
        ProgrammeSettings settings,
        EditDefinitions<RuleTerms> rules,
        EditDefinitions<OfferTerms> offers,
        TierSchemes tiers,
        Simulations simulations,
        PointsInBulk bulk,
        JobStatuses statuses) {

    /** The last file of opening balances. */
    Optional<PointsBatch> openings() {
        return bulk
                .latest(Set.of(PointsBatch.Source.OPENING), EnumSet.allOf(PointsBatch.State.class), Long.MAX_VALUE, 1)
                .stream()
                .findFirst();
    }

    /** The last run of each job, on whatever node. */
    List<JobStatus> jobs() {
        return statuses.all();
    }
}
