package org.pointsmall.loyalty.api;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.earning.Effect;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.redemption.AppliedWish;
import org.pointsmall.loyalty.redemption.PointsWish;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.api.GuideTest.aRule;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@ApiTest
class EarningsTest {
    private static final String CART = "/api/v1/loyalty/cart/earnings";
    private static final String ESTIMATE = "/api/v1/loyalty/earnings/estimate";

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Shop shop;

    @Autowired
    private ShopRules rules;

    @BeforeEach
    void anaHasPointsAndACart() {
        shop.reopened().anaIsSignedIn().earned(2000).cartOf("2.50", "5.00", "10.00");
    }

    @AfterEach
    void noRules() {
        rules.say();
    }

    @Test
    void saysWhatTheCartEarnsLineByLineAndWhy() throws Exception {
        rules.say(aRule("1111", new Effect.FixedBonus(Points.of(3))));
        shop.wishFor(new AppliedWish(PointsWish.of(Points.of(300)), Points.of(300)));

        mvc.perform(get(CART))
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(content()
                        .bytes(("{\"points\":15,\"lines\":[{\"itemId\":11,\"points\":5},{\"itemId\":12,\"points\":10}],"
                                        + "\"explanation\":[\"£3.00 was paid with points, which earns no points.\","
                                        + "\"£12.00 paid, at 1 point for every £1.00, earned 12 points.\","
                                        + "\"1111: a bonus of 3 points.\"]}")
                                .getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void noCartEarnsNothing() throws Exception {
        shop.reopened().anaIsSignedIn();

        mvc.perform(get(CART)).andExpect(content().string("{\"points\":0,\"lines\":[],\"explanation\":[]}"));
    }

    @Test
    void saysWhatAProductEarns() throws Exception {
        mvc.perform(get(ESTIMATE).param("productId", "100"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.points").value(12))
                .andExpect(jsonPath("$.lines").isEmpty());
        byte[] body = mvc.perform(get(ESTIMATE)
                        .param("productId", "100")
                        .param("quantity", "9999")
                        .header("Accept-Language", "zh-CN"))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();

        assertThat(new String(body, StandardCharsets.UTF_8))
                .isEqualTo("{\"points\":124987,\"lines\":[],\"explanation\":"
                        + "[\"实付 £124,987.50，每消费 £1.00 得 1 积分，共获得 124,987 积分。\"]}");
    }

    @Test
    void tellsGuestsWhatAProductWouldEarnThem() throws Exception {
        shop.reopened();

        mvc.perform(get(ESTIMATE).param("productId", "100"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.points").value(12));
    }

    @Test
    void knowsNoProductThatTheStoreDoesNotSell() throws Exception {
        mvc.perform(get(ESTIMATE).param("productId", "101"))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.code").value("NOT_FOUND"))
                .andExpect(jsonPath("$.productId").value(101))
                .andExpect(jsonPath("$.detail").value("The store does not sell a product with this id."));
    }
}
