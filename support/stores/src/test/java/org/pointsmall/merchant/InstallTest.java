package org.pointsmall.merchant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What docs/install.md says of putting the plugin into a store that has customers and orders, and of taking it out. */
@Tag("heavy")
class InstallTest {
    private static final String ANA = "ana";

    @TempDir
    Path folder;

    @Test
    void oneDependencyAndOnePropertyPutItInAndTheStoreWorksOnWithoutIt() throws Exception {
        long kettle;
        try (StoreProcess bare = start("bare", false, "broadleaf.schema=create")) {
            kettle = Long.parseLong(bare.post("/api/opening?customer=" + ANA + "&password=" + ANA));
            checkOut(bare, cart(bare, kettle, 2));
            assertThat(orders(bare)).containsExactly("100.00 = 100.00 COD");
        }

        String open;
        try (StoreProcess installed = start("installed", true, "loyalty.enabled=true")) {
            assertThat(orders(installed)).containsExactly("100.00 = 100.00 COD");
            assertThat(available(installed)).isZero();

            checkOut(installed, cart(installed, kettle, 2));
            assertThat(available(installed)).isEqualTo(100);

            String burning = cart(installed, kettle, 1);
            spend(installed, 100);
            checkOut(installed, burning);
            assertThat(available(installed)).isEqualTo(49);

            open = cart(installed, kettle, 1);
            spend(installed, 40);
            assertThat(orders(installed))
                    .containsExactly(
                            "100.00 = 100.00 COD", "100.00 = 100.00 COD", "50.00 = 1.00 LOYALTY_POINTS = 49.00 COD");
        }

        assertThat(command("org.pointsmall.loyalty.removal.TakePointsOffCartsCommand"))
                .contains("No cart has points or gifts on it then.");
        command("org.pointsmall.loyalty.proof.jdbc.ProveLedgerCommand");

        assertThat(StoreProcess.withoutPlugin()).doesNotContain("loyalty-module");
        try (StoreProcess after = start("after", false)) {
            assertThat(orders(after))
                    .containsExactly("100.00 = 100.00 COD", "100.00 = 100.00 COD", "50.00 = 1.00 untyped = 49.00 COD");
            after.as(ANA, "POST", "/api/points-payments", "");
            checkOut(after, open);
            assertThat(orders(after))
                    .containsExactly(
                            "100.00 = 100.00 COD",
                            "100.00 = 100.00 COD",
                            "50.00 = 1.00 LOYALTY_POINTS = 49.00 COD",
                            "50.00 = 50.00 COD");
        }
    }

    private StoreProcess start(String name, boolean withPlugin, String... properties) throws Exception {
        List<String> all =
                new ArrayList<>(List.of("broadleaf.database.url=" + url(), "broadleaf.database.username=sa"));
        all.addAll(List.of(properties));
        return StoreProcess.start(withPlugin, folder.resolve(name + ".log"), all);
    }

    private String url() {
        return "jdbc:h2:file:" + folder.resolve("shop") + ";MODE=LEGACY;NON_KEYWORDS=VALUE,KEY,USER,DAY,MONTH,YEAR";
    }

    private String command(String main) throws Exception {
        return StoreProcess.command(main, folder.resolve("command.log"), List.of("--url=" + url(), "--username=sa"));
    }

    private static String cart(StoreProcess store, long product, int quantity) throws Exception {
        return store.as(ANA, "POST", "/api/carts?product=" + product + "&quantity=" + quantity, "");
    }

    private static void checkOut(StoreProcess store, String cart) throws Exception {
        assertThat(store.as(ANA, "POST", "/api/carts/" + cart + "/checkout", "")).isNotBlank();
    }

    private static void spend(StoreProcess store, long points) throws Exception {
        store.as(ANA, "PUT", "/api/v1/loyalty/cart/points", "{\"points\":" + points + "}");
    }

    private static List<String> orders(StoreProcess store) throws Exception {
        List<String> words = new ArrayList<>();
        new ObjectMapper().readTree(store.as(ANA, "GET", "/api/orders", "")).forEach(one -> words.add(one.asText()));
        return words;
    }

    private static long available(StoreProcess store) throws Exception {
        JsonNode me = new ObjectMapper().readTree(store.as(ANA, "GET", "/api/v1/loyalty/me", ""));
        return me.at("/balance/available").asLong(-1);
    }
}
