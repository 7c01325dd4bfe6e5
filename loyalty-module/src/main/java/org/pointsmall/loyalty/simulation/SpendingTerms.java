package org.pointsmall.loyalty.simulation;

import org.pointsmall.loyalty.campaign.CampaignBook;
import org.pointsmall.loyalty.points.PointsRate;

/**
 * By what members spend points.
 *
 * @param campaigns those in force
 * @param tiers by what tiers give
 * @param standard what points pay at the checkout where nothing makes it more
 */
record SpendingTerms(CampaignBook campaigns, OtherTiers tiers, PointsRate standard) {}
