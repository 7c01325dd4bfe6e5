package org.pointsmall.demo.loyalty;

import java.util.List;
import java.util.Map;
import org.pointsmall.loyalty.flag.FlagPlace;
import org.pointsmall.loyalty.flag.FlagVersions;
import org.pointsmall.loyalty.flag.NoteFlags;
import org.pointsmall.loyalty.transaction.Transactions;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Flags some of the demo's products, so that each flag can be seen: products that are in none of the real baskets, which
 * the replay buys as anybody. What somebody changed later stays.
 */
@Order(20)
final class DemoFlags implements ApplicationRunner {
    private static final String ACTOR = "demo";

    private static final List<Flagged> PRODUCTS = List.of(
            // Red Retrospot Wrap
            new Flagged("21498", "LOYALTY_LEAST_TIER = 'gold'", Map.of("leastTier", "gold")),
            // Mini Paint Set Vintage
            new Flagged("22492", "LOYALTY_MEMBERS_ONLY = TRUE", Map.of("membersOnly", "true")),
            // Wrap Alphabet Design
            new Flagged("23230", "LOYALTY_EXCLUSIVE = TRUE", Map.of("exclusive", "true")),
            // Wrap Doily Design
            new Flagged(
                    "23231",
                    "LOYALTY_SOLD_TOTAL = 100, LOYALTY_SOLD_PER_MEMBER = 2, LOYALTY_SOLD_PERIOD = 'MONTH'",
                    Map.of("soldTotal", "100", "soldPerMember", "2", "soldPeriod", "MONTH")),
            // Spaceboy Gift Wrap
            new Flagged(
                    "22045",
                    "LOYALTY_MEMBERS_ONLY = TRUE, LOYALTY_HIDDEN = TRUE",
                    Map.of("membersOnly", "true", "hidden", "true")));

    private final JdbcTemplate jdbc;
    private final FlagVersions versions;
    private final NoteFlags noteFlags;
    private final Transactions transactions;

    private record Flagged(String model, String columns, Map<String, String> said) {}

    DemoFlags(JdbcTemplate jdbc, FlagVersions versions, NoteFlags noteFlags, Transactions transactions) {
        this.jdbc = jdbc;
        this.versions = versions;
        this.noteFlags = noteFlags;
        this.transactions = transactions;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        PRODUCTS.forEach(product -> jdbc.queryForList(
                        "SELECT PRODUCT_ID FROM BLC_PRODUCT WHERE MODEL = ?", Long.class, product.model())
                .forEach(id -> flag(id, product)));
    }

    private void flag(long id, Flagged product) {
        FlagPlace place = FlagPlace.product(id);
        if (versions.of(place, 1).isEmpty()) {
            transactions.required(() -> {
                noteFlags.note(place, product.said(), ACTOR);
                return jdbc.update("UPDATE BLC_PRODUCT SET " + product.columns() + " WHERE PRODUCT_ID = ?", id);
            });
        }
    }
}
