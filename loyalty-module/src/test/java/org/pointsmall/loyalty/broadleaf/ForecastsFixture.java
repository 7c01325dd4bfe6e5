package org.pointsmall.loyalty.broadleaf;

import java.math.BigDecimal;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.pointsmall.loyalty.broadleaf.store.MovableClock;
import org.pointsmall.loyalty.broadleaf.store.Shop;
import org.pointsmall.loyalty.condition.Comparison;
import org.pointsmall.loyalty.condition.Condition;
import org.pointsmall.loyalty.condition.Field;
import org.pointsmall.loyalty.condition.Operator;
import org.pointsmall.loyalty.condition.Value;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.EditResult;
import org.pointsmall.loyalty.definition.Latest;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.earning.Effect;
import org.pointsmall.loyalty.earning.Limit;
import org.pointsmall.loyalty.earning.RuleAudience;
import org.pointsmall.loyalty.earning.RuleBook;
import org.pointsmall.loyalty.earning.RuleGroup;
import org.pointsmall.loyalty.earning.RuleScope;
import org.pointsmall.loyalty.earning.RuleTerms;
import org.pointsmall.loyalty.ledger.Earning;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.redemption.RedemptionTerms;
import org.pointsmall.loyalty.tier.Benefits;
import org.pointsmall.loyalty.tier.GiveTier;
import org.pointsmall.loyalty.tier.Measure;
import org.pointsmall.loyalty.tier.QualifyingPeriod;
import org.pointsmall.loyalty.tier.Tier;
import org.pointsmall.loyalty.tier.TierName;
import org.pointsmall.loyalty.tier.TierScheme;
import org.pointsmall.loyalty.tier.TierSchemes;
import org.pointsmall.loyalty.transaction.Transactions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;

/** A store with products, members and rules that have much to say of what a cart earns; all of it by the seed. */
abstract class ForecastsFixture {
    static final long SEED = Long.getLong("forecast.seed", 20261130L);
    private static final TierCode GOLD = new TierCode("gold");

    @Autowired
    Shop shop;

    @Autowired
    Ledger ledger;

    @Autowired
    Transactions transactions;

    @Autowired
    EditDefinitions<RuleTerms> edit;

    @Autowired
    Latest<RuleBook> rules;

    @Autowired
    RedemptionTerms terms;

    @Autowired
    TierSchemes schemes;

    @Autowired
    GiveTier giveTier;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    final Random random = new Random(SEED);
    final List<Long> members = new ArrayList<>();
    private final List<Long> products = new ArrayList<>();
    private final List<Version<RuleTerms>> saved = new ArrayList<>();

    @BeforeEach
    void aStoreWithRules() {
        clock.beOnTime();
        tiers(List.of(new Tier(GOLD, new TierName("Gold", "金卡"), 1, 100_000_000, new Benefits(137, null, 100))));
        for (int i = 0; i < 12; i++) {
            products.add(shop.product(
                    BigDecimal.valueOf(1 + random.nextInt(9_999), 2).toPlainString()));
        }
        jdbc.update("UPDATE BLC_PRODUCT SET LOYALTY_NO_EARN = TRUE WHERE PRODUCT_ID = ?", products.get(0));
        for (int i = 0; i < 8; i++) {
            long member = shop.member();
            members.add(member);
            give(member, 50_000);
            if (i % 2 == 0) {
                granted(giveTier.give(new MemberId(member), GOLD, "test", "every second"));
            }
        }
        Condition cheapLines = new Comparison(Field.LINE_PRICE, Operator.AT_MOST, List.of(new Value.Whole(3_000)));
        rule(RuleScope.EVERYTHING, cheapLines, new Effect.Multiplier(233), Limit.budget(Limit.Period.EVER, 20_000));
        rule(
                RuleScope.ofProducts(products.get(1), products.get(2)),
                Condition.always(),
                new Effect.FixedBonus(Points.of(7)),
                Limit.perMember(Limit.Period.DAY, 300));
        rule(RuleScope.ofProducts(products.get(3)), Condition.always(), new Effect.Multiplier(150));
    }

    /** Other tests share the store. */
    @AfterEach
    void asBefore() {
        saved.forEach(rule -> edit.change(rule.ref(), rule.terms(), false, "test"));
        rules.refresh();
        tiers(List.of());
    }

    int anyQuantity() {
        return 1 + random.nextInt(4);
    }

    long anyProduct() {
        return products.get(random.nextInt(products.size()));
    }

    private void give(long member, long points) {
        transactions.required(() -> granted(ledger.earn(new Earning(
                new MemberId(member),
                PostingKey.of("given-to", member),
                Points.of(points),
                null,
                LotPolicy.LASTING,
                "test",
                List.of()))));
    }

    private void rule(RuleScope scope, Condition condition, Effect effect, Limit... limits) {
        RuleTerms rule = new RuleTerms(
                "a rule",
                RuleGroup.EVERYONE,
                1,
                scope,
                RuleAudience.EVERYONE,
                Window.always(ZoneOffset.UTC),
                condition,
                effect,
                null,
                List.of(limits));
        saved.add(((EditResult.Saved<RuleTerms>) edit.add(rule, true, "test")).version());
        rules.refresh();
    }

    private void tiers(List<Tier> defined) {
        TierSchemes.Revision inForce = schemes.inForce();
        TierScheme scheme = new TierScheme(
                Measure.POINTS,
                new QualifyingPeriod.Calendar(QualifyingPeriod.Unit.YEAR),
                Period.ZERO,
                terms.standardRate().money().currency(),
                defined);
        assertThat(schemes.save(inForce == null ? 0 : inForce.number(), scheme, "test"))
                .isInstanceOf(TierSchemes.Saved.InForce.class);
        schemes.refresh();
    }
}
