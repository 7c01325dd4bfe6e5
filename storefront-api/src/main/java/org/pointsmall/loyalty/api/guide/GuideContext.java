package org.pointsmall.loyalty.api.guide;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Map;
import org.pointsmall.loyalty.catalogue.Catalogue;
import org.pointsmall.loyalty.tier.Tier;

/**
 * What the sentences about rules are told with.
 *
 * @param names of what the rules are about
 * @param tiers that are defined, by code
 * @param now what has passed by now is not told
 * @param currency of the programme
 * @param zone the programme's: whose clocks go without saying
 */
record GuideContext(
        Words words, Catalogue.Names names, Map<String, Tier> tiers, Instant now, Currency currency, ZoneId zone) {}
