package org.pointsmall.loyalty.removal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A store of its own, each time in a new JVM on one PostgreSQL: with the programme, without it, and with it again. No
 * order, member or point may notice more than that points were of no use for a while.
 */
@Tag("heavy")
class WayOutOfAStoreTest {
    private static final String ALL_BY_CARD = "[charge 24.68]";

    private TestDatabase database;
    private JdbcTemplate jdbc;
    private long lantern;
    private long ana;
    private long ben;
    private long cara;
    private long dan;

    @BeforeEach
    void openTheDatabase() {
        database = TestDatabase.onPostgreSql();
        jdbc = new JdbcTemplate(database.dataSource());
    }

    @AfterEach
    void closeTheDatabase() {
        database.close();
    }

    @Test
    void switchedOffAndOnAgain() throws IOException {
        long paid;
        long open;
        long broken;
        long late;
        long gifted;
        long priced;
        try (OwnStore store = withProgramme("create")) {
            open(store);
            paid = cart(store, ana, 500);
            store.ask("checkout", ana, paid);
            open = cart(store, ana, 300);
            broken = cart(store, ben, 400);
            store.ask("break-off", ben, broken, 400, 1);
            late = cart(store, cara, 200);
            store.ask("break-off", cara, late, 200, 900_000);
            placeUnsettled(store, cart(store, dan, 500));
            assertThat(store.ask("balance", dan)).isEqualTo("500 available, 500 held, 0 spent");
            store.ask("gift", store.id("product"));
            gifted = store.id("cart", dan, lantern);
            priced = store.id("cart", dan, lantern);
            assertThat(store.ask("lines", dan, gifted)).isEqualTo("[1 for 0.00, 2 for 24.68]");
            assertThat(store.ask("goods-for-points", dan, priced)).isEqualTo("true");
            assertThat(store.ask("lines", dan, priced)).isEqualTo("[1 for 0.00, 1 for 0.00, 2 for 24.68]");
        }

        try (OwnStore store = OwnStore.withPlugin(url(), "broadleaf.schema=none", "loyalty.enabled=false")) {
            assertThat(store.log())
                    .contains("4 carts have their points taken off.")
                    .contains("1 holds of checkouts that broke off are ended; 400 points go back")
                    .contains("1 carts keep their points for now")
                    .contains("1 orders stand and are not settled yet, for which 500 points are held")
                    .contains("What remains: 2819 points of 4 members, and 700 that are held");
            assertThat(store.ask("payments", ana, paid)).isEqualTo("[3rd-Party Account 19.68, Loyalty points 5.00]");
            assertThat(store.ask("checkout-as-it-stands", ana, open)).isEqualTo(ALL_BY_CARD);
            assertThat(store.ask("checkout-as-it-stands", ben, broken)).isEqualTo(ALL_BY_CARD);
            assertThat(store.ask("checkout", cara, late)).isEqualTo(ALL_BY_CARD);
            assertThat(store.ask("checkout-as-it-stands", dan, gifted))
                    .as("nobody gives anything now")
                    .contains("CART_CHANGED");
            assertThat(store.ask("checkout", dan, priced)).isEqualTo(ALL_BY_CARD);
            assertThat(store.ask("lines", dan, priced))
                    .as("the gift leaves, and goods that cost points and no money stay")
                    .isEqualTo("[1 for 0.00, 2 for 24.68]");
        }

        try (OwnStore store = withProgramme("none")) {
            store.ask("jobs-later");
            assertThat(store.ask("prove")).isEqualTo("[]");
            assertThat(store.ask("balance", ana)).isEqualTo("519 available, 0 held, 500 spent");
            assertThat(store.ask("balance", ben))
                    .as("began with the programme")
                    .isEqualTo("1024 available, 0 held, 0 spent");
            assertThat(store.ask("balance", cara)).as("and so did this").isEqualTo("1024 available, 0 held, 0 spent");
            assertThat(store.ask("balance", dan)).isEqualTo("519 available, 0 held, 500 spent");
        }
    }

    @Test
    void takenOutAndPutBackIn() throws IOException {
        long paid;
        long open;
        long broken;
        long gifted;
        try (OwnStore store = withProgramme("create")) {
            open(store);
            paid = cart(store, ana, 500);
            store.ask("checkout", ana, paid);
            open = cart(store, ana, 300);
            broken = cart(store, ben, 400);
            store.ask("break-off", ben, broken, 400, 1);
            store.ask("gift", store.id("product"));
            gifted = store.id("cart", dan, lantern);
            assertThat(store.ask("lines", dan, gifted)).isEqualTo("[1 for 0.00, 2 for 24.68]");
        }
        assertThat(command("--dry-run"))
                .startsWith("0 It would be done so:")
                .contains("3 carts have their points taken off.", "400 points go back", "1 gifts leave their carts.");
        assertThat(command())
                .startsWith("0 It is done:")
                .contains("3 carts have their points taken off.", "400 points go back", "What remains: 3519 points")
                .contains("1 gifts leave their carts.");
        assertThat(command()).startsWith("0 It is done:").doesNotContain("carts have", "go back", "gifts leave");

        assertThat(owedByTheInstallPage())
                .extracting(row -> row.get("MEMBER_ID") + ": " + row.get("AVAILABLE") + " " + row.get("HELD"))
                .containsExactly(ana + ": 519 0", ben + ": 1000 0", cara + ": 1000 0", dan + ": 1000 0");

        try (OwnStore store = OwnStore.withoutPlugin(url(), "broadleaf.schema=none")) {
            assertThat(store.ask("payments", ana, paid)).isEqualTo("[3rd-Party Account 19.68, untyped 5.00]");
            store.ask("know-points-payments");
            assertThat(store.ask("payments", ana, paid)).isEqualTo("[3rd-Party Account 19.68, Loyalty points 5.00]");
            assertThat(store.ask("checkout-as-it-stands", ana, open)).isEqualTo(ALL_BY_CARD);
            assertThat(store.ask("checkout", ben, broken)).isEqualTo(ALL_BY_CARD);
            assertThat(store.ask("lines", dan, gifted)).isEqualTo("[2 for 24.68]");
            assertThat(store.ask("checkout-as-it-stands", dan, gifted)).isEqualTo(ALL_BY_CARD);
        }

        try (OwnStore store = withProgramme("none")) {
            store.ask("jobs-later");
            assertThat(store.ask("prove")).isEqualTo("[]");
            assertThat(store.ask("balance", ana)).isEqualTo("519 available, 0 held, 500 spent");
            assertThat(store.ask("balance", ben)).isEqualTo("1024 available, 0 held, 0 spent");
            long again = cart(store, ben, 100);
            assertThat(store.ask("checkout", ben, again)).isEqualTo("[charge 23.68]");
            assertThat(store.ask("balance", ben)).isEqualTo("947 available, 0 held, 100 spent");
        }
    }

    private List<Map<String, Object>> owedByTheInstallPage() throws IOException {
        String page = Files.readString(Path.of("../docs/install.md"));
        int begin = page.indexOf("SELECT a.MEMBER_ID");
        return jdbc.queryForList(page.substring(begin, page.indexOf(';', begin)));
    }

    private OwnStore withProgramme(String schema) throws IOException {
        return OwnStore.withPlugin(
                url(), "broadleaf.schema=" + schema, "loyalty.enabled=true", "loyalty.jobs.enabled=false");
    }

    private void open(OwnStore store) throws IOException {
        lantern = store.id("product");
        ana = member(store);
        ben = member(store);
        cara = member(store);
        dan = member(store);
    }

    private static long member(OwnStore store) throws IOException {
        long member = store.id("member");
        store.ask("give", member, 1000);
        return member;
    }

    private long cart(OwnStore store, long member, long points) throws IOException {
        long cart = store.id("cart", member, lantern);
        assertThat(store.ask("wish", member, cart, points)).isEqualTo("true");
        return cart;
    }

    /** A database that takes no new lots is what makes an award fail. */
    private void placeUnsettled(OwnStore store, long order) throws IOException {
        long newest = jdbc.queryForObject("SELECT MAX(LOT_ID) FROM LOYALTY_LOT", Long.class);
        jdbc.update("ALTER TABLE LOYALTY_LOT ADD CONSTRAINT NO_NEW_LOTS CHECK (LOT_ID <= " + newest + ")");
        assertThat(store.ask("checkout", dan, order)).isEqualTo("[charge 19.68]");
        jdbc.update("ALTER TABLE LOYALTY_LOT DROP CONSTRAINT NO_NEW_LOTS");
    }

    private String url() {
        return "broadleaf.database.url=" + database.url();
    }

    /** Its exit code and what it says. */
    private String command(String... options) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        int exit = new TakePointsOffCartsCommand(
                        Map.of("LOYALTY_DATABASE_URL", database.url(), "LOYALTY_DATABASE_USERNAME", "postgres"),
                        BusinessTime.ofTheMachine(),
                        out,
                        out)
                .run(options);
        return exit + " " + said.toString(StandardCharsets.UTF_8);
    }
}
