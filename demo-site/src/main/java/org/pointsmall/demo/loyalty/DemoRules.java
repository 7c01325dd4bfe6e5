package org.pointsmall.demo.loyalty;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.pointsmall.loyalty.condition.jdbc.ConditionJson;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.EditResult;
import org.pointsmall.loyalty.definition.VersionStore;
import org.pointsmall.loyalty.definition.jdbc.DraftJson;
import org.pointsmall.loyalty.earning.RuleKind;
import org.pointsmall.loyalty.earning.RuleTerms;
import org.pointsmall.loyalty.transaction.Transactions;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Imports earning rules of each kind, for an operator to switch on in the admin, or to simulate before. None is in force
 * from the beginning: so the demo earns what its README says on every day of the year.
 */
@Order(20)
final class DemoRules implements ApplicationRunner {
    private static final String ACTOR = "demo";

    private final EditDefinitions<RuleTerms> edit;
    private final VersionStore<RuleTerms> store;
    private final Transactions transactions;
    private final JdbcTemplate jdbc;

    DemoRules(
            EditDefinitions<RuleTerms> edit,
            VersionStore<RuleTerms> store,
            Transactions transactions,
            JdbcTemplate jdbc) {
        this.edit = edit;
        this.store = store;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    /** Of several nodes that start at once, one adds them. */
    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        JsonNode rules = rules();
        transactions.required(() -> {
            store.lock();
            if (store.all().isEmpty()) {
                rules.forEach(rule -> add(withIds(rule)));
            }
            return rules.size();
        });
    }

    /** Products by the store's ids, and not by their codes: a store whose first start was cut off has others. */
    private JsonNode withIds(JsonNode rule) {
        if (rule.at("/scope/products") instanceof ArrayNode products) {
            for (int at = 0; at < products.size(); at++) {
                products.set(at, products.numberNode(id(products.get(at).textValue())));
            }
        }
        return rule;
    }

    private Long id(String model) {
        return jdbc.queryForObject("SELECT PRODUCT_ID FROM BLC_PRODUCT WHERE MODEL = ?", Long.class, model);
    }

    private void add(JsonNode rule) {
        DraftJson.Read read = new DraftJson(new RuleKind(ConditionJson.TEXT)).read(rule.toString());
        if (!read.wrong().isEmpty()) {
            throw new IllegalStateException("the demo has no such rule: " + read.wrong());
        }
        if (edit.add(read.draft(), ACTOR) instanceof EditResult.Refused<RuleTerms> refused) {
            throw new IllegalStateException(rule + " is refused: " + refused.wrong());
        }
    }

    private static JsonNode rules() throws IOException {
        try (InputStream json = DemoRules.class.getResourceAsStream("rules.json")) {
            return new ObjectMapper().readTree(Objects.requireNonNull(json));
        }
    }
}
