package org.pointsmall.loyalty.admin;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pointsmall.loyalty.definition.Draft;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.EditResult;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.mall.OfferTerms;
import org.pointsmall.loyalty.tier.Tier;
import org.pointsmall.loyalty.tier.TierSchemes;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** All that staff may do to tiers, by HTTP, and all that is refused; and the page of segments, which only shows. */
@AdminTest
class TiersSectionTest {
    @LocalServerPort
    int port;

    @Autowired
    Backroom backroom;

    @Autowired
    TierSchemes schemes;

    @Autowired
    EditDefinitions<OfferTerms> offers;

    private AdminSession admin;
    private long before;

    @BeforeEach
    void anAdminWhoIsSignedIn() throws Exception {
        admin = AdminSession.of(port);
        admin.get("/loyalty-tiers?blLocaleCode=en");
        before = revision();
    }

    @Test
    void tiersAreSavedAndShownAgain() throws Exception {
        HttpResponse<String> saved = admin.postAndConfirm("/loyalty-tiers", form(Map.of()));

        assertThat(saved.statusCode()).isEqualTo(200);
        assertThat(saved.body())
                .contains("The tiers are saved as version " + (before + 1) + " and in force.")
                .contains("silver 1000 (x1), gold 5000 (x1.2)", "grace");
        Tier gold = Objects.requireNonNull(schemes.inForce()).scheme().tiers().get(1);
        assertThat(gold.benefits().earningMultiplier()).isEqualTo(120);
        assertThat(gold.benefits().mallPercent()).isEqualTo(90);
        assertThat(String.valueOf(gold.benefits().offsetRate())).contains("1.20 CNY");
        assertThat(AdminSession.inputs(saved.body()))
                .containsEntry("tiers[1].code", "gold")
                .containsEntry("tiers[1].name.zh-CN", "金卡")
                .containsEntry("tiers[1].earningMultiplier", "1.2")
                .containsEntry("tiers[1].offsetRate.money", "1.20")
                .containsEntry("revision", Long.toString(before + 1));

        Map<String, String> bySpend = form(Map.of("measure", "SPEND", "tiers[1].threshold", "5000.50"));
        admin.postAndConfirm("/loyalty-tiers", bySpend);
        assertThat(Objects.requireNonNull(schemes.inForce())
                        .scheme()
                        .tiers()
                        .get(1)
                        .threshold())
                .isEqualTo(500_050);
        assertThat(admin.get("/loyalty-tiers?blLocaleCode=zh_CN").body())
                .contains("银卡 1000 (x1), 金卡 5000.5 (x1.2)", "消费金额")
                .doesNotContain("LoyaltyTier_", "LoyaltyPage_", "??");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            measure | LUCK | measure | There is no LUCK. | 没有 LUCK。
            period.months | 61 | period.months | This must be from 1 to 60. | 须在 1 至 60 之间。
            grace.count | 13 | grace | must not be longer than the period (12 months) | 宽限期不能长于统计周期
            tiers[1].code | '' | tiers[1].code | This is needed. | 此项必填。
            tiers[1].code | Gold! | tiers[1].code | Only lower-case letters | 只能用小写字母
            tiers[1].code | silver | tiers[1].code | There is this already. | 已有相同的一项。
            tiers[1].name.en | '' | tiers[1].name.en | This is needed. | 此项必填。
            tiers[1].rank | 1001 | tiers[1].rank | This must be from 1 to 1000. | 须在 1 至 1000 之间。
            tiers[1].rank | 10 | tiers[1].rank | There is this already. | 已有相同的一项。
            tiers[1].threshold | 1000 | tiers[1].threshold | This must be more than 1,000 | 须大于前一项的 1,000
            tiers[1].threshold | -1 | tiers[1].threshold | This must be from 1 to | 须在 1 至
            tiers[1].earningMultiplier | 0.5 | tiers[1].earningMultiplier | This must be from 1 to 10. | 须在 1 至 10 之间。
            tiers[1].offsetRate.money | 0 | tiers[1].offsetRate.money | This must be from 0.01 to | 须在 0.01 至
            tiers[1].offsetRate.money | '' | tiers[1].offsetRate.money | This is needed. | 此项必填。
            tiers[1].mallPercent | 101 | tiers[1].mallPercent | This must be from 1 to 100. | 须在 1 至 100 之间。
            """)
    void whatCannotBeSavedIsSaidBesideItsFieldAndKept(
            String field, String typed, String beside, String english, String chinese) throws Exception {
        Map<String, String> form = form(Map.of(field, typed));

        HttpResponse<String> refused = admin.post("/loyalty-tiers", form);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Nothing was saved. Fields to look at again: 1.");
        assertThat(Beside.wrong(refused.body(), beside)).contains(english);
        if (!field.equals("measure")) {
            assertThat(AdminSession.inputs(refused.body())).containsEntry(field, typed);
        }
        admin.get("/loyalty-tiers?blLocaleCode=zh_CN");
        assertThat(Beside.wrong(admin.post("/loyalty-tiers", form).body(), beside))
                .contains(chinese);
        assertThat(revision()).isEqualTo(before);
    }

    @Test
    void whoeverWasOvertakenIsToldAndLosesNothing() throws Exception {
        Map<String, String> form = form(Map.of("tiers[1].name.en", "Golden"));
        admin.postAndConfirm("/loyalty-tiers", form(Map.of()));

        HttpResponse<String> outdated = admin.post("/loyalty-tiers", form);

        assertThat(outdated.statusCode()).isEqualTo(409);
        assertThat(outdated.body()).contains("grace has saved version " + (before + 1) + " meanwhile");
        assertThat(AdminSession.inputs(outdated.body()))
                .containsEntry("tiers[1].name.en", "Golden")
                .containsEntry("revision", Long.toString(before + 1));
        assertThat(revision()).isEqualTo(before + 1);
    }

    @Test
    void aTierThatAMallOfferNamesIsNotRemovedWithoutAWord() throws Exception {
        Map<String, String> amber = Map.of(
                "tiers[2].code", "amber",
                "tiers[2].name.en", "amber",
                "tiers[2].name.zh-CN", "琥珀卡",
                "tiers[2].rank", "30",
                "tiers[2].threshold", "9000");
        assertThat(admin.postAndConfirm("/loyalty-tiers", form(amber)).body()).contains("The tiers are saved");
        schemes.refresh();
        Map<String, Version<OfferTerms>> named = new LinkedHashMap<>();
        for (String field : List.of("people.leastTier", "people.tiers")) {
            EditResult<OfferTerms> added = offers.add(
                    Draft.EMPTY
                            .with("active", "true")
                            .with("name.english", "For amber by " + field)
                            .with("name.chinese", "琥珀卡")
                            .with("position", "1")
                            .with("gives.kind", "DONATION")
                            .with("gives.cause", "trees")
                            .with("price.points", "10")
                            .with("supply.period", "FOR_EVER")
                            .with("seen.zone", "UTC")
                            .with("exchangeable.zone", "UTC")
                            .with(field, "amber"),
                    "test");
            named.put(field, ((EditResult.Saved<OfferTerms>) added).version());
        }
        Map<String, String> without = form(Map.of());

        HttpResponse<String> refused = admin.post("/loyalty-tiers", without);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Beside.wrong(refused.body(), "tiers"))
                .contains("mall offer", "For amber by people.leastTier", "For amber by people.tiers");
        named.values().forEach(offer -> offers.change(offer.ref(), offer.terms(), false, "test"));
        assertThat(admin.postAndConfirm("/loyalty-tiers", without).statusCode()).isEqualTo(200);
    }

    @Test
    void whoMayLookMayNotChange() throws Exception {
        backroom.without(-28_009, () -> {
            assertThat(admin.get("/loyalty-tiers").body()).doesNotContain("button radius dark save");
            assertThat(admin.post("/loyalty-tiers", form(Map.of())).statusCode())
                    .isEqualTo(403);
        });
        backroom.without(-28_008, () -> assertThat(admin.get("/loyalty-tiers").statusCode())
                .isEqualTo(403));
        assertThat(admin.postWithoutToken("/loyalty-tiers", form(Map.of())).statusCode())
                .isEqualTo(403);
        assertThat(revision()).isEqualTo(before);
    }

    @Test
    void segmentsAreShownToWhoMaySeeThem() throws Exception {
        assertThat(admin.get("/loyalty-segments").body()).contains("Segments").doesNotContain("LoyaltySegment_", "??");
        assertThat(admin.get("/loyalty-segments?blLocaleCode=zh_CN").body())
                .contains("会员分群")
                .doesNotContain("LoyaltySegment_", "??");
        backroom.without(
                -28_010,
                () -> assertThat(admin.get("/loyalty-segments").statusCode()).isEqualTo(403));
    }

    private long revision() {
        TierSchemes.Revision revision = schemes.inForce();
        return revision == null ? 0 : revision.number();
    }

    /** What a browser would send for two tiers, with everything but these as it usually is. */
    private Map<String, String> form(Map<String, String> but) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("revision", Long.toString(revision()));
        form.put("measure", "POINTS");
        form.put("period.kind", "ROLLING");
        form.put("period.months", "12");
        form.put("grace.count", "1");
        form.put("grace.unit", "MONTHS");
        form.put("tiers[0].code", "silver");
        form.put("tiers[0].name.en", "silver");
        form.put("tiers[0].name.zh-CN", "银卡");
        form.put("tiers[0].rank", "10");
        form.put("tiers[0].threshold", "1000");
        form.put("tiers[1].code", "gold");
        form.put("tiers[1].name.en", "gold");
        form.put("tiers[1].name.zh-CN", "金卡");
        form.put("tiers[1].rank", "20");
        form.put("tiers[1].threshold", "5000");
        form.put("tiers[1].earningMultiplier", "1.2");
        form.put("tiers[1].offsetRate.points", "100");
        form.put("tiers[1].offsetRate.money", "1.20");
        form.put("tiers[1].mallPercent", "90");
        form.put("tiers[2].code", "");
        form.putAll(but);
        return form;
    }
}
