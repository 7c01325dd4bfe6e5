package org.pointsmall.loyalty.broadleaf;

import java.time.Period;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.broadleaf.store.Shop;
import org.pointsmall.loyalty.broadleaf.store.Shop.Flow;
import org.pointsmall.loyalty.broadleaf.store.StoreTest;
import org.pointsmall.loyalty.broadleaf.store.TestCards;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.ledger.Earning;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.redemption.OffsetCart;
import org.pointsmall.loyalty.redemption.PointsWish;
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
import org.pointsmall.loyalty.transaction.Transactions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;

/** Tiers as a store wires them. */
@StoreTest
@TestPropertySource(properties = "broadleaf.database.url=jdbc:h2:mem:loyalty-checkout")
class TiersInTheStoreTest {
    private static final TierCode SILVER = new TierCode("silver");
    private static final TierCode GOLD = new TierCode("gold");

    @Autowired
    Shop shop;

    @Autowired
    TestCards cards;

    @Autowired
    Ledger ledger;

    @Autowired
    Transactions transactions;

    @Autowired
    OffsetCart offsetCart;

    @Autowired
    RedemptionTerms terms;

    @Autowired
    TierSchemes schemes;

    @Autowired
    MemberTiers tiers;

    @Autowired
    GiveTier giveTier;

    @Autowired
    List<Job> jobs;

    private Currency currency;
    private long ana;

    @BeforeEach
    void defineTiers() {
        currency = terms.standardRate().money().currency();
        ana = shop.member();
        save(List.of(
                new Tier(SILVER, new TierName("Silver", "银卡"), 1, 20, Benefits.NONE),
                new Tier(GOLD, new TierName("Gold", "金卡"), 2, 100_000, new Benefits(120, rate(120), 90))));
    }

    /** Other tests share the store. */
    @AfterEach
    void defineNone() {
        save(List.of());
    }

    @Test
    void aCheckoutGivesTheTierThatItsAwardReaches() {
        shop.checkout(ana, shop.cart(ana, shop.product("12.34"), 2), Flow.values()[0]);

        assertThat(tiers.tierOf(new MemberId(ana))).map(Tier::code).contains(SILVER);
        assertThat(terms.offset(new MemberId(ana)).rate()).isEqualTo(terms.standardRate());
    }

    @Test
    void goldsPointsPayAtGoldsRate() {
        MemberId member = new MemberId(ana);
        granted(giveTier.give(member, GOLD, "test", "the best of all"));
        transactions.required(() -> granted(ledger.earn(new Earning(
                member, PostingKey.of("given-to", ana), Points.of(1000), null, LotPolicy.LASTING, "test", List.of()))));
        long order = shop.cart(ana, shop.product("12.34"), 2);
        assertThat(shop.as(ana, () -> offsetCart.apply(PointsWish.of(Points.of(500))))
                        .isRefused())
                .isFalse();

        shop.checkout(ana, order, Flow.values()[0]);

        assertThat(terms.offset(member).rate()).isEqualTo(rate(120));
        assertThat(cards.log(order)).containsExactly("charge 18.68");
        assertThat(ledger.balance(member).available().value())
                .as("18.68 x 1.2 are 22 points")
                .isEqualTo(1000 - 500 + 22);
    }

    @Test
    void tiersAreReviewedByAJob() {
        assertThat(jobs).extracting(job -> job.name().value()).contains("review-tiers");
    }

    private PointsRate rate(long minorUnits) {
        return new PointsRate(Points.of(100), new Money(minorUnits, currency));
    }

    private void save(List<Tier> defined) {
        TierSchemes.Revision inForce = schemes.inForce();
        TierScheme scheme = new TierScheme(
                Measure.POINTS,
                new QualifyingPeriod.Calendar(QualifyingPeriod.Unit.YEAR),
                Period.ZERO,
                currency,
                defined);
        assertThat(schemes.save(inForce == null ? 0 : inForce.number(), scheme, "test"))
                .isInstanceOf(TierSchemes.Saved.InForce.class);
        schemes.refresh();
    }
}
