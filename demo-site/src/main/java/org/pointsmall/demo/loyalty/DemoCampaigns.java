package org.pointsmall.demo.loyalty;

import java.time.DayOfWeek;
import java.util.List;
import org.pointsmall.loyalty.campaign.CampaignEffect;
import org.pointsmall.loyalty.campaign.CampaignTerms;
import org.pointsmall.loyalty.definition.Audience;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.Scope;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.redemption.RedemptionTerms;
import org.pointsmall.loyalty.time.BusinessTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;

/** Saves the demo's campaigns, once there are its tiers. What somebody changed later stays. */
@Order
final class DemoCampaigns implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(DemoCampaigns.class);
    private static final String ACTOR = "demo";
    private static final int PRIORITY = 100;

    private final EditDefinitions<CampaignTerms> campaigns;
    private final RedemptionTerms terms;
    private final BusinessTime calendar;

    DemoCampaigns(EditDefinitions<CampaignTerms> campaigns, RedemptionTerms terms, BusinessTime calendar) {
        this.campaigns = campaigns;
        this.terms = terms;
        this.calendar = calendar;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (campaigns.all().isEmpty()) {
            demo().forEach(campaign -> LOG.info("The demo's campaigns: {}", campaigns.add(campaign, true, ACTOR)));
        }
    }

    private List<CampaignTerms> demo() {
        Window always = Window.always(calendar.zone());
        return List.of(
                onPrices("Member day", "会员日", 80, always.onDaysOfMonth(15)),
                onPrices("Month's end", "月末特惠", 70, always.onDaysOfMonth(-1, -2, -3)),
                new CampaignTerms(
                        "Gold weekend",
                        "金卡周末",
                        PRIORITY,
                        Scope.ALL,
                        Audience.ofTiers(DemoTiers.GOLD, DemoTiers.DIAMOND),
                        always.on(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                        new CampaignEffect.OffsetRate(aHundredAreWorth(160))));
    }

    private static CampaignTerms onPrices(String name, String chineseName, int percent, Window window) {
        return new CampaignTerms(
                name,
                chineseName,
                PRIORITY,
                Scope.ALL,
                Audience.EVERYONE,
                window,
                new CampaignEffect.PricePercent(percent));
    }

    private PointsRate aHundredAreWorth(long minorUnits) {
        return new PointsRate(
                Points.of(100),
                new Money(minorUnits, terms.standardRate().money().currency()));
    }
}
