package org.pointsmall.loyalty.admin;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pointsmall.loyalty.campaign.CampaignEffect;
import org.pointsmall.loyalty.campaign.CampaignTerms;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.Scope;
import org.pointsmall.loyalty.definition.Version;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** All that staff may do to campaigns, by HTTP, and all that is refused. */
@AdminTest
class CampaignsSectionTest {
    private static final AtomicInteger NAMES = new AtomicInteger();

    @LocalServerPort
    int port;

    @Autowired
    Backroom backroom;

    @Autowired
    EditDefinitions<CampaignTerms> campaigns;

    private AdminSession admin;
    private String name;
    private int before;

    @BeforeEach
    void anAdminWhoIsSignedIn() throws Exception {
        admin = AdminSession.of(port);
        admin.get("/loyalty-campaigns?blLocaleCode=en");
        name = "Campaign " + NAMES.incrementAndGet() + " of HTTP";
        before = campaigns.all().size();
    }

    /** Two that are in force at once with the same priority are refused. */
    @AfterEach
    void noneStaysInForce() {
        campaigns.all().stream()
                .filter(Version::active)
                .forEach(campaign -> campaigns.change(campaign.ref(), campaign.terms(), false, "test"));
    }

    @Test
    void aCampaignIsAddedChangedAndSwitchedOff() throws Exception {
        long product = backroom.aProduct("Blue gaiwan");

        HttpResponse<String> added = admin.postAndConfirm(
                "/loyalty-campaigns/new",
                form(Map.of("window.daysOfMonth", "15, -1", "goods.products", Long.toString(product))));

        assertThat(added.statusCode()).isEqualTo(200);
        assertThat(added.body()).contains(name + " is saved as version 1 and in force.", "Blue gaiwan");
        Version<CampaignTerms> first = saved();
        assertThat(first.terms().effect()).isEqualTo(new CampaignEffect.PricePercent(80));
        assertThat(first.terms().scope()).isEqualTo(Scope.ofProducts(product));
        assertThat(first.terms().window().daysOfMonth()).containsExactlyInAnyOrder(15, -1);
        assertThat(first.actor()).isEqualTo("grace");
        assertThat(AdminSession.inputs(added.body()))
                .containsEntry("name", name)
                .containsEntry("effect.percent", "80")
                .containsEntry("window.daysOfMonth", "-1, 15")
                .containsEntry("goods.products", Long.toString(product))
                .containsEntry("version", "1");

        HttpResponse<String> changed = admin.postAndConfirm(
                page(first),
                form(Map.of(
                        "version", "1",
                        "effect.kind", "OFFSET_RATE",
                        "effect.rate.points", "100",
                        "effect.rate.money", "1.50",
                        "people.segments", "at-risk")));
        assertThat(changed.body())
                .contains("version 2", "100 points pay 1.50 CNY", "80 % of the points price", "segments: At risk");
        assertThat(saved().terms().effect()).isInstanceOf(CampaignEffect.OffsetRate.class);

        String list = admin.postAndConfirm(page(first) + "/switch", Map.of("version", "2", "active", "false"))
                .body();
        assertThat(list).contains(name, "Switch on");
        assertThat(saved().active()).isFalse();
        assertThat(saved().ref().version()).isEqualTo(3);
    }

    @Test
    void theListSaysWhatEachCampaignDoesWhenAndForWhom() throws Exception {
        long product = backroom.aProduct("Green gaiwan");
        admin.postAndConfirm(
                "/loyalty-campaigns/new",
                form(Map.of(
                        "goods.categories", Long.toString(backroom.categoryOf(product)),
                        "people.segments", "at-risk",
                        "window.daysOfMonth", "15",
                        "window.from", "2026-11-01T00:00")));
        String find = "name=" + name.replace(' ', '+');

        assertThat(admin.get("/loyalty-campaigns?" + find).body())
                .contains("80 % of the points price", "on day 15 of the month", "from 2026-11-01 00:00")
                .contains("categories: Kitchen", "segments: At risk", "grace", "version 1");
        assertThat(admin.get("/loyalty-campaigns?blLocaleCode=zh_CN&" + find).body())
                .contains("积分价的 80%", "每月 15 日", "分类：Kitchen", "第 1 版");
        assertThat(admin.get("/loyalty-campaigns?name=no+such+campaign").body()).contains("没有符合的活动。");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            name | '' | name | This is needed. | 此项必填。
            priority | -1 | priority | This must be from 0 to 1000000. | 须在 0 至 1000000 之间。
            effect.percent | '' | effect.percent | This is needed. | 此项必填。
            effect.percent | 0 | effect.percent | This must be from 1 to 99. | 须在 1 至 99 之间。
            effect.percent | 100 | effect.percent | This must be from 1 to 99. | 须在 1 至 99 之间。
            effect.percent | 79.5 | effect.percent | Digits after the point: 0 at most. | 小数位数最多 0 位。
            window.until | 2026-01-01T00:00 | window.until | It must end after it starts | 结束须晚于开始
            window.dates | 2026-10-01 | window | it would never apply | 永远不会适用
            window.zone | Mars | window.zone | Mars is no time zone. | “Mars”不是有效时区
            goods.products | 999999999 | goods.products | There is no 999999999. | 没有 999999999。
            goods.categories | 999999999 | goods.categories | There is no 999999999. | 没有 999999999。
            people.tiers | emerald | people.tiers | There is no emerald. | 没有 emerald。
            people.segments | Nobody! | people.segments | There is no Nobody!. | 没有 Nobody!。
            """)
    void whatCannotBeSavedIsSaidBesideItsFieldAndKept(
            String field, String typed, String beside, String english, String chinese) throws Exception {
        Map<String, String> form = form(Map.of("window.from", "2026-11-01T00:00"));
        form.put(field, typed);

        HttpResponse<String> refused = admin.postAndConfirm("/loyalty-campaigns/new", form);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Nothing was saved. Fields to look at again: 1.");
        assertThat(Beside.wrong(refused.body(), beside)).contains(english);
        assertThat(AdminSession.inputs(refused.body()))
                .containsEntry("name", field.equals("name") ? "" : name)
                .containsEntry(field, typed);
        admin.get("/loyalty-campaigns?blLocaleCode=zh_CN");
        assertThat(Beside.wrong(
                        admin.postAndConfirm("/loyalty-campaigns/new", form).body(), beside))
                .contains(chinese);
        assertThat(campaigns.all()).hasSize(before);
    }

    @Test
    void aBetterRateIsForWholeOrders() throws Exception {
        long product = backroom.aProduct("Grey gaiwan");
        Map<String, String> form = form(Map.of(
                "effect.kind", "OFFSET_RATE",
                "effect.rate.points", "100",
                "effect.rate.money", "1.50",
                "goods.products", Long.toString(product)));

        assertThat(Beside.wrong(
                        admin.postAndConfirm("/loyalty-campaigns/new", form).body(), "goods"))
                .contains("A better rate applies to whole orders");

        form.put("goods.products", "");
        form.put("effect.rate.points", "0");
        form.put("effect.rate.money", "");
        HttpResponse<String> both = admin.postAndConfirm("/loyalty-campaigns/new", form);
        assertThat(both.body()).contains("Fields to look at again: 2.");
        assertThat(Beside.wrong(both.body(), "effect.rate.money")).contains("This is needed.");
        assertThat(campaigns.all()).hasSize(before);
    }

    @Test
    void twoThatMeetWithTheSamePriorityAreRefused() throws Exception {
        admin.postAndConfirm("/loyalty-campaigns/new", form(Map.of()));

        HttpResponse<String> refused =
                admin.postAndConfirm("/loyalty-campaigns/new", form(Map.of("window.weekdays", "SUNDAY")));

        assertThat(Beside.wrong(refused.body(), "window")).contains(name, "has the same priority");
        assertThat(campaigns.all()).hasSize(before + 1);
    }

    @Test
    void whoeverWasOvertakenIsToldAndLosesNothing() throws Exception {
        admin.postAndConfirm("/loyalty-campaigns/new", form(Map.of()));
        Version<CampaignTerms> first = saved();
        admin.postAndConfirm(page(first), form(Map.of("version", "1", "effect.percent", "70")));

        HttpResponse<String> outdated =
                admin.postAndConfirm(page(first), form(Map.of("version", "1", "effect.percent", "60")));

        assertThat(outdated.statusCode()).isEqualTo(409);
        assertThat(outdated.body()).contains("grace has saved version 2 meanwhile");
        Map<String, String> shown = AdminSession.inputs(outdated.body());
        assertThat(shown).containsEntry("effect.percent", "60").containsEntry("version", "2");
        assertThat(saved().terms().effect()).isEqualTo(new CampaignEffect.PricePercent(70));

        shown.put("effect.kind", "PRICE_PERCENT");
        admin.postAndConfirm(page(first), shown);
        assertThat(saved().terms().effect()).isEqualTo(new CampaignEffect.PricePercent(60));
        assertThat(admin.postAndConfirm(page(first) + "/switch", Map.of("version", "", "active", "false"))
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void whoMayLookMayNotChange() throws Exception {
        admin.postAndConfirm("/loyalty-campaigns/new", form(Map.of()));
        Version<CampaignTerms> campaign = saved();
        backroom.without(-28_012, () -> {
            assertThat(admin.get(page(campaign)).body()).contains(name).doesNotContain("button radius dark save");
            assertThat(admin.get("/loyalty-campaigns").body()).doesNotContain("/loyalty-campaigns/new");
            assertThat(admin.get("/loyalty-campaigns/new").statusCode()).isEqualTo(403);
            for (String path : List.of("/loyalty-campaigns/new", page(campaign), page(campaign) + "/switch")) {
                assertThat(admin.postAndConfirm(path, form(Map.of("version", "1")))
                                .statusCode())
                        .as(path)
                        .isEqualTo(403);
            }
        });
        backroom.without(-28_011, () -> {
            for (String path :
                    List.of("/loyalty-campaigns", page(campaign), "/loyalty-campaigns/find?in=products&name=a")) {
                assertThat(admin.get(path).statusCode()).as(path).isEqualTo(403);
            }
        });
        assertThat(saved().ref().version()).isEqualTo(1);
    }

    @Test
    void productsAreFoundByAPartOfTheirName() throws Exception {
        long product = backroom.aProduct("Gaiwan of jade");

        assertThat(admin.get("/loyalty-campaigns/find?in=products&name=of+jade").body())
                .contains("\"id\":\"" + product + "\"", "Gaiwan of jade");
        long household = backroom.aCategoryAbove(backroom.categoryOf(product));
        assertThat(admin.get("/loyalty-campaigns/find?in=categories&name=househ")
                        .body())
                .contains("\"id\":\"" + household + "\"");
    }

    @Test
    void nothingIsChangedWithoutTheSessionsTokenOrBySomebodyWhoIsNotSignedIn() throws Exception {
        assertThat(admin.postWithoutToken("/loyalty-campaigns/new", form(Map.of()))
                        .statusCode())
                .isEqualTo(403);
        assertThat(AdminSession.ofNobody(port)
                        .post("/loyalty-campaigns/new", form(Map.of()))
                        .body())
                .doesNotContain(name);
        assertThat(campaigns.all()).hasSize(before);
    }

    @Test
    void aCampaignThatDoesNotExistIsNotFound() throws Exception {
        for (String id : List.of("0", "999999999", "99999999999999999999")) {
            assertThat(admin.get("/loyalty-campaigns/" + id).statusCode())
                    .as(id)
                    .isEqualTo(404);
            assertThat(admin.postAndConfirm("/loyalty-campaigns/" + id, form(Map.of()))
                            .statusCode())
                    .as(id)
                    .isEqualTo(404);
        }
    }

    @Test
    void everyWordIsThereInBothLanguages() throws Exception {
        name = "<b>" + name + "</b>";
        admin.postAndConfirm("/loyalty-campaigns/new", form(Map.of()));
        for (String path : List.of("/loyalty-campaigns", "/loyalty-campaigns/new", page(saved()))) {
            assertThat(admin.get(path + "?blLocaleCode=en").body())
                    .contains("Campaigns")
                    .doesNotContain("LoyaltyCampaign_", "LoyaltyRule_", "LoyaltyPage_", "??", "<b>Campaign");
            assertThat(admin.get(path + "?blLocaleCode=zh_CN").body())
                    .contains("活动")
                    .doesNotContain("LoyaltyCampaign_", "LoyaltyRule_", "LoyaltyPage_", "??");
        }
    }

    /** What a browser would send for a campaign with everything but these as it usually is. */
    private Map<String, String> form(Map<String, String> but) {
        Map<String, String> form = new LinkedHashMap<>(Map.of(
                "name", name,
                "active", "true",
                "priority", "100",
                "effect.kind", "PRICE_PERCENT",
                "effect.percent", "80",
                "window.zone", "Asia/Shanghai"));
        form.putAll(but);
        return form;
    }

    private Version<CampaignTerms> saved() {
        return campaigns.all().stream()
                .filter(campaign -> campaign.terms().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String page(Version<CampaignTerms> campaign) {
        return "/loyalty-campaigns/" + campaign.ref().id();
    }
}
