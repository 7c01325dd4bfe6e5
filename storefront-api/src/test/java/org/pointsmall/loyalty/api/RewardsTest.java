package org.pointsmall.loyalty.api;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.mall.InMemoryOffers;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.reward.InMemoryRewards;
import org.pointsmall.loyalty.reward.RewardId;
import org.pointsmall.loyalty.reward.UsedFor;
import org.pointsmall.loyalty.reward.delivery.InMemoryDeliveries;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import static org.pointsmall.loyalty.mall.OfferFixture.anOffer;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@ApiTest
class RewardsTest {
    private static final String EXCHANGE = "/api/v1/loyalty/mall/offers/1/exchange";
    private static final String REWARDS = "/api/v1/loyalty/me/rewards";

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Shop shop;

    @Autowired
    private InMemoryOffers offers;

    @Autowired
    private InMemoryRewards rewards;

    @Autowired
    private InMemoryDeliveries deliveries;

    @BeforeEach
    void theMallHasALounge() {
        shop.reopened().anaIsSignedIn().earned(2_000);
        offers.clear();
        rewards.clear();
        deliveries.clear();
        Content lounge = new Content.Entitlement("lounge", 3, 30);
        offers.add(anOffer().of(lounge).costing(500).terms(), true, Shop.NOW, "test");
    }

    private ResultActions exchange(String key, String body) throws Exception {
        MockHttpServletRequestBuilder request = post(EXCHANGE).header("Idempotency-Key", key);
        return mvc.perform(
                body == null
                        ? request
                        : request.contentType(MediaType.APPLICATION_JSON).content(body));
    }

    @Test
    void anExchangeAnswersWithTheRewardAndWhatIsLeft() throws Exception {
        exchange("\"one\"", null)
                .andExpect(status().isOk())
                .andExpect(header().doesNotExist("Idempotency-Replayed"))
                .andExpect(jsonPath("$.reward.id").value(1))
                .andExpect(jsonPath("$.reward.kind").value("ENTITLEMENT"))
                .andExpect(jsonPath("$.reward.state").value("ACTIVE"))
                .andExpect(jsonPath("$.reward.usesLeft").value(3))
                .andExpect(jsonPath("$.reward.points").value(500))
                .andExpect(jsonPath("$.balance.available").value(1500))
                .andExpect(jsonPath("$.suggestions").isEmpty());
        mvc.perform(get("/api/v1/loyalty/me/transactions"))
                .andExpect(jsonPath("$.items[0].kind").value("EXCHANGE"))
                .andExpect(jsonPath("$.items[0].explanation[0]").value("500 points were exchanged for a reward."))
                .andExpect(jsonPath("$.items[0].explanation[1]").value("The list price: 500 points."));
    }

    @Test
    void theSameKeyIsReplayedAndForAnotherBodyRefused() throws Exception {
        exchange("one", null).andExpect(status().isOk());

        exchange("\"one\"", null)
                .andExpect(status().isOk())
                .andExpect(header().string("Idempotency-Replayed", "true"))
                .andExpect(jsonPath("$.reward.id").value(1))
                .andExpect(jsonPath("$.balance.available").value(1500));
        exchange("one", "{\"quantity\":2}")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.code").value("IDEMPOTENCY_KEY_REUSED"));
    }

    @Test
    void aKeyIsNeededAndHasBounds() throws Exception {
        mvc.perform(post(EXCHANGE))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("IDEMPOTENCY_KEY_MISSING"));
        exchange("k".repeat(80), null).andExpect(status().isOk());
        exchange("k".repeat(81), null)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.field").value("Idempotency-Key"));
        exchange("\"\"", null).andExpect(status().isBadRequest());
    }

    @Test
    void aPriceThatIsNotTheOneShownIsToldAndNotCharged() throws Exception {
        exchange("one", "{\"points\":499}")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("CART_CHANGED"))
                .andExpect(jsonPath("$.points").value(500));
        exchange("two", "{\"points\":1000,\"quantity\":2}").andExpect(status().isOk());
        exchange("three", "{\"quantity\":0}").andExpect(status().isBadRequest());
        exchange("four", "{\"pieces\":1}").andExpect(jsonPath("$.code").value("UNKNOWN_FIELD"));
    }

    @Test
    void whatStandsAgainstItIsSaid() throws Exception {
        exchange("one", "{\"quantity\":5}")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.code").value("INSUFFICIENT_POINTS"));
        mvc.perform(post("/api/v1/loyalty/mall/offers/99/exchange").header("Idempotency-Key", "x"))
                .andExpect(status().isNotFound());
        mvc.perform(post("/api/v1/loyalty/mall/offers/none/exchange").header("Idempotency-Key", "x"))
                .andExpect(status().isNotFound());
        shop.reopened();
        exchange("one", null).andExpect(status().isUnauthorized());
    }

    @Test
    void rewardsAreListedTheLatestFirstAndByState() throws Exception {
        exchange("one", null);
        exchange("two", null);

        String next = JsonPath.read(
                mvc.perform(get(REWARDS + "?limit=1&state=ACTIVE"))
                        .andExpect(jsonPath("$.items[0].id").value(2))
                        .andReturn()
                        .getResponse()
                        .getContentAsString(),
                "$.next");
        mvc.perform(get(REWARDS + "?limit=1").param("cursor", next))
                .andExpect(jsonPath("$.items[0].id").value(1))
                .andExpect(jsonPath("$.next").isEmpty());
        mvc.perform(get(REWARDS + "?state=USED")).andExpect(jsonPath("$.items").isEmpty());
        mvc.perform(get(REWARDS + "?state=GONE")).andExpect(status().isBadRequest());
    }

    @Test
    void givenBackThePointsReturnOnce() throws Exception {
        exchange("one", null);

        for (int i = 0; i < 2; i++) {
            mvc.perform(post(REWARDS + "/1/give-back"))
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.reward.state").value("VOIDED"))
                    .andExpect(jsonPath("$.reward.pointsBack").value(500))
                    .andExpect(jsonPath("$.reward.givesBack").value(false))
                    .andExpect(jsonPath("$.balance.available").value(2000));
        }
        mvc.perform(get("/api/v1/loyalty/me/transactions"))
                .andExpect(jsonPath("$.items[0].explanation[0]").value("500 points exchanged for a reward came back."));
    }

    @Test
    void whatIsUsedCanNotBeGivenBack() throws Exception {
        exchange("one", null);
        for (String use : new String[] {"a", "b", "c"}) {
            rewards.use(new RewardId(1), use, null, "staff", Shop.NOW);
        }

        mvc.perform(post(REWARDS + "/1/give-back"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.state").value("USED"))
                .andExpect(jsonPath("$.detail")
                        .value("This can no longer be done: it has been used, given back or has expired."));
    }

    @Test
    void whatItWasUsedForIsSaid() throws Exception {
        exchange("one", null);
        rewards.use(new RewardId(1), "lounge", null, "staff", Shop.NOW);
        rewards.use(new RewardId(1), "warranty", new UsedFor(new OrderRef(7, "N-7"), 71L), "staff", Shop.NOW);

        for (String list : new String[] {"$.uses", "$.items[0].uses"}) {
            mvc.perform(get(list.contains("items") ? REWARDS : REWARDS + "/1"))
                    .andExpect(jsonPath(list + "[0].orderNumber").isEmpty())
                    .andExpect(jsonPath(list + "[0].itemId").isEmpty())
                    .andExpect(jsonPath(list + "[1].orderNumber").value("N-7"))
                    .andExpect(jsonPath(list + "[1].itemId").value(71));
        }
    }

    @Test
    void nobodySeesAnothersReward() throws Exception {
        exchange("one", null);
        mvc.perform(get(REWARDS + "/1")).andExpect(jsonPath("$.id").value(1));
        shop.somebodyElseIsSignedIn();

        mvc.perform(get(REWARDS + "/1")).andExpect(status().isNotFound());
        mvc.perform(post(REWARDS + "/1/give-back")).andExpect(status().isNotFound());
        mvc.perform(get(REWARDS)).andExpect(jsonPath("$.items").isEmpty());
        mvc.perform(get(REWARDS + "/x")).andExpect(status().isNotFound());
    }

    @Test
    void aDonationSaysHowMuchAllHaveGiven() throws Exception {
        offers.clear();
        offers.add(anOffer().of(new Content.Donation("trees")).costing(50).terms(), true, Shop.NOW, "test");
        String offer = "/api/v1/loyalty/mall/offers/1";
        mvc.perform(get(offer)).andExpect(jsonPath("$.donated").value(0));

        exchange("one", null).andExpect(status().isOk());
        exchange("two", null).andExpect(status().isOk());

        mvc.perform(get(offer)).andExpect(jsonPath("$.donated").value(100));
    }

    private void theMallSends(long product) {
        offers.clear();
        Content samples = new Content.Recurring(product, 3, 1);
        offers.add(anOffer().of(samples).costing(500).terms(), true, Shop.NOW, "test");
    }

    @Test
    void whatIsSentAgainAndAgainSaysWhenAndWhereTo() throws Exception {
        theMallSends(5);

        exchange("one", "{\"addressId\":8}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.reward.kind").value("RECURRING"))
                .andExpect(jsonPath("$.reward.usesLeft").value(3))
                .andExpect(jsonPath("$.reward.deliveries.everyMonths").value(1))
                .andExpect(jsonPath("$.reward.deliveries.nextAt").exists())
                .andExpect(jsonPath("$.reward.deliveries.waitsBecause").isEmpty())
                .andExpect(jsonPath("$.reward.deliveries.addressId").value(8))
                .andExpect(jsonPath("$.reward.deliveries.past").isEmpty());
        exchange("one", "{\"addressId\":7}").andExpect(jsonPath("$.code").value("IDEMPOTENCY_KEY_REUSED"));
        mvc.perform(get(REWARDS))
                .andExpect(jsonPath("$.items[0].deliveries.addressId").value(8));
    }

    @Test
    void whatIsSentGoesToAnAddressOfTheMembers() throws Exception {
        theMallSends(5);
        exchange("one", "{\"addressId\":9}")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.code").value("ADDRESS_MISSING"));
        exchange("two", null)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.reward.deliveries.addressId").value(7));

        sendTo("1", "{\"addressId\":8}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.deliveries.addressId").value(8));

        sendTo("1", "{\"addressId\":9}").andExpect(jsonPath("$.code").value("ADDRESS_MISSING"));
        sendTo("1", "{}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.field").value("addressId"));
        sendTo("2", "{\"addressId\":8}").andExpect(status().isNotFound());
        sendTo("x", "{\"addressId\":8}").andExpect(status().isNotFound());
        mvc.perform(post(REWARDS + "/1/give-back"))
                .andExpect(jsonPath("$.reward.deliveries.nextAt").isEmpty())
                .andExpect(jsonPath("$.balance.available").value(2000));
        sendTo("1", "{\"addressId\":7}")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("CONFLICT"));
    }

    @Test
    void whatTheStoreDoesNotSellIsNotPaidFor() throws Exception {
        theMallSends(99);

        exchange("one", null)
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.code").value("SOLD_OUT"));
        mvc.perform(get(REWARDS)).andExpect(jsonPath("$.items").isEmpty());
    }

    private ResultActions sendTo(String reward, String body) throws Exception {
        return mvc.perform(put(REWARDS + "/" + reward + "/address")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }
}
