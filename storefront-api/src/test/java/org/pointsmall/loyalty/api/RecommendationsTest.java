package org.pointsmall.loyalty.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.mall.InMemoryOffers;
import org.pointsmall.loyalty.mall.OfferFixture;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.recommendation.FeedbackStore.Noticed;
import org.pointsmall.loyalty.recommendation.PurchaseHistory;
import org.pointsmall.loyalty.recommendation.RecommendationReason;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.mall.OfferFixture.anOffer;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@ApiTest
class RecommendationsTest {
    private static final String RECOMMENDATIONS = "/api/v1/loyalty/recommendations";
    private static final String PREFERENCES = "/api/v1/loyalty/me/preferences";
    private static final MemberId ANA = new MemberId(7);

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Shop shop;

    @Autowired
    private InMemoryOffers offers;

    @Autowired
    private ShopRecommendations recommendations;

    @BeforeEach
    void anaHasPointsAndTheMallIsEmpty() {
        shop.reopened().anaIsSignedIn().earned(1_000);
        offers.clear();
        recommendations.clear();
    }

    @Test
    void saysWhatCanBeHadNowThenWhatIsAFewPointsAwayAndWhy() throws Exception {
        add(anOffer().product(100).named("Lantern").costing(1_030));
        add(anOffer().of(new Content.Donation("trees")).named("Tree").costing(300));

        mvc.perform(get(RECOMMENDATIONS).header("Accept-Language", "zh-CN"))
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(jsonPath("$.source").value("ELASTICSEARCH"))
                .andExpect(jsonPath("$.items.length()").value(2))
                .andExpect(jsonPath("$.items[0].offer.id").value(2))
                .andExpect(jsonPath("$.items[0].offer.eligible").value(true))
                .andExpect(jsonPath("$.items[0].reasonCode").value("NEW_THIS_WEEK"))
                .andExpect(jsonPath("$.items[0].reason").value("本周新上"))
                .andExpect(jsonPath("$.items[0].pointsShort").value(0))
                .andExpect(jsonPath("$.items[1].offer.product.name").value("Lantern"))
                .andExpect(jsonPath("$.items[1].reason").value("再攒 30 积分就能换"))
                .andExpect(jsonPath("$.items[1].pointsShort").value(30));
        mvc.perform(get(RECOMMENDATIONS).param("limit", "1"))
                .andExpect(jsonPath("$.items.length()").value(1));
        mvc.perform(get(RECOMMENDATIONS))
                .andExpect(jsonPath("$.items[1].reason").value("30 points to go"));
    }

    @Test
    void afterAnExchangeForACouponSaysWhatToBuyWithIt() throws Exception {
        add(anOffer().product(100).named("Lantern").costing(300));
        add(anOffer().product(101).named("Kite").costing(300));
        mvc.perform(get(RECOMMENDATIONS).param("placement", "after-exchange"))
                .andExpect(jsonPath("$.items[0].reasonCode").value("NEW_THIS_WEEK"))
                .andExpect(jsonPath("$.baskets.length()").value(0));

        recommendations.couponForPieces = 2;
        mvc.perform(get(RECOMMENDATIONS).param("placement", "after-exchange"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[0].reasonCode").value("COUNTS_FOR_COUPON"))
                .andExpect(jsonPath("$.items[0].reason").value("Counts towards your new coupon"))
                .andExpect(jsonPath("$.baskets.length()").value(1))
                .andExpect(jsonPath("$.baskets[0].reasonCode").value("REACHES_COUPON"))
                .andExpect(jsonPath("$.baskets[0].reason").value("Buy these together and your new coupon works"))
                .andExpect(jsonPath("$.baskets[0].products[0].id").value(100))
                .andExpect(jsonPath("$.baskets[0].products[0].name").value("Lantern"))
                .andExpect(jsonPath("$.baskets[0].products[0].price.amount").value("20.00"))
                .andExpect(jsonPath("$.baskets[0].products.length()").value(2))
                .andExpect(jsonPath("$.baskets[0].total.amount").value("40.00"));

        recommendations.couponForPieces = 1;
        recommendations.searchIsDown = true;
        mvc.perform(get(RECOMMENDATIONS).param("placement", "after-exchange").header("Accept-Language", "zh-CN"))
                .andExpect(jsonPath("$.source").value("DATABASE"))
                .andExpect(jsonPath("$.items[0].reasonCode").value("COUPON_WORKS"))
                .andExpect(jsonPath("$.items[0].reason").value("刚换的券，买这件就能用"))
                .andExpect(jsonPath("$.baskets.length()").value(2))
                .andExpect(jsonPath("$.baskets[0].reasonCode").value("COUPON_WORKS"));
        mvc.perform(get(RECOMMENDATIONS))
                .andExpect(jsonPath("$.baskets.length()").value(0));
    }

    @Test
    void guestsSeeWhatMembersCanHaveAndNothingHidden() throws Exception {
        shop.reopened();
        add(anOffer().product(100).named("Lantern").costing(300));
        add(anOffer()
                .product(100)
                .named("Secret")
                .costing(300)
                .from(new TierCode("gold"))
                .hidden());

        mvc.perform(get(RECOMMENDATIONS))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items.length()").value(1))
                .andExpect(jsonPath("$.items[0].offer.refusal").value("MEMBERS_ONLY"));
    }

    @Test
    void theDatabaseAnswersWhileTheSearchIsDown() throws Exception {
        add(anOffer().product(100).costing(300));
        recommendations.searchIsDown = true;

        mvc.perform(get(RECOMMENDATIONS))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.source").value("DATABASE"))
                .andExpect(jsonPath("$.items.length()").value(1));

        recommendations.searchIsDown = false;
        mvc.perform(get(RECOMMENDATIONS)).andExpect(jsonPath("$.source").value("ELASTICSEARCH"));
    }

    @Test
    void anOptOutIsHonouredAtOnce() throws Exception {
        add(anOffer().product(100).costing(300));
        recommendations.histories.put(ANA, new PurchaseHistory(3, Set.of(100L), Set.of(100L), Map.of(), null, 0));

        mvc.perform(get(PREFERENCES)).andExpect(jsonPath("$.personalised").value(true));
        mvc.perform(get(RECOMMENDATIONS))
                .andExpect(jsonPath("$.items[0].reason").value("Buy it again"));
        prefer("{\"personalised\":false}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.personalised").value(false));
        mvc.perform(get(PREFERENCES)).andExpect(jsonPath("$.personalised").value(false));
        mvc.perform(get(RECOMMENDATIONS))
                .andExpect(jsonPath("$.items[0].reason").value("New this week"));
        prefer("{\"personalised\":true}").andExpect(status().isOk());
        mvc.perform(get(RECOMMENDATIONS))
                .andExpect(jsonPath("$.items[0].reason").value("Buy it again"));
    }

    @Test
    void whatWasShownIsTakenOfWhomItWasShownTo() throws Exception {
        add(anOffer().product(100).costing(300));
        String request = shown();

        tell("{\"requestId\":\"" + request + "\",\"events\":[{\"offerId\":1,\"kind\":\"SEEN\"},"
                        + "{\"offerId\":1,\"kind\":\"CLICKED\"},{\"offerId\":99,\"kind\":\"SEEN\"}]}")
                .andExpect(status().isAccepted());
        assertThat(recommendations.feedback.noted)
                .containsExactly(new Noticed(1, 0, RecommendationReason.Code.NEW_THIS_WEEK, true));

        shop.somebodyElseIsSignedIn();
        tell("{\"requestId\":\"" + request + "\",\"events\":[{\"offerId\":1,\"kind\":\"SEEN\"}]}")
                .andExpect(status().isAccepted());
        tell("{\"requestId\":\"made up\",\"events\":[{\"offerId\":1,\"kind\":\"SEEN\"}]}")
                .andExpect(status().isAccepted());
        assertThat(recommendations.feedback.noted).hasSize(1);
    }

    @Test
    void badInputIsNamed() throws Exception {
        for (String bad : new String[] {"limit=0", "limit=49", "limit=x", "placement=attic", "productId=1"}) {
            String[] parts = bad.split("=");
            mvc.perform(get(RECOMMENDATIONS).param(parts[0], parts[1]))
                    .andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.field").value(parts[0]));
        }
        for (String product : new String[] {"x", "-1", "9999999999999999999"}) {
            mvc.perform(get(RECOMMENDATIONS).param("placement", "product").param("productId", product))
                    .andExpect(jsonPath("$.field").value("productId"));
        }
        mvc.perform(get(RECOMMENDATIONS).param("placement", "product"))
                .andExpect(jsonPath("$.field").value("productId"));
        tell("{}").andExpect(jsonPath("$.field").value("requestId"));
        tell("{\"requestId\":\"x\",\"events\":[]}")
                .andExpect(jsonPath("$.field").value("events"));
        tell("{\"requestId\":\"x\",\"events\":[null]}")
                .andExpect(jsonPath("$.field").value("events"));
        tell("{\"requestId\":\"x\",\"events\":[{\"offerId\":1,\"kind\":\"BOUGHT\"}]}")
                .andExpect(status().isBadRequest());
        tell("{\"requestId\":\"x\",\"events\":["
                        + "{\"offerId\":1,\"kind\":\"SEEN\"},".repeat(100)
                        + "{\"offerId\":1,\"kind\":\"SEEN\"}]}")
                .andExpect(jsonPath("$.field").value("events"));
        prefer("{}").andExpect(jsonPath("$.field").value("personalised"));
        prefer("{\"personalized\":true}").andExpect(jsonPath("$.code").value("UNKNOWN_FIELD"));
        shop.reopened();
        prefer("{\"personalised\":false}").andExpect(status().isUnauthorized());
    }

    private String shown() throws Exception {
        byte[] answer =
                mvc.perform(get(RECOMMENDATIONS)).andReturn().getResponse().getContentAsByteArray();
        return new ObjectMapper().readTree(answer).path("requestId").asText();
    }

    private ResultActions tell(String body) throws Exception {
        return mvc.perform(post(RECOMMENDATIONS + "/feedback")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    private ResultActions prefer(String body) throws Exception {
        return mvc.perform(
                put(PREFERENCES).contentType(MediaType.APPLICATION_JSON).content(body));
    }

    private void add(OfferFixture offer) {
        offers.add(offer.terms(), true, Shop.NOW, "test");
    }
}
