package org.pointsmall.demo.loyalty;

import java.time.Period;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.broadleafcommerce.profile.core.domain.Customer;
import org.broadleafcommerce.profile.core.service.CustomerService;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.redemption.RedemptionTerms;
import org.pointsmall.loyalty.tier.Benefits;
import org.pointsmall.loyalty.tier.GiveTier;
import org.pointsmall.loyalty.tier.Measure;
import org.pointsmall.loyalty.tier.MemberTiers;
import org.pointsmall.loyalty.tier.QualifyingPeriod;
import org.pointsmall.loyalty.tier.Tier;
import org.pointsmall.loyalty.tier.TierName;
import org.pointsmall.loyalty.tier.TierScheme;
import org.pointsmall.loyalty.tier.TierSchemes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;

/** Defines the demo's tiers, once the store has its people, and gives them theirs. What somebody changed later stays. */
@Order(10)
final class DemoTiers implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(DemoTiers.class);
    private static final String ACTOR = "demo";
    static final TierCode SILVER = new TierCode("silver");
    static final TierCode GOLD = new TierCode("gold");
    static final TierCode DIAMOND = new TierCode("diamond");
    private static final Map<String, TierCode> PEOPLE = Map.of("bo", SILVER, "chen", GOLD, "dee", DIAMOND);

    private final TierSchemes schemes;
    private final MemberTiers tiers;
    private final GiveTier giveTier;
    private final RedemptionTerms terms;
    private final CustomerService customers;

    DemoTiers(
            TierSchemes schemes,
            MemberTiers tiers,
            GiveTier giveTier,
            RedemptionTerms terms,
            CustomerService customers) {
        this.schemes = schemes;
        this.tiers = tiers;
        this.giveTier = giveTier;
        this.terms = terms;
        this.customers = customers;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (schemes.inForce() == null) {
            TierSchemes.Saved saved =
                    schemes.save(0, scheme(terms.standardRate().money().currency()), ACTOR);
            schemes.refresh();
            LOG.info("The demo's tiers: {}", saved);
        }
        PEOPLE.forEach(this::place);
    }

    private void place(String person, TierCode tier) {
        Customer customer = customers.readCustomerByUsername(person, false);
        if (customer != null) {
            MemberId member = new MemberId(customer.getId());
            if (tiers.history(member, 1).isEmpty()) {
                giveTier.give(member, tier, ACTOR, "one of the demo's people");
            }
        }
    }

    /** By the points of twelve months. */
    private static TierScheme scheme(Currency currency) {
        return new TierScheme(
                Measure.POINTS,
                new QualifyingPeriod.Rolling(12),
                Period.ofMonths(1),
                currency,
                List.of(
                        tier(SILVER, "Silver", "银卡", 10, 1_000, Benefits.NONE),
                        tier(GOLD, "Gold", "金卡", 20, 5_000, new Benefits(120, worth(120, currency), 90)),
                        tier(DIAMOND, "Diamond", "钻石卡", 30, 20_000, new Benefits(150, worth(150, currency), 80))));
    }

    private static Tier tier(
            TierCode code, String english, String chinese, int rank, long threshold, Benefits benefits) {
        return new Tier(code, new TierName(english, chinese), rank, threshold, benefits);
    }

    /** A hundred points are worth so many minor units. */
    private static PointsRate worth(long minorUnits, Currency currency) {
        return new PointsRate(Points.of(100), new Money(minorUnits, currency));
    }
}
