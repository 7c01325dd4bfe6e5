package org.pointsmall.loyalty.api;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.mall.InMemoryOffers;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.request.InMemoryRequests;
import org.pointsmall.loyalty.request.RequestKey;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

import static org.pointsmall.loyalty.mall.OfferFixture.anOffer;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/** The same request under the same name, where a name is not asked for: goods of the mall in a cart. */
@ApiTest
class RepeatsTest {
    @Autowired
    private MockMvc mvc;

    @Autowired
    private Shop shop;

    @Autowired
    private InMemoryOffers offers;

    @Autowired
    private InMemoryRequests requests;

    private long offer;

    @BeforeEach
    void open() {
        shop.reopened().anaIsSignedIn().earned(5000);
        offers.clear();
        offer = offers.add(anOffer().product(100).costing(100).terms(), true, Shop.NOW, "test")
                .ref()
                .id();
    }

    private ResultActions put(String key, int quantity) throws Exception {
        return mvc.perform(post("/api/v1/loyalty/cart/mall-items")
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"offerId\":" + offer + ",\"quantity\":" + quantity + "}"));
    }

    @Test
    void isCarriedOutOnceAndAnsweredAgain() throws Exception {
        put("\"one\"", 1).andExpect(status().isOk()).andExpect(header().doesNotExist("Idempotency-Replayed"));
        put("one", 1).andExpect(status().isOk()).andExpect(header().string("Idempotency-Replayed", "true"));
        put("one", 2)
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.code").value("IDEMPOTENCY_KEY_REUSED"));
        put("two", 2).andExpect(status().isOk()).andExpect(header().doesNotExist("Idempotency-Replayed"));
    }

    @Test
    void isRefusedWhileTheFirstRuns() throws Exception {
        put("one", 1);
        RequestKey key = new RequestKey(new MemberId(7), "mall-items", "one");
        String content = requests.find(key).orElseThrow().content();
        requests.clear();
        requests.begin(key, content, Instant.parse("2026-03-04T05:06:07Z"));

        put("one", 1)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("CONFLICT"))
                .andExpect(jsonPath("$.key").value("one"));
    }

    @Test
    void maySayAnythingThatIsAName() throws Exception {
        put("\"", 1)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.field").value("Idempotency-Key"));
        put("\u00e9", 1).andExpect(status().isBadRequest());
        put("k".repeat(81), 1).andExpect(status().isBadRequest());
        put("\"" + "\\\"".repeat(80) + "\"", 1).andExpect(status().isOk());
    }
}
