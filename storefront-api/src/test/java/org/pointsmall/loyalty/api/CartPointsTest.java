package org.pointsmall.loyalty.api;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@ApiTest
class CartPointsTest {
    private static final String QUOTE_OF_300 = "{\"points\":300,\"money\":{\"amount\":\"3.00\",\"currency\":\"GBP\"},"
            + "\"lines\":[{\"itemId\":11,\"points\":100,\"money\":{\"amount\":\"1.00\",\"currency\":\"GBP\"},"
            + "\"kind\":\"OFFSET\"},{\"itemId\":12,\"points\":200,\"money\":{\"amount\":\"2.00\",\"currency\":\"GBP\"},"
            + "\"kind\":\"OFFSET\"}],\"shipping\":null,"
            + "\"cashTotal\":{\"amount\":\"14.50\",\"currency\":\"GBP\"},"
            + "\"rate\":{\"points\":100,\"money\":{\"amount\":\"1.00\",\"currency\":\"GBP\"}},"
            + "\"standardRate\":{\"points\":100,\"money\":{\"amount\":\"1.00\",\"currency\":\"GBP\"}},"
            + "\"explanation\":[\"The standard rate: 100 points for £1.00.\"],\"refusals\":[]}";

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Shop shop;

    @BeforeEach
    void anaHasPointsAndACart() {
        shop.reopened().anaIsSignedIn().earned(2000).cartOf("2.50", "5.00", "10.00");
    }

    private ResultActions putPoints(String body) throws Exception {
        return mvc.perform(put("/api/v1/loyalty/cart/points")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    @Test
    void quotesWithoutChangingTheCart() throws Exception {
        mvc.perform(get("/api/v1/loyalty/cart/quote").param("points", "300"))
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(content().bytes(QUOTE_OF_300.getBytes(StandardCharsets.UTF_8)));
        assertThat(shop.wishKept()).isEmpty();
    }

    @Test
    void saysWhatOfTheCartCanNotBeBought() throws Exception {
        shop.refusing(Refusal.of(RefusalCode.NOT_ELIGIBLE_TIER)
                .with("tier", "gold")
                .with("productId", 101L)
                .with("itemId", 12L));

        mvc.perform(get("/api/v1/loyalty/cart/quote").param("points", "300").header("Accept-Language", "zh-CN"))
                .andExpect(jsonPath("$.points").value(300))
                .andExpect(jsonPath("$.refusals.length()").value(1))
                .andExpect(jsonPath("$.refusals[0].code").value("NOT_ELIGIBLE_TIER"))
                .andExpect(jsonPath("$.refusals[0].detail").value("您当前的会员等级暂不能享受此权益。"))
                .andExpect(jsonPath("$.refusals[0].itemId").value(12))
                .andExpect(jsonPath("$.refusals[0].productId").value(101));
        mvc.perform(get("/api/v1/loyalty/cart/points"))
                .andExpect(jsonPath("$.quote.refusals[0].code").value("NOT_ELIGIBLE_TIER"))
                .andExpect(jsonPath("$.reduced").value(false));
        putPoints("{\"points\":300}").andExpect(status().isOk());
    }

    @Test
    void showsACampaignsRateBesideTheStandardOneAndSaysWhy() throws Exception {
        shop.pointsPayMore("Singles' Day");
        String both = "$.rate.money.amount";

        mvc.perform(get("/api/v1/loyalty/cart/quote").param("points", "200"))
                .andExpect(jsonPath("$.money.amount").value("3.00"))
                .andExpect(jsonPath(both).value("1.50"))
                .andExpect(jsonPath("$.rate.points").value(100))
                .andExpect(jsonPath("$.standardRate.money.amount").value("1.00"))
                .andExpect(jsonPath("$.explanation[0]").value("The standard rate: 100 points for £1.00."))
                .andExpect(jsonPath("$.explanation[1]").value("Singles' Day: 100 points for £1.50."));
        putPoints("{\"points\":200}").andExpect(jsonPath(both).value("1.50"));
        mvc.perform(get("/api/v1/loyalty/cart/points").header("Accept-Language", "zh-CN"))
                .andExpect(jsonPath("$.quote.rate.money.amount").value("1.50"))
                .andExpect(jsonPath("$.quote.explanation[0]").value("标准抵扣比例：100 积分抵 £1.00。"))
                .andExpect(jsonPath("$.quote.explanation[1]").value("Singles' Day：100 积分抵 £1.50。"));
    }

    @Test
    void callsATierByItsNameInTheShoppersLanguage() throws Exception {
        shop.goldsPointsPayMore();

        mvc.perform(get("/api/v1/loyalty/cart/quote").param("points", "200"))
                .andExpect(
                        jsonPath("$.explanation[1]").value("Gold members have a better rate: 100 points for £1.50."));
        mvc.perform(get("/api/v1/loyalty/cart/quote").param("points", "200").header("Accept-Language", "zh"))
                .andExpect(jsonPath("$.explanation[1]").value("金卡会员专享抵扣比例：100 积分抵 £1.50。"));
    }

    @Test
    void quotesTheMaximum() throws Exception {
        mvc.perform(get("/api/v1/loyalty/cart/quote").param("points", "max"))
                .andExpect(jsonPath("$.points").value(1500))
                .andExpect(jsonPath("$.cashTotal.amount").value("2.50"));
    }

    @Test
    void answersARefusedQuoteWithItsRefusals() throws Exception {
        mvc.perform(get("/api/v1/loyalty/cart/quote").param("points", "2001"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.points").value(0))
                .andExpect(jsonPath("$.lines").isEmpty())
                .andExpect(content()
                        .string(endsWith(
                                "\"refusals\":[{\"code\":\"INSUFFICIENT_POINTS\",\"detail\":\"This takes 2,001 points;"
                                        + " you have 2,000.\",\"required\":2001,\"available\":2000},"
                                        + "{\"code\":\"ABOVE_CAP\",\"detail\":\"At most 1,500 points can be used on this"
                                        + " cart.\",\"required\":2001,\"limit\":1500,\"cap\":\"ELIGIBLE\"}]}")));
    }

    @Test
    void refusesAQuoteInChinese() throws Exception {
        byte[] body = mvc.perform(get("/api/v1/loyalty/cart/quote")
                        .param("points", "99")
                        .header("Accept-Language", "fr;q=0.2, zh-Hans"))
                .andExpect(header().string("Content-Language", "zh-CN"))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        assertThat(new String(body, StandardCharsets.UTF_8))
                .contains("{\"code\":\"BELOW_MINIMUM\",\"detail\":\"每单至少使用 100 积分。\",\"required\":100,\"asked\":99}");
    }

    @Test
    void appliesPointsAndAnswersTheQuote() throws Exception {
        putPoints("{\"points\":300}")
                .andExpect(status().isOk())
                .andExpect(content().bytes(QUOTE_OF_300.getBytes(StandardCharsets.UTF_8)));
        assertThat(shop.wishKept()).contains("300 300");
    }

    @Test
    void appliesTheMaximum() throws Exception {
        putPoints("{\"max\":true}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.points").value(1500));
        assertThat(shop.wishKept()).contains("max 1500");
    }

    @Test
    void refusesToApplyWithAProblemDocumentAndChangesNothing() throws Exception {
        putPoints("{\"points\":1501}")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(header().string("Content-Type", "application/problem+json"))
                .andExpect(header().string("Content-Language", "en"))
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(content()
                        .string("{\"type\":\"urn:pointsmall:problem:above-cap\","
                                + "\"title\":\"More points than can be used\",\"status\":422,"
                                + "\"detail\":\"At most 1,500 points can be used on this cart.\","
                                + "\"code\":\"ABOVE_CAP\",\"required\":1501,\"limit\":1500,\"cap\":\"ELIGIBLE\"}"));
        assertThat(shop.wishKept()).isEmpty();
    }

    @Test
    void refusesPointsOnAnEmptyCart() throws Exception {
        shop.reopened().anaIsSignedIn().earned(2000);
        putPoints("{\"points\":100}")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.code").value("NO_OFFSET_ITEM"));
        mvc.perform(get("/api/v1/loyalty/cart/quote").param("points", "max"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.refusals[0].code").value("NO_OFFSET_ITEM"));
    }

    @Test
    void refusesMorePointsThanAnybodyHas() throws Exception {
        putPoints("{\"points\":999999999999999999}")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.code").value("INSUFFICIENT_POINTS"))
                .andExpect(jsonPath("$.required").value(999999999999999999L));
    }

    @Test
    void takesNoPointsForNone() throws Exception {
        putPoints("{\"points\":300}");

        putPoints("{\"points\":0}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.points").value(0))
                .andExpect(jsonPath("$.cashTotal.amount").value("17.50"))
                .andExpect(jsonPath("$.refusals").isEmpty());

        assertThat(shop.wishKept()).isEmpty();
    }

    @Test
    void saysWhatThePointsPayOfTheShipping() throws Exception {
        shop.pointsPayShipping();

        mvc.perform(get("/api/v1/loyalty/cart/quote").param("points", "max"))
                .andExpect(jsonPath("$.points").value(1750))
                .andExpect(jsonPath("$.shipping.points").value(250))
                .andExpect(jsonPath("$.shipping.money.amount").value("2.50"))
                .andExpect(jsonPath("$.cashTotal.amount").value("0.00"));
    }

    @Test
    void saysWhatBecameOfThePointsOnceTheCartHasChanged() throws Exception {
        putPoints("{\"max\":true}");
        mvc.perform(get("/api/v1/loyalty/cart/points"))
                .andExpect(jsonPath("$.wish").value("max"))
                .andExpect(jsonPath("$.agreed").value(1500))
                .andExpect(jsonPath("$.reduced").value(false))
                .andExpect(jsonPath("$.quote.points").value(1500))
                .andExpect(jsonPath("$.quote.refusals").isEmpty());

        shop.cartOf("2.50", "5.00");

        mvc.perform(get("/api/v1/loyalty/cart/points"))
                .andExpect(jsonPath("$.agreed").value(1500))
                .andExpect(jsonPath("$.reduced").value(true))
                .andExpect(jsonPath("$.quote.points").value(500))
                .andExpect(jsonPath("$.quote.refusals[0].code").value("ABOVE_CAP"))
                .andExpect(jsonPath("$.quote.refusals[0].limit").value(500));
    }

    @Test
    void hasNothingToSayOfPointsThatWereNotApplied() throws Exception {
        mvc.perform(get("/api/v1/loyalty/cart/points"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.wish").isEmpty())
                .andExpect(jsonPath("$.reduced").value(false))
                .andExpect(jsonPath("$.quote.points").value(0));
    }

    @Test
    void takesPointsOffTheCart() throws Exception {
        putPoints("{\"points\":300}");
        mvc.perform(delete("/api/v1/loyalty/cart/points"))
                .andExpect(status().isNoContent())
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(content().string(""));
        assertThat(shop.wishKept()).isEmpty();
        mvc.perform(delete("/api/v1/loyalty/cart/points")).andExpect(status().isNoContent());
    }
}
