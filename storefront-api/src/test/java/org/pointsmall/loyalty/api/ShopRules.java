package org.pointsmall.loyalty.api;

import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.pointsmall.loyalty.definition.VersionRef;
import org.pointsmall.loyalty.earning.BuyerFixture;
import org.pointsmall.loyalty.earning.EarningContext;
import org.pointsmall.loyalty.earning.EarningContexts;
import org.pointsmall.loyalty.earning.EarningRule;
import org.pointsmall.loyalty.earning.EarningRules;
import org.pointsmall.loyalty.earning.EarningTerms;
import org.pointsmall.loyalty.earning.ProductFacts;
import org.pointsmall.loyalty.earning.RuleBook;
import org.pointsmall.loyalty.earning.RuleTerms;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.purchase.ProductPrices;
import org.pointsmall.loyalty.tier.Measure;
import org.pointsmall.loyalty.tier.QualifyingPeriod;
import org.pointsmall.loyalty.tier.Tier;
import org.pointsmall.loyalty.tier.TierScheme;

/**
 * By what a test's store awards: a point for a pound and whatever rules it says. It sells product 100 for 12.50; its
 * members are in the segment "loyal" and have ordered before.
 */
final class ShopRules implements EarningTerms, EarningContexts, ProductPrices {
    private static final Currency GBP = Currency.getInstance("GBP");

    private RuleBook book = RuleBook.EMPTY;
    private LotPolicy lots = LotPolicy.LASTING;
    private List<Tier> tiers = List.of();

    /** Rules 1, 2, 3. */
    void say(RuleTerms... rules) {
        List<EarningRule> numbered = new ArrayList<>();
        for (RuleTerms rule : rules) {
            numbered.add(new EarningRule(new VersionRef<RuleTerms>(numbered.size() + 1L, 1), rule));
        }
        book = new RuleBook(book.revision() + 1, numbered);
    }

    void say(LotPolicy policy) {
        lots = policy;
    }

    void say(List<Tier> defined) {
        tiers = defined;
    }

    TierScheme scheme() {
        return new TierScheme(Measure.POINTS, new QualifyingPeriod.Rolling(12), Period.ofMonths(3), GBP, tiers);
    }

    @Override
    public PointsRate rate() {
        return new PointsRate(Points.of(1), new Money(100, GBP));
    }

    @Override
    public EarningRules rules() {
        return new EarningRules(rate(), book, ZoneOffset.UTC);
    }

    @Override
    public LotPolicy lots() {
        return lots;
    }

    @Override
    public Optional<Money> price(long productId) {
        return productId == 100 ? Optional.of(new Money(1250, GBP)) : Optional.empty();
    }

    @Override
    public EarningContext of(MemberId member, Cart cart, RuleBook asked) {
        Map<Long, ProductFacts> products = cart.products().stream()
                .distinct()
                .collect(Collectors.toMap(Function.identity(), id -> ProductFacts.of(id, Set.of(), null, true)));
        return new EarningContext(
                Shop.NOW, BuyerFixture.aBuyer().inSegments("loyal"), Optional.empty(), Optional.empty(), products);
    }
}
