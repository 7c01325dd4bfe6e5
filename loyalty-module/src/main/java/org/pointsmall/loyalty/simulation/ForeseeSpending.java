package org.pointsmall.loyalty.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.campaign.Campaign;
import org.pointsmall.loyalty.campaign.CampaignBook;
import org.pointsmall.loyalty.campaign.CampaignTerms;
import org.pointsmall.loyalty.campaign.Shopper;
import org.pointsmall.loyalty.definition.Proposal;
import org.pointsmall.loyalty.definition.Scope;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.definition.VersionRef;
import org.pointsmall.loyalty.definition.VersionStore;
import org.pointsmall.loyalty.earning.RuleBook;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.redemption.RedemptionTerms;
import org.pointsmall.loyalty.tier.TierScheme;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;

/**
 * Says what a change to campaigns or tiers would cost where points are spent, before it is made: what members spent in the
 * last whole days is priced anew by what is in force and by what is asked for. As {@link ForeseeCost} it takes the latest,
 * and as much as there is time for; it writes nothing.
 */
public final class ForeseeSpending {
    private final LatestOrders orders;
    private final PastExchanges exchanges;
    private final int mostExchanges;
    private final Function<MemberId, Shopper> members;
    private final VersionStore<CampaignTerms> campaigns;
    private final RedemptionTerms redemption;
    private final Transactions transactions;

    /** @param members who somebody is today, each fact looked up when it is asked for */
    public ForeseeSpending(
            PastOrders orders,
            PastExchanges exchanges,
            Function<MemberId, Shopper> members,
            VersionStore<CampaignTerms> campaigns,
            RedemptionTerms redemption,
            ForeseeCost.Bounds bounds,
            Transactions transactions,
            BusinessTime time) {
        this.orders = new LatestOrders(orders, bounds, transactions, time);
        this.exchanges = exchanges;
        mostExchanges = bounds.orders();
        this.members = members;
        this.campaigns = campaigns;
        this.redemption = redemption;
        this.transactions = transactions;
    }

    /** What a change of a campaign would cost. It counts as if it had applied all the time, as a rule does. */
    public SpendingComparison ofCampaign(Proposal<CampaignTerms> change) {
        Version<CampaignTerms> before = change.before();
        long id = before == null ? Long.MAX_VALUE : before.ref().id();
        int version = before == null ? 0 : before.ref().version();
        List<Campaign> others =
                inForce().stream().filter(campaign -> campaign.ref().id() != id).toList();
        return compare(
                terms(with(others, id, version, change.now()), null),
                terms(with(others, id, version + 1, change.then()), null),
                change.terms().scope());
    }

    /** What other tiers would cost by what points pay and buy in them. */
    public SpendingComparison ofTiers(TierScheme then) {
        List<Campaign> inForce = inForce();
        return compare(terms(inForce, null), terms(inForce, then), Scope.ALL);
    }

    private SpendingTerms terms(List<Campaign> inForce, @Nullable TierScheme tiers) {
        return new SpendingTerms(
                new CampaignBook(0, inForce),
                tiers == null ? OtherTiers.NONE : new OtherTiers(tiers),
                redemption.standardRate());
    }

    private List<Campaign> inForce() {
        return transactions.required(campaigns::all).stream()
                .filter(Version::active)
                .map(campaign -> new Campaign(campaign.ref(), campaign.terms()))
                .toList();
    }

    private static List<Campaign> with(List<Campaign> others, long id, int version, Optional<CampaignTerms> terms) {
        List<Campaign> all = new ArrayList<>(others);
        terms.map(campaign -> campaign.at(campaign.window().everBegunAndNeverOver()))
                .ifPresent(campaign -> all.add(new Campaign(new VersionRef<CampaignTerms>(id, version), campaign)));
        return all;
    }

    /** @param asked what the catalogue has to be asked about, beside what campaigns in force are about */
    private SpendingComparison compare(SpendingTerms now, SpendingTerms then, Scope asked) {
        CompareSpending compared = new CompareSpending(now, then);
        boolean categories = now.campaigns().asksForCategories()
                || then.campaigns().asksForCategories()
                || !asked.categories().isEmpty();
        LatestOrders.Walked walked = orders.walk(
                categories ? RuleBook.ASKING_FOR_CATEGORIES : RuleBook.EMPTY, now.standard(), compared::add);
        Map<MemberId, Shopper> known = new HashMap<>();
        return transactions.required(() -> {
            exchanges
                    .latest(walked.from(), mostExchanges)
                    .forEach(one ->
                            compared.exchanged(one.points(), known.computeIfAbsent(one.member(), members), one.at()));
            return compared.result(walked);
        });
    }
}
