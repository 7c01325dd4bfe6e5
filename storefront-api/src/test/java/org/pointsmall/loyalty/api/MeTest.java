package org.pointsmall.loyalty.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.tier.Benefits;
import org.pointsmall.loyalty.tier.Measure;
import org.pointsmall.loyalty.tier.Projection;
import org.pointsmall.loyalty.tier.Span;
import org.pointsmall.loyalty.tier.Standing;
import org.pointsmall.loyalty.tier.Tier;
import org.pointsmall.loyalty.tier.TierName;
import org.pointsmall.loyalty.trace.TraceLine;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.startsWith;
import static org.pointsmall.loyalty.api.Shop.baseRate;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@ApiTest
class MeTest {
    @Autowired
    private MockMvc mvc;

    @Autowired
    private Shop shop;

    @Autowired
    private ShopTiers tiers;

    @BeforeEach
    void anaIsSignedIn() {
        tiers.say(null);
        shop.reopened().anaIsSignedIn();
    }

    @Test
    void showsBalanceWorthAndWhatExpiresNext() throws Exception {
        shop.earned(1000, Instant.parse("2027-01-01T00:00:00Z"))
                .earned(250)
                .used(300, 40, "N-40")
                .used(15, 41, null);
        mvc.perform(get("/api/v1/loyalty/me"))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Type", "application/json"))
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(header().string("Content-Language", "en"))
                .andExpect(content()
                        .string("{\"tier\":null,"
                                + "\"balance\":{\"available\":935,\"pending\":0,\"held\":15,"
                                + "\"spent\":300,\"expired\":0,\"debt\":0},"
                                + "\"worth\":{\"amount\":\"9.35\",\"currency\":\"GBP\"},"
                                + "\"expiringNext\":{\"points\":685,\"at\":\"2027-01-01T00:00:00Z\"},"
                                + "\"anchors\":[]}"));
    }

    @Test
    void showsNothingToSomebodyWhoNeverEarnedAnything() throws Exception {
        shop.somebodyElseEarned(500);
        mvc.perform(get("/api/v1/loyalty/me"))
                .andExpect(jsonPath("$.balance.available").value(0))
                .andExpect(jsonPath("$.worth.amount").value("0.00"))
                .andExpect(jsonPath("$.expiringNext").isEmpty());
        mvc.perform(get("/api/v1/loyalty/me/transactions"))
                .andExpect(status().isOk())
                .andExpect(content().string("{\"items\":[],\"next\":null}"));
    }

    @Test
    void listsTransactionsNewestFirstWithTheirExplanation() throws Exception {
        shop.earned(
                        1234,
                        new TraceLine("earn.less-offset", Map.of("money", "1.00 GBP")),
                        baseRate("1234.56 GBP", "1234"))
                .used(100, 40, "N-40");
        mvc.perform(get("/api/v1/loyalty/me/transactions").header("Accept-Language", "en-GB"))
                .andExpect(content()
                        .bytes(utf8("{\"items\":[{\"id\":3,\"kind\":\"BURN\",\"points\":-100,"
                                + "\"at\":\"2026-03-04T05:06:07.089Z\",\"orderNumber\":\"N-40\",\"reason\":null,"
                                + "\"balanceAfter\":1134,\"explanation\":[\"100 points paid £1.00 of order N-40.\"]},"
                                + "{\"id\":1,\"kind\":\"EARN\",\"points\":1234,"
                                + "\"at\":\"2026-03-04T05:06:07.089Z\",\"orderNumber\":\"N-40\",\"reason\":null,"
                                + "\"balanceAfter\":1234,\"explanation\":["
                                + "\"£1.00 was paid with points, which earns no points.\","
                                + "\"£1,234.56 paid, at 1 point for every £1.00, earned 1,234 points.\"]}],"
                                + "\"next\":null}")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en    | POINTS | {\"code\":\"gold\",\"name\":\"Gold\",\"rank\":20,\"next\":{\"code\":\"diamond\",\"name\":\"Diamond\",\"percent\":75,\"pointsToGo\":1250}}",
                "zh-CN | SPEND  | {\"code\":\"gold\",\"name\":\"金卡\",\"rank\":20,"
                        + "\"next\":{\"code\":\"diamond\",\"name\":\"钻石卡\",\"percent\":75,\"spendToGo\":{\"amount\":\"12.50\",\"currency\":\"GBP\"}}}",
            })
    void showsTheTierAndWhatTheNextOneTakes(String language, Measure measure, String tier) throws Exception {
        Tier gold = tier("gold", "Gold", "金卡", 20);
        tiers.say(projection(gold, measure, tier("diamond", "Diamond", "钻石卡", 30)));
        byte[] body = mvc.perform(get("/api/v1/loyalty/me").header("Accept-Language", language))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        assertThat(new String(body, StandardCharsets.UTF_8)).startsWith("{\"tier\":" + tier + ",\"balance\"");
    }

    @Test
    void showsTheFirstTierToSomebodyWithoutAnyAndNoneAboveTheHighest() throws Exception {
        tiers.say(projection(null, Measure.POINTS, tier("silver", "Silver", "银卡", 10)));
        mvc.perform(get("/api/v1/loyalty/me"))
                .andExpect(
                        content()
                                .string(
                                        startsWith(
                                                "{\"tier\":{\"code\":null,\"name\":null,\"rank\":0,"
                                                        + "\"next\":{\"code\":\"silver\",\"name\":\"Silver\",\"percent\":75,\"pointsToGo\":1250}},")));
        tiers.say(projection(tier("diamond", "Diamond", "钻石卡", 30), Measure.POINTS, null));
        mvc.perform(get("/api/v1/loyalty/me"))
                .andExpect(content()
                        .string(startsWith(
                                "{\"tier\":{\"code\":\"diamond\",\"name\":\"Diamond\",\"rank\":30,\"next\":null},")));
    }

    private static Tier tier(String code, String english, String chinese, int rank) {
        return new Tier(new TierCode(code), new TierName(english, chinese), rank, 1, Benefits.NONE);
    }

    private static Projection projection(@Nullable Tier tier, Measure measure, @Nullable Tier next) {
        Span year = new Span(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z"));
        return new Projection(
                Optional.ofNullable(tier),
                Standing.NONE,
                measure,
                Currency.getInstance("GBP"),
                3750,
                year,
                Optional.ofNullable(next),
                1250,
                Optional.empty(),
                0);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void explainsInChinese() throws Exception {
        shop.earned(
                12,
                new TraceLine("earn.less-offset", Map.of("money", "3.00 CNY")),
                new TraceLine("earn.less-excluded", Map.of("money", "20.00 CNY")),
                new TraceLine("earn.other-currency", Map.of("currency", "USD")),
                new TraceLine(
                        "earn.base-rate",
                        Map.of("paid", "12.50 CNY", "ratePoints", "1", "rateMoney", "1.00 CNY", "points", "12")));
        byte[] body = mvc.perform(get("/api/v1/loyalty/me/transactions").header("Accept-Language", "zh-CN"))
                .andExpect(header().string("Content-Language", "zh-CN"))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        assertThat(new String(body, StandardCharsets.UTF_8))
                .contains("[\"积分抵扣的 ¥3.00 不再累计积分。\",\"不参与积分的商品合计 ¥20.00，不累计积分。\","
                        + "\"以 USD 结算的订单不累计积分。\",\"实付 ¥12.50，每消费 ¥1.00 得 1 积分，共获得 12 积分。\"]");
    }

    @Test
    void leavesOutWhatItHasNoWordsFor() throws Exception {
        shop.earned(
                5,
                new TraceLine("earn.of-a-later-version", Map.of()),
                new TraceLine("earn.less-offset", Map.of("operand", "missing")),
                baseRate("5.00 GBP", "5"));
        mvc.perform(get("/api/v1/loyalty/me/transactions"))
                .andExpect(jsonPath("$.items[0].explanation.length()").value(1));
    }

    @Test
    void pagesThroughTheWholeJournalOnce() throws Exception {
        for (int points = 1; points <= 7; points++) {
            shop.earned(points).somebodyElseEarned(1000);
        }
        List<Long> seen = new ArrayList<>();
        String cursor = null;
        do {
            var request = get("/api/v1/loyalty/me/transactions").param("limit", "3");
            JsonNode page = new ObjectMapper()
                    .readTree(mvc.perform(cursor == null ? request : request.param("cursor", cursor))
                            .andExpect(status().isOk())
                            .andReturn()
                            .getResponse()
                            .getContentAsByteArray());
            page.get("items").forEach(item -> seen.add(item.get("points").longValue()));
            cursor = page.get("next").textValue();
        } while (cursor != null);
        assertThat(seen).containsExactly(7L, 6L, 5L, 4L, 3L, 2L, 1L);
    }

    @Test
    void endsWhereThePageIsExactlyFull() throws Exception {
        shop.earned(1).earned(2);
        mvc.perform(get("/api/v1/loyalty/me/transactions").param("limit", "2"))
                .andExpect(jsonPath("$.items.length()").value(2))
                .andExpect(jsonPath("$.next").isEmpty());
    }

    @Test
    void saysWhenPointsExpireSoonestFirstPageByPage() throws Exception {
        shop.earned(30, Instant.parse("2027-03-01T00:00:00Z"))
                .earned(10, Instant.parse("2027-01-01T00:00:00Z"))
                .earned(5)
                .earned(20, Instant.parse("2027-03-01T00:00:00Z"))
                .earned(7, Instant.parse("2027-02-01T00:00:00Z"))
                .somebodyElseEarned(500);
        JsonNode first = new ObjectMapper()
                .readTree(mvc.perform(get("/api/v1/loyalty/me/expirations").param("limit", "2"))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsByteArray());
        assertThat(first.get("items").toString())
                .isEqualTo("[{\"points\":10,\"at\":\"2027-01-01T00:00:00Z\"},"
                        + "{\"points\":7,\"at\":\"2027-02-01T00:00:00Z\"}]");
        mvc.perform(get("/api/v1/loyalty/me/expirations")
                        .param("limit", "2")
                        .param("cursor", first.get("next").textValue()))
                .andExpect(content()
                        .string("{\"items\":[{\"points\":50,\"at\":\"2027-03-01T00:00:00Z\"}],\"next\":null}"));
    }

    @Test
    void saysThatNothingExpires() throws Exception {
        shop.earned(5);
        mvc.perform(get("/api/v1/loyalty/me/expirations"))
                .andExpect(status().isOk())
                .andExpect(content().string("{\"items\":[],\"next\":null}"));
    }

    @ParameterizedTest
    @CsvSource({"limit, 0", "limit, 101", "limit, x", "cursor, x", "cursor, AAAAAAAAAAEAAAAA"})
    void refusesExpirationsByANonsensicalPage(String parameter, String value) throws Exception {
        mvc.perform(get("/api/v1/loyalty/me/expirations").param(parameter, value))
                .andExpect(status().isBadRequest());
    }

    @Test
    void expirationsAreForMembers() throws Exception {
        shop.reopened();
        mvc.perform(get("/api/v1/loyalty/me/expirations")).andExpect(status().isUnauthorized());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "100"})
    void takesLimitsAtTheBounds(String limit) throws Exception {
        mvc.perform(get("/api/v1/loyalty/me/transactions").param("limit", limit))
                .andExpect(status().isOk());
    }
}
