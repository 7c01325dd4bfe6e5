package org.pointsmall.loyalty.admin;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.definition.Draft;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.Proposal;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.earning.Effect;
import org.pointsmall.loyalty.earning.RuleTerms;
import org.pointsmall.loyalty.simulation.CostComparison;
import org.pointsmall.loyalty.simulation.ForeseeCost;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** What is asked before a definition comes into force, changes or ends, by HTTP; and all that does nothing. */
@AdminTest
class AskedBeforeTest {
    private static final AtomicInteger NAMES = new AtomicInteger();

    @LocalServerPort
    int port;

    @Autowired
    Backroom backroom;

    @Autowired
    EditDefinitions<RuleTerms> rules;

    @Autowired
    ForeseeCost foresee;

    private AdminSession admin;
    private String name;
    private int before;

    @BeforeEach
    void anAdminWhoIsSignedIn() throws Exception {
        admin = AdminSession.of(port);
        admin.get("/loyalty-rules?blLocaleCode=en");
        name = "Asked rule " + NAMES.incrementAndGet();
        before = rules.all().size();
    }

    @Test
    void aNewRuleIsShownInFullAndNotSavedBeforeItIsAnswered() throws Exception {
        long product = backroom.aProduct("Asked teapot");

        HttpResponse<String> asked = admin.post(
                "/loyalty-rules/new",
                form(Map.of(
                        "scope.products", Long.toString(product),
                        "window.weekdays", "WEDNESDAY",
                        "audience.segments", "at-risk",
                        "limits[3].of", "EVERYONE",
                        "limits[3].period", "MONTH",
                        "limits[3].points", "5000",
                        "condition", "")));

        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(differences(asked))
                .contains("Asked teapot", ">Wed<", "At risk", ">5000<", ">1.5<", "Afterwards")
                .doesNotContain("In force now", "LoyaltyRule_", "??");
        assertThat(asked.body()).contains("Put " + name + " in force?");
        assertThat(rules.all()).hasSize(before);

        HttpResponse<String> done = admin.confirm("/loyalty-rules/new", asked);
        assertThat(done.body()).contains(name + " is saved as version 1 and in force.");
        assertThat(admin.confirm("/loyalty-rules/new", asked).body()).contains(name + " is saved as version 1");
        assertThat(rules.all()).as("pressed twice").hasSize(before + 1);
        assertThat(saved().terms().scope().things().productNumbers()).containsExactly(product);
    }

    @Test
    void goingBackLosesNothing() throws Exception {
        String built = "{\"kind\":\"all\",\"parts\":[{\"field\":\"order.subtotal\",\"operator\":\"at-least\","
                + "\"values\":[\"99.50\"]}]}";
        HttpResponse<String> asked = admin.post(
                "/loyalty-rules/new",
                form(Map.of("perOrder", "77", "conditionBuilder", built, "chineseName", "规则 <b>")));
        assertThat(differences(asked)).contains("is at least 99.50", "规则 &lt;b&gt;");

        HttpResponse<String> back = admin.goBack("/loyalty-rules/new", asked);

        assertThat(AdminSession.inputs(back.body()))
                .containsEntry("name", name)
                .containsEntry("perOrder", "77")
                .containsEntry("effect.factor", "1.5")
                .containsEntry("chineseName", "规则 <b>")
                .containsEntry("active", "true");
        assertThat(back.body()).contains("at-least", "99.50");
        assertThat(rules.all()).hasSize(before);
    }

    @Test
    void aDraftIsSavedWithoutAQuestionAndAskedAboutWhenItIsSwitchedOn() throws Exception {
        HttpResponse<String> draft = admin.post("/loyalty-rules/new", form(Map.of("active", "")));
        assertThat(draft.body()).contains(name + " is saved as version 1. It is not in force.");
        HttpResponse<String> changed =
                admin.post(page(), form(Map.of("active", "", "version", "1", "effect.factor", "1.6")));
        assertThat(changed.body()).contains("version 2");

        Map<String, String> on = Map.of("version", "2", "active", "true");
        HttpResponse<String> asked = admin.post(page() + "/switch", on);
        assertThat(asked.body()).contains("Put " + name + " in force?");
        HttpResponse<String> left = admin.goBack(page() + "/switch", asked);
        assertThat(left.uri().getPath()).isEqualTo("/admin/loyalty-rules");
        assertThat(saved().active()).isFalse();

        admin.confirm(page() + "/switch", asked);
        assertThat(saved().active()).isTrue();
        assertThat(admin.confirm(page() + "/switch", asked).statusCode()).isEqualTo(409);
        assertThat(saved().ref().version()).isEqualTo(3);
    }

    @Test
    void aChangeShowsWhatIsOtherThanNowAndNothingElse() throws Exception {
        admin.postAndConfirm("/loyalty-rules/new", form(Map.of("perOrder", "50")));

        HttpResponse<String> asked = admin.post(page(), form(Map.of("version", "1", "effect.factor", "2")));

        assertThat(asked.body()).contains("Change " + name + ", which is in force?");
        assertThat(differences(asked))
                .contains("In force now", "Afterwards", ">1.5<", ">2<", ">50<", ">none<")
                .doesNotContain("everyone", ">100<");
        assertThat(saved().ref().version()).isEqualTo(1);
        assertThat(admin.post(page(), form(Map.of("version", "1", "perOrder", "50")))
                        .body())
                .as("the same again")
                .contains("saved as version 2");

        HttpResponse<String> late = admin.confirm(page(), asked);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(AdminSession.inputs(late.body())).containsEntry("effect.factor", "2");
        assertThat(AdminSession.inputs(admin.goBack(page(), asked).body()))
                .as("the version that was seen, not the one that was not")
                .containsEntry("version", "1");
        assertThat(saved().terms().effect()).isEqualTo(new Effect.Multiplier(150));
    }

    @Test
    void switchingOffIsAskedInBothLanguages() throws Exception {
        admin.postAndConfirm("/loyalty-rules/new", form(Map.of()));
        Map<String, String> off = Map.of("version", "1", "active", "false");
        assertThat(admin.post(page() + "/switch", off).body())
                .contains("Switch " + name + " off?", "In force now", ">1.5<")
                .doesNotContain("Afterwards");

        admin.get("/loyalty-rules?blLocaleCode=zh_CN");
        HttpResponse<String> asked = admin.post(page() + "/switch", off);
        assertThat(asked.body()).contains("要停用 " + name + " 吗？", "保持不变", "现行").doesNotContain("LoyaltyAsk_", "??");
        admin.confirm(page() + "/switch", asked);
        assertThat(saved().active()).isFalse();
        admin.get("/loyalty-rules?blLocaleCode=en");
    }

    /** Other tests have orders in these days, too: the page says what the simulation says. */
    @Test
    void whatItCostsIsSimulatedOnTheLastThirtyDays() throws Exception {
        long ana = backroom.aMember("asked-" + name.hashCode(), 1);
        long product = backroom.aProduct("Asked lamp");
        for (int days = 2; days < 6; days++) {
            backroom.aPlacedOrder(ana, product, 2, Instant.now().minus(Duration.ofDays(days)), 25);
        }
        Map<String, String> form =
                form(Map.of("scope.products", Long.toString(product), "effect.factor", "3", "window.weekdays", ""));

        HttpResponse<String> asked = admin.post("/loyalty-rules/new", form);

        Map<String, List<String>> written = new HashMap<>();
        form.forEach((field, text) -> written.put(field, List.of(text)));
        CostComparison cost = foresee.ofRule(rules.propose(Draft.of(written)));
        assertThat(cost.then().points().minus(cost.now().points()).value())
                .as("four orders of 25.00, at one point for each yuan, three times")
                .isEqualTo(200);
        assertThat(asked.body())
                .contains("The cost of points goes from " + cost.percentNow() + " % to " + cost.percentThen()
                        + " % of sales: about " + cost.more() + " CNY more in 30 days.");
        assertThat(asked.body()).contains("Simulated on all " + cost.orders() + " orders from ");
        admin.get("/loyalty-rules?blLocaleCode=zh_CN");
        assertThat(admin.post("/loyalty-rules/new", form).body())
                .contains("积分成本占销售额的比例将从 " + cost.percentNow() + "% 升至 " + cost.percentThen() + "%");
        admin.get("/loyalty-rules?blLocaleCode=en");
        assertThat(foresee.ofRule(new Proposal<>(
                                null, rules.propose(Draft.of(written)).terms(), false, Optional.empty()))
                        .more())
                .isZero();
    }

    @Test
    void withoutTheRightOrTheTokenNothingIsAskedOrDone() throws Exception {
        Map<String, String> form = form(Map.of());
        HttpResponse<String> asked = admin.post("/loyalty-rules/new", form);
        backroom.without(-28_007, () -> {
            HttpResponse<String> refused = admin.post("/loyalty-rules/new", form);
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(AdminSession.asks(refused)).isFalse();
            assertThat(admin.confirm("/loyalty-rules/new", asked).statusCode()).isEqualTo(403);
            assertThat(admin.goBack("/loyalty-rules/new", asked).statusCode()).isEqualTo(403);
        });
        Map<String, String> answer = AdminSession.inputs(asked.body());
        answer.put("then", "do");
        answer.put("csrfToken", "wrong");
        assertThat(admin.postWithoutToken("/loyalty-rules/new", answer).statusCode())
                .isEqualTo(403);
        assertThat(rules.all()).hasSize(before);
    }

    private Map<String, String> form(Map<String, String> but) {
        Map<String, String> form = new HashMap<>(Map.of(
                "name", name,
                "active", "true",
                "group.code", "everyone",
                "group.stacking", "ALL",
                "priority", "100",
                "effect.kind", "MULTIPLIER",
                "effect.factor", "1.5",
                "window.zone", "Asia/Shanghai"));
        form.putAll(but);
        return form;
    }

    private static String differences(HttpResponse<String> asked) {
        String page = asked.body();
        int table = page.indexOf("<table class=\"differences\"");
        assertThat(table).as(page).isPositive();
        return page.substring(table, page.indexOf("</table>", table));
    }

    private Version<RuleTerms> saved() {
        return rules.all().stream()
                .filter(rule -> rule.terms().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private String page() {
        return "/loyalty-rules/" + saved().ref().id();
    }
}
