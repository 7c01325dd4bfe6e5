package org.pointsmall.loyalty.admin;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** Definitions are told in sentences while they are written, by HTTP. */
@AdminTest
class TellingDefinitionsTest {

    @LocalServerPort
    int port;

    @Autowired
    Backroom backroom;

    @Autowired
    JdbcTemplate jdbc;

    private AdminSession admin;

    @BeforeEach
    void anAdminWhoIsSignedIn() throws Exception {
        admin = AdminSession.of(port);
        admin.get("/loyalty-rules?blLocaleCode=en");
    }

    @Test
    void aRuleIsToldAsItStandsInTheForm() throws Exception {
        String product = Long.toString(backroom.aProduct("Told teapot"));
        Map<String, String> form = rule(Map.of(
                "effect.factor", "1.5",
                "window.weekdays", "WEDNESDAY",
                "scope.products", product,
                "perOrder", "500"));

        assertThat(told("/loyalty-rules", form))
                .isEqualTo("On Wednesdays, members earn 1.5 times the points on Told teapot. At most 500 per order.");
        admin.get("/loyalty-rules?blLocaleCode=zh_CN");
        assertThat(told("/loyalty-rules", form)).isEqualTo("每周三，会员购买Told teapot得 1.5 倍积分。每单最多 500。");
    }

    @Test
    void itsConditionIsToldAsItIsBuilt() throws Exception {
        String built = "{\"kind\":\"all\",\"parts\":[{\"field\":\"order.subtotal\",\"operator\":\"at-least\","
                + "\"values\":[\"99.50\"]}]}";

        String told =
                told("/loyalty-rules", rule(Map.of("effect.factor", "2", "conditionBuilder", built, "condition", "")));

        assertThat(told).startsWith("Members earn 2 times the points, if ").contains("is at least 99.50");
        assertThat(told(
                        "/loyalty-rules",
                        rule(Map.of("effect.factor", "2", "conditionBuilder", built.replace("99.50", "ninety")))))
                .isEqualTo("Fill in or mend first, to read here what it does: Condition.");
    }

    @Test
    void whatIsMissingIsNamedInPlaceOfAWrongSentence() throws Exception {
        Map<String, String> form = rule(Map.of("effect.factor", "many", "limits[0].of", "MEMBER"));

        assertThat(told("/loyalty-rules", form))
                .startsWith("Fill in or mend first, to read here what it does: ")
                .contains("Times the base points", "In each")
                .doesNotContain("Name", "LoyaltyRule_", "limits");
        assertThat(admin.get("/loyalty-rules/new").body()).contains("Fill in or mend first");
    }

    @Test
    void campaignsAndOffersAreToldLikewise() throws Exception {
        assertThat(told(
                        "/loyalty-campaigns",
                        Map.of("effect.kind", "OFFSET_RATE", "effect.rate.points", "100", "effect.rate.money", "1.20")))
                .isEqualTo("Members pay 1.20 CNY at the checkout with 100 points.");
        assertThat(told(
                        "/loyalty-offers",
                        Map.of(
                                "name.english", "Tree",
                                "name.chinese", "树",
                                "gives.kind", "DONATION",
                                "gives.cause", "trees",
                                "supply.period", "FOR_EVER",
                                "price.points", "100")))
                .isEqualTo("Members can have “Tree” (Donation) for 100 points.");
        assertThat(told("/loyalty-zones", Map.of("code", "told"))).isEmpty();
    }

    @Test
    void nothingIsSavedOrWrittenDownByIt() throws Exception {
        int rules = count("LOYALTY_RULE_VERSION");
        int audited = count("LOYALTY_AUDIT");

        told("/loyalty-rules", rule(Map.of("effect.factor", "1.5", "active", "true")));

        assertThat(count("LOYALTY_RULE_VERSION")).isEqualTo(rules);
        assertThat(count("LOYALTY_AUDIT")).isEqualTo(audited);
    }

    @Test
    void markupInANameStaysText() throws Exception {
        long product = backroom.aProduct("<b>Bold</b> teapot");
        HttpResponse<String> answer = admin.post(
                "/loyalty-rules/say", rule(Map.of("effect.factor", "1.5", "scope.products", Long.toString(product))));

        assertThat(answer.headers().firstValue("Content-Type").orElse("")).contains("json");
        assertThat(answer.body()).contains("<b>Bold</b>");
        admin.postAndConfirm(
                "/loyalty-rules/new",
                rule(Map.of("name", "Bold", "effect.factor", "1.5", "scope.products", Long.toString(product))));
        assertThat(admin.get("/loyalty-rules?name=Bold").body()).contains("&lt;b&gt;Bold");
    }

    private static Map<String, String> rule(Map<String, String> more) {
        Map<String, String> form = new LinkedHashMap<>(Map.of(
                "group.code", "everyone", "group.stacking", "ALL", "priority", "100", "effect.kind", "MULTIPLIER"));
        form.putAll(more);
        return form;
    }

    private String told(String section, Map<String, String> form) throws Exception {
        HttpResponse<String> answer = admin.post(section + "/say", form);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new com.fasterxml.jackson.databind.ObjectMapper()
                .readTree(answer.body())
                .path("says")
                .asText();
    }

    private int count(String table) {
        return jdbc.queryForObject("SELECT COUNT(*) FROM " + table, Integer.class);
    }
}
