package org.pointsmall.loyalty.admin;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pointsmall.loyalty.condition.Comparison;
import org.pointsmall.loyalty.condition.Field;
import org.pointsmall.loyalty.condition.Not;
import org.pointsmall.loyalty.condition.Operator;
import org.pointsmall.loyalty.condition.Value;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.earning.Effect;
import org.pointsmall.loyalty.earning.Limit;
import org.pointsmall.loyalty.earning.RuleScope;
import org.pointsmall.loyalty.earning.RuleTerms;
import org.pointsmall.loyalty.points.Points;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** All that staff may do to earning rules, by HTTP, and all that is refused. */
@AdminTest
class RulesSectionTest {
    private static final AtomicInteger NAMES = new AtomicInteger();

    @LocalServerPort
    int port;

    @Autowired
    Backroom backroom;

    @Autowired
    EditDefinitions<RuleTerms> rules;

    private AdminSession admin;
    private String name;
    private int before;

    @BeforeEach
    void anAdminWhoIsSignedIn() throws Exception {
        admin = AdminSession.of(port);
        admin.get("/loyalty-rules?blLocaleCode=en");
        name = "Rule " + NAMES.incrementAndGet() + " of HTTP";
        before = rules.all().size();
    }

    @Test
    void aRuleIsAddedChangedAndSwitchedOff() throws Exception {
        long product = backroom.aProduct("Blue teapot");

        HttpResponse<String> added = admin.postAndConfirm(
                "/loyalty-rules/new",
                form(Map.of("window.weekdays", "WEDNESDAY", "scope.products", Long.toString(product))));

        assertThat(added.statusCode()).isEqualTo(200);
        assertThat(added.body()).contains(name + " is saved as version 1 and in force.", "Blue teapot");
        Version<RuleTerms> first = saved();
        assertThat(first.terms().effect()).isEqualTo(new Effect.Multiplier(150));
        assertThat(first.terms().scope()).isEqualTo(RuleScope.ofProducts(product));
        assertThat(first.active()).isTrue();
        assertThat(first.actor()).isEqualTo("grace");

        Map<String, String> shown = AdminSession.inputs(added.body());
        assertThat(shown)
                .containsEntry("name", name)
                .containsEntry("effect.factor", "1.5")
                .containsEntry("window.weekdays", "WEDNESDAY")
                .containsEntry("scope.products", Long.toString(product))
                .containsEntry("version", "1");
        HttpResponse<String> changed = admin.postAndConfirm(
                page(first),
                form(Map.of(
                        "version", "1",
                        "effect.kind", "FIXED_BONUS",
                        "effect.bonus", "200",
                        "perOrder", "150",
                        "limits[0].of", "EVERYONE",
                        "limits[0].period", "MONTH",
                        "limits[0].points", "5000",
                        "limits[0].thinning", "20")));
        assertThat(changed.body())
                .contains("version 2", "+200 per order", "at most 150 per order", "budget of 5,000 per month", "x1.5");
        Version<RuleTerms> second = saved();
        assertThat(second.terms().effect()).isEqualTo(new Effect.FixedBonus(Points.of(200)));
        assertThat(second.terms().limits())
                .containsExactly(Limit.budget(Limit.Period.MONTH, 5_000).thinningOutOverTheLast(20));

        String list = admin.postAndConfirm(page(first) + "/switch", Map.of("version", "2", "active", "false"))
                .body();
        assertThat(list).contains(name, "Switch on");
        assertThat(saved().active()).isFalse();
        assertThat(saved().ref().version()).isEqualTo(3);
    }

    @Test
    void theListSaysWhatEachRuleDoesWhenAndForWhom() throws Exception {
        long product = backroom.aProduct("Green teapot");
        Map<String, String> form = form(Map.of(
                "effect.kind", "ORDER_STEPS",
                "effect.steps[0].from", "100",
                "effect.steps[0].bonus", "10",
                "effect.steps[4].from", "500",
                "effect.steps[4].bonus", "1100"));
        form.put("scope.categories", Long.toString(backroom.categoryOf(product)));
        form.put("audience.segments", "at-risk");
        form.put("audience.firstOrder", "true");
        form.put("window.daysOfMonth", "18");
        form.put("group.code", "steps");
        form.put("group.stacking", "HIGHEST");
        admin.postAndConfirm("/loyalty-rules/new", form);

        String row =
                row(admin.get("/loyalty-rules?name=" + name.replace(' ', '+')).body());

        assertThat(row)
                .contains(
                        "from 100.00 CNY: +10",
                        "from 500.00 CNY: +1,100",
                        "on day 18 of the month",
                        "categories: Kitchen")
                .contains("segments: At risk", "first order", "steps", "the highest counts", "grace", "version 1");
        String chinese = row(admin.get("/loyalty-rules?blLocaleCode=zh_CN&name=" + name.replace(' ', '+'))
                .body());
        assertThat(chinese).contains("满 100.00 CNY：+10", "每月 18 日", "分类：Kitchen", "首单", "取最高", "第 1 版");
        assertThat(admin.get("/loyalty-rules?name=no+such+rule+at+all").body()).contains("没有符合的规则。");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            name | '' | name | This is needed. | 此项必填。
            priority | -1 | priority | This must be from 0 to 1000000. | 须在 0 至 1000000 之间。
            group.code | Member Day | group.code | Only lower-case letters | 只能用小写字母
            effect.factor | 1 | effect.factor | This must be from 1.01 to 100. | 须在 1.01 至 100 之间。
            effect.factor | 100.01 | effect.factor | This must be from 1.01 to 100. | 须在 1.01 至 100 之间。
            effect.factor | double | effect.factor | This is no number. | 这不是数字。
            effect.factor | 1.505 | effect.factor | Digits after the point: 2 at most. | 小数位数最多 2 位。
            window.until | 2026-01-01T00:00 | window.until | It must end after it starts: it starts at 2026-11-01T00:00. | 结束须晚于开始
            window.until | someday | window.until | someday is no time. | “someday”不是有效时间
            window.daysOfMonth | 32 | window.daysOfMonth | This must be from -31 to 31. | 须在 -31 至 31 之间。
            window.daysOfMonth | 0 | window.daysOfMonth | There is no day 0. | 没有第 0 日。
            window.dates | 2026-02-30 | window.dates | 2026-02-30 is no date. | “2026-02-30”不是有效日期
            window.dates | 2026-10-01 | window | it would never apply | 永远不会适用
            window.zone | Mars | window.zone | Mars is no time zone. | “Mars”不是有效时区
            window.weekdays | FUNDAY | window.weekdays | There is no FUNDAY. | 没有 FUNDAY。
            scope.products | 999999999 | scope.products | There is no 999999999. | 没有 999999999。
            scope.categories | 999999999 | scope.categories | There is no 999999999. | 没有 999999999。
            scope.newForDays | 0 | scope.newForDays | This must be from 1 to 3650. | 须在 1 至 3650 之间。
            audience.tiers | emerald | audience.tiers | There is no emerald. | 没有 emerald。
            audience.segments | nobody | audience.segments | There is no nobody. | 没有 nobody。
            perOrder | -5 | perOrder | This must be from 1 to 1000000000000. | 须在 1 至 1000000000000 之间。
            condition | order.subtotal > 100 | condition | This cannot be read. | 无法读取。
            """)
    void whatCannotBeSavedIsSaidBesideItsFieldAndKept(
            String field, String typed, String beside, String english, String chinese) throws Exception {
        Map<String, String> form = form(Map.of("window.from", "2026-11-01T00:00"));
        form.put(field, typed);

        HttpResponse<String> refused = admin.postAndConfirm("/loyalty-rules/new", form);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Nothing was saved. Fields to look at again: 1.");
        assertThat(Beside.wrong(refused.body(), beside)).contains(english);
        Map<String, String> shown = AdminSession.inputs(refused.body());
        assertThat(shown).containsEntry("name", field.equals("name") ? "" : name);
        if (field.equals("condition")) {
            assertThat(refused.body()).contains("order.subtotal &gt; 100</textarea>");
        } else if (!field.equals("window.weekdays")) {
            assertThat(shown).containsEntry(field, typed);
        }
        admin.get("/loyalty-rules?blLocaleCode=zh_CN");
        String inChinese = admin.postAndConfirm("/loyalty-rules/new", form).body();
        assertThat(inChinese).contains("未保存。需要修改的项目：1 处。");
        assertThat(Beside.wrong(inChinese, beside)).contains(chinese);
        assertThat(rules.all()).hasSize(before);
    }

    @Test
    void aConditionIsReadFromItsBuilder() throws Exception {
        String subtotal = "{\"kind\":\"none\",\"parts\":[{\"field\":\"order.subtotal\",\"operator\":\"less-than\","
                + "\"values\":[\"%s\"]}]}";
        HttpResponse<String> refused = admin.postAndConfirm(
                "/loyalty-rules/new", form(Map.of("priority", "x", "conditionBuilder", subtotal.formatted("1.234"))));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Fields to look at again: 2.", "1.234");
        assertThat(Beside.wrong(refused.body(), "condition")).isNotEmpty();
        assertThat(Beside.wrong(refused.body(), "priority")).isNotEmpty();
        assertThat(Beside.wrong(
                        admin.postAndConfirm("/loyalty-rules/new", form(Map.of("conditionBuilder", "{")))
                                .body(),
                        "condition"))
                .contains("This cannot be read.");
        assertThat(rules.all()).hasSize(before);

        admin.postAndConfirm("/loyalty-rules/new", form(Map.of("conditionBuilder", subtotal.formatted("1.20"))));

        assertThat(saved().terms().condition())
                .isEqualTo(new Not(
                        new Comparison(Field.ORDER_SUBTOTAL, Operator.LESS_THAN, List.of(new Value.Whole(120)))));
        HttpResponse<String> shown = admin.get(page(saved()));
        assertThat(shown.body()).contains("data-form=", "less-than", "order.subtotal");
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() throws Exception {
        HttpResponse<String> refused = admin.postAndConfirm(
                "/loyalty-rules/new",
                form(Map.of(
                        "name", " ", "priority", "x", "effect.kind", "ORDER_STEPS", "scope.products", "999999999")));

        assertThat(refused.body()).contains("Fields to look at again: 4.");
        for (String field : List.of("name", "priority", "effect.steps", "scope.products")) {
            assertThat(Beside.wrong(refused.body(), field)).as(field).isNotEmpty();
        }
    }

    @Test
    void rulesOfOneGroupStackInOneWay() throws Exception {
        String group = "group-" + NAMES.incrementAndGet();
        admin.postAndConfirm("/loyalty-rules/new", form(Map.of("group.code", group, "group.stacking", "FIRST")));

        HttpResponse<String> refused = admin.postAndConfirm(
                "/loyalty-rules/new", form(Map.of("group.code", group, "group.stacking", "HIGHEST")));

        assertThat(Beside.wrong(refused.body(), "group.stacking")).contains("say otherwise (FIRST)");
    }

    @Test
    void twoRulesThatAreFirstAtTheSameTimeAreRefused() throws Exception {
        String group = "group-" + NAMES.incrementAndGet();
        Map<String, String> form = form(Map.of("group.code", group, "group.stacking", "FIRST"));
        admin.postAndConfirm("/loyalty-rules/new", form);

        assertThat(Beside.wrong(admin.postAndConfirm("/loyalty-rules/new", form).body(), "priority"))
                .contains("Number " + saved().ref().id(), name);
    }

    @Test
    void whoeverWasOvertakenIsToldAndLosesNothing() throws Exception {
        admin.postAndConfirm("/loyalty-rules/new", form(Map.of()));
        Version<RuleTerms> first = saved();
        admin.postAndConfirm(page(first), form(Map.of("version", "1", "effect.factor", "1.6")));

        HttpResponse<String> outdated =
                admin.postAndConfirm(page(first), form(Map.of("version", "1", "effect.factor", "1.7")));

        assertThat(outdated.statusCode()).isEqualTo(409);
        assertThat(outdated.body()).contains("grace has saved version 2 meanwhile");
        Map<String, String> shown = AdminSession.inputs(outdated.body());
        assertThat(shown).containsEntry("effect.factor", "1.7").containsEntry("version", "2");
        assertThat(saved().terms().effect()).isEqualTo(new Effect.Multiplier(160));

        admin.postAndConfirm(page(first), form(shown));
        assertThat(saved().terms().effect()).isEqualTo(new Effect.Multiplier(170));
        assertThat(saved().ref().version()).isEqualTo(3);
        assertThat(admin.postAndConfirm(page(first) + "/switch", Map.of("version", "", "active", "false"))
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void productsAndCategoriesAreFoundByAPartOfTheirName() throws Exception {
        long product = backroom.aProduct("Teapot 100% O'Brien");

        HttpResponse<String> found = admin.get("/loyalty-rules/find?in=products&name=100%25+o%27br");

        assertThat(found.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        assertThat(found.body()).contains("\"id\":\"" + product + "\"", "Teapot 100% O'Brien");
        long household = backroom.aCategoryAbove(backroom.categoryOf(product));
        assertThat(admin.get("/loyalty-rules/find?in=categories&name=househ").body())
                .contains("\"id\":\"" + household + "\"");
        assertThat(admin.get("/loyalty-rules/find?in=products&name=100_").body())
                .isEqualTo("[]");
    }

    @Test
    void whoMayLookMayNotChange() throws Exception {
        admin.postAndConfirm("/loyalty-rules/new", form(Map.of()));
        Version<RuleTerms> rule = saved();
        backroom.without(-28_007, () -> {
            assertThat(admin.get(page(rule)).body()).contains(name).doesNotContain("button radius dark save");
            assertThat(admin.get("/loyalty-rules").body()).doesNotContain("/loyalty-rules/new");
            assertThat(admin.get("/loyalty-rules/new").statusCode()).isEqualTo(403);
            assertThat(admin.postAndConfirm("/loyalty-rules/new", form(Map.of()))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(admin.postAndConfirm(page(rule), form(Map.of("version", "1")))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(admin.postAndConfirm(page(rule) + "/switch", Map.of("version", "1"))
                            .statusCode())
                    .isEqualTo(403);
        });
        backroom.without(-28_006, () -> {
            for (String path : List.of("/loyalty-rules", page(rule), "/loyalty-rules/find?in=products&name=a")) {
                assertThat(admin.get(path).statusCode()).as(path).isEqualTo(403);
            }
        });
        assertThat(saved().ref().version()).isEqualTo(1);
    }

    @Test
    void nothingIsChangedWithoutTheSessionsTokenOrBySomebodyWhoIsNotSignedIn() throws Exception {
        assertThat(admin.postWithoutToken("/loyalty-rules/new", form(Map.of())).statusCode())
                .isEqualTo(403);
        assertThat(AdminSession.ofNobody(port)
                        .post("/loyalty-rules/new", form(Map.of()))
                        .body())
                .doesNotContain(name);
        assertThat(rules.all()).hasSize(before);
    }

    @Test
    void aRuleThatDoesNotExistIsNotFound() throws Exception {
        for (String id : List.of("0", "999999999", "99999999999999999999")) {
            assertThat(admin.get("/loyalty-rules/" + id).statusCode()).as(id).isEqualTo(404);
            assertThat(admin.postAndConfirm("/loyalty-rules/" + id, form(Map.of()))
                            .statusCode())
                    .as(id)
                    .isEqualTo(404);
        }
    }

    @Test
    void everyWordIsThereInBothLanguages() throws Exception {
        admin.postAndConfirm("/loyalty-rules/new", form(Map.of("scope.stores", "<b>Main</b>")));
        for (String path : List.of("/loyalty-rules", "/loyalty-rules/new", page(saved()))) {
            assertThat(admin.get(path + "?blLocaleCode=en").body())
                    .contains("Earning rules")
                    .doesNotContain("LoyaltyRule_", "LoyaltyPage_", "LoyaltyInvalid_", "??", "<b>Main");
            assertThat(admin.get(path + "?blLocaleCode=zh_CN").body())
                    .contains("积分规则")
                    .doesNotContain("LoyaltyRule_", "LoyaltyPage_", "LoyaltyInvalid_", "??");
        }
    }

    /** What a browser would send for a rule with everything but these as it usually is. */
    private Map<String, String> form(Map<String, String> but) {
        Map<String, String> form = new LinkedHashMap<>(Map.of(
                "name",
                name,
                "active",
                "true",
                "group.code",
                "everyone",
                "group.stacking",
                "ALL",
                "priority",
                "100",
                "effect.kind",
                "MULTIPLIER",
                "effect.factor",
                "1.5",
                "window.zone",
                "Asia/Shanghai"));
        form.putAll(but);
        return form;
    }

    private Version<RuleTerms> saved() {
        return rules.all().stream()
                .filter(rule -> rule.terms().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String page(Version<RuleTerms> rule) {
        return "/loyalty-rules/" + rule.ref().id();
    }

    private String row(String page) {
        int start = page.indexOf(name);
        assertThat(start).as(name).isPositive();
        int row = page.lastIndexOf("<tr", start);
        return page.substring(
                row < page.indexOf("<table") ? page.indexOf("<tbody") : row, page.indexOf("</table>", start));
    }
}
