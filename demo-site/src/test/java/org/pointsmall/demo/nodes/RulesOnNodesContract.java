package org.pointsmall.demo.nodes;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pointsmall.demo.store.StoreClient.Reply;
import org.pointsmall.loyalty.condition.Condition;
import org.pointsmall.loyalty.condition.jdbc.ConditionJson;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.definition.VersionStore;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.definition.jdbc.Versions;
import org.pointsmall.loyalty.earning.Effect;
import org.pointsmall.loyalty.earning.Limit;
import org.pointsmall.loyalty.earning.RuleAudience;
import org.pointsmall.loyalty.earning.RuleGroup;
import org.pointsmall.loyalty.earning.RuleKind;
import org.pointsmall.loyalty.earning.RuleScope;
import org.pointsmall.loyalty.earning.RuleTerms;
import org.pointsmall.loyalty.points.Points;

import static org.assertj.core.api.Assertions.assertThat;

/** Earning rules that a third node saves, as the admin does, while two sell. */
abstract class RulesOnNodesContract extends NodesFixture {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int MEMBERS = 8;

    private final List<Version<RuleTerms>> saved = new ArrayList<>();

    @AfterEach
    void noRuleStays() {
        if (saved.isEmpty()) {
            return;
        }
        saved.forEach(rule -> rules().change(rule.ref(), rule.terms(), false, Instant.now(), "test"));
        saved.clear();
        Shopper anybody = aMemberWith(0);
        for (int node = 0; node < 2; node++) {
            awaitBonus(anybody, node, 0);
        }
    }

    @Test
    void aRuleThatIsSavedIsInForceAtEveryNode() {
        Shopper shopper = aMemberWith(0);
        assertThat(bonus(shopper, 0)).isZero();

        save(77);

        awaitBonus(shopper, 0, 77);
        awaitBonus(shopper, 1, 77);
        JsonNode order = Shopper.ok(shopper.checkOut(1, shopper.aCartWith(0, productId)));
        assertThat(order.path("pointsEarned").asLong() - base(order)).isEqualTo(77);
    }

    @Test
    void ordersAtBothNodesAtOnceNeverPassABudget() throws Exception {
        List<Shopper> members = new ArrayList<>();
        for (int i = 0; i < MEMBERS; i++) {
            members.add(aMemberWith(0));
        }
        List<Long> carts = spread(2 * MEMBERS, i -> members.get(i % MEMBERS).aCartWith(i, productId));
        save(100, Limit.budget(Limit.Period.EVER, 1_050));
        awaitBonus(members.get(0), 0, 100);
        awaitBonus(members.get(0), 1, 100);

        List<Reply> replies = spread(2 * MEMBERS, i -> members.get(i % MEMBERS).checkOut(i, carts.get(i)));

        long bonuses = 0;
        for (Reply reply : replies) {
            JsonNode order = Shopper.ok(reply);
            bonuses += order.path("pointsEarned").asLong() - base(order);
        }
        // A bonus shares the rounding with the base: sixteen orders may give as many points more or less.
        assertThat(count("SELECT POINTS FROM LOYALTY_LIMIT_COUNT WHERE LIMIT_KEY LIKE ?", owner() + "/%"))
                .isEqualTo(1_050);
        assertThat(bonuses).isBetween(1_050L - 2 * MEMBERS, 1_050L + 2 * MEMBERS);
    }

    private String owner() {
        return "rule-" + saved.get(0).ref().id();
    }

    /** One point for every pound that the card paid. */
    private static long base(JsonNode order) {
        return pence(order.path("cashPaid")) / 100;
    }

    private void save(long points, Limit... limits) {
        RuleTerms terms = new RuleTerms(
                "A bonus",
                RuleGroup.EVERYONE,
                100,
                RuleScope.ofProducts(productId),
                RuleAudience.EVERYONE,
                Window.always(ZoneOffset.UTC),
                Condition.always(),
                new Effect.FixedBonus(Points.of(points)),
                null,
                List.of(limits));
        saved.add(rules().add(terms, true, Instant.now(), "test"));
    }

    private VersionStore<RuleTerms> rules() {
        return new Versions<>(nodes.dataSource(), new RuleKind(ConditionJson.TEXT));
    }

    private void awaitBonus(Shopper shopper, int node, long points) {
        Instant end = Instant.now().plus(PATIENCE);
        while (bonus(shopper, node) != points) {
            assertThat(Instant.now()).as("node %d: %d points", node, points).isBefore(end);
        }
    }

    /** What the product earns at this node beyond its price. */
    private long bonus(Shopper shopper, int node) {
        String product = "/api/v1/products/" + productId;
        long base = pence(Shopper.ok(shopper.at(node).get(product)).path("price")) / 100;
        JsonNode estimate =
                Shopper.ok(shopper.at(node).get("/api/v1/loyalty/earnings/estimate?productId=" + productId));
        return estimate.path("points").asLong() - base;
    }
}
