package org.pointsmall.loyalty.mall.load;

import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.pointsmall.loyalty.campaign.CampaignBook;
import org.pointsmall.loyalty.earning.BuyerFixture;
import org.pointsmall.loyalty.earning.CountsInMemory;
import org.pointsmall.loyalty.earning.EarnPoints;
import org.pointsmall.loyalty.earning.EarningContextFixture;
import org.pointsmall.loyalty.earning.FixedEarning;
import org.pointsmall.loyalty.ledger.jdbc.JdbcLedgerStore;
import org.pointsmall.loyalty.mall.OfferFixture;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.outbox.Outbox;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.tier.Benefits;
import org.pointsmall.loyalty.tier.Measure;
import org.pointsmall.loyalty.tier.SomeTiers;
import org.pointsmall.loyalty.tier.Tier;
import org.pointsmall.loyalty.tier.TierScheme;
import org.pointsmall.loyalty.tier.TierSchemes;
import org.pointsmall.loyalty.tier.Tiers;
import org.pointsmall.loyalty.tier.jdbc.JdbcTierStore;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;

/** The programme around a mall: what goods earn, which tiers there are, and which campaigns. At first there is nothing. */
final class MallProgramme {
    static final PointsRate A_POINT_FOR_TEN_PENCE = new PointsRate(Points.of(1), new Money(10, OfferFixture.GBP));
    static final Benefits SILVER = new Benefits(150, null, 90);
    static final Benefits GOLD = new Benefits(200, null, 75);

    final Tiers tiers;
    final EarnPoints earnPoints;
    volatile CampaignBook campaigns = CampaignBook.EMPTY;
    volatile Predicate<Long> withoutEarning = any -> true;
    private volatile List<Tier> known = List.of();

    MallProgramme(DataSource dataSource, JdbcLedgerStore store, Transactions transactions, BusinessTime time) {
        tiers = new Tiers(
                new JdbcTierStore(dataSource, store.pipeline()), rate -> true, Outbox.NONE, transactions, time);
        earnPoints = new EarnPoints(
                EarningContextFixture.bought(this::buyer, product -> withoutEarning.test(product)),
                new FixedEarning(A_POINT_FOR_TEN_PENCE),
                new CountsInMemory());
    }

    private BuyerFixture buyer(MemberId member) {
        return tiers.memberTiers()
                .tierOf(member)
                .map(tier -> new BuyerFixture(
                        tier.code().value(), tier.benefits().earningMultiplier(), Set.of(), false, null))
                .orElse(BuyerFixture.aBuyer());
    }

    /** From now on there are silver and gold members. */
    void defineTiers(Measure measure, long silver, long gold) {
        known = List.of(
                SomeTiers.tier(SomeTiers.SILVER, "银卡", 10, silver, SILVER),
                SomeTiers.tier(SomeTiers.GOLD, "金卡", 20, gold, GOLD));
        TierScheme scheme = new TierScheme(measure, SomeTiers.rolling(24), Period.ofMonths(1), OfferFixture.GBP, known);
        TierSchemes schemes = tiers.tierSchemes();
        if (!(schemes.save(0, scheme, "test") instanceof TierSchemes.Saved.InForce)) {
            throw new IllegalStateException("no tiers");
        }
        schemes.refresh();
    }

    Optional<Tier> tier(Object code) {
        return known.stream().filter(tier -> tier.code().equals(code)).findFirst();
    }
}
