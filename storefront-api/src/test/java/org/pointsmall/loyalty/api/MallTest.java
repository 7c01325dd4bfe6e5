package org.pointsmall.loyalty.api;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.mall.InMemoryOffers;
import org.pointsmall.loyalty.mall.OfferFixture;
import org.pointsmall.loyalty.mall.Supply;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.stock.QuotaPeriod;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

import static org.pointsmall.loyalty.mall.OfferFixture.anOffer;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@ApiTest
class MallTest {
    private static final String OFFERS = "/api/v1/loyalty/mall/offers";

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Shop shop;

    @Autowired
    private InMemoryOffers offers;

    @BeforeEach
    void theMallIsEmpty() {
        shop.reopened().anaIsSignedIn().earned(2_000);
        offers.clear();
    }

    @Test
    void aGuestSeesWhatThereIsAndIsToldToJoin() throws Exception {
        shop.reopened();
        add(anOffer().product(100).costing(500).andCash(250).worth(1_500).limitedTo(Supply.of(9)));

        mvc.perform(get(OFFERS))
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(jsonPath("$.items[0].id").value(1))
                .andExpect(jsonPath("$.items[0].kind").value("GOODS"))
                .andExpect(jsonPath("$.items[0].product.name").value("Lantern"))
                .andExpect(jsonPath("$.items[0].points").value(500))
                .andExpect(jsonPath("$.items[0].cash.amount").value("2.50"))
                .andExpect(jsonPath("$.items[0].marketPrice.amount").value("15.00"))
                .andExpect(jsonPath("$.items[0].saving.amount").value("12.50"))
                .andExpect(jsonPath("$.items[0].remaining").value(9))
                .andExpect(jsonPath("$.items[0].flags[0]").value("LIMITED"))
                .andExpect(jsonPath("$.items[0].eligible").value(false))
                .andExpect(jsonPath("$.items[0].refusal").value("MEMBERS_ONLY"))
                .andExpect(jsonPath("$.items[0].serverTime").value("2026-03-04T05:06:07.089Z"))
                .andExpect(jsonPath("$.next").isEmpty());
    }

    @Test
    void anAnchorSaysWhatPointsBuyInTheShoppersLanguage() throws Exception {
        add(anOffer().product(100).costing(100).worth(200));

        mvc.perform(get(OFFERS + "/1"))
                .andExpect(jsonPath("$.anchor").value("100 points = Lantern, worth £2.00"))
                .andExpect(jsonPath("$.explanation[0]").value("The list price: 100 points."));
        mvc.perform(get(OFFERS + "/1").header("Accept-Language", "zh-CN"))
                .andExpect(jsonPath("$.name").value("灯笼"))
                .andExpect(jsonPath("$.anchor").value("100 积分 = 灯笼（价值 £2.00）"));
    }

    @Test
    void whatIsAFewPointsAwaySaysHowMany() throws Exception {
        add(anOffer().costing(2_030));

        mvc.perform(get(OFFERS + "/1"))
                .andExpect(jsonPath("$.pointsShort").value(30))
                .andExpect(jsonPath("$.refusal").value("INSUFFICIENT_POINTS"));
        mvc.perform(get(OFFERS).param("affordable", "true"))
                .andExpect(jsonPath("$.items").isEmpty());
    }

    @Test
    void membersOnlyHiddenInListSearchDetailRecs() throws Exception {
        add(anOffer().from(new TierCode("gold")).hidden());
        add(anOffer().from(new TierCode("gold")));

        mvc.perform(get(OFFERS))
                .andExpect(jsonPath("$.items.length()").value(1))
                .andExpect(jsonPath("$.items[0].id").value(2))
                .andExpect(jsonPath("$.items[0].refusal").value("NOT_ELIGIBLE_TIER"));
        mvc.perform(get(OFFERS + "/1")).andExpect(status().isNotFound());
        put("{\"offerId\":1}").andExpect(status().isNotFound());
        put("{\"offerId\":2}").andExpect(jsonPath("$.code").value("NOT_ELIGIBLE_TIER"));
    }

    @Test
    void pagesGoOnWhereTheOneBeforeEnded() throws Exception {
        for (int i = 0; i < 5; i++) {
            add(anOffer().at(5 - i));
        }

        mvc.perform(get(OFFERS).param("limit", "3"))
                .andExpect(jsonPath("$.items[0].id").value(5))
                .andExpect(jsonPath("$.items[2].id").value(3))
                .andExpect(jsonPath("$.next").value("3_3"));
        mvc.perform(get(OFFERS).param("limit", "3").param("cursor", "3_3"))
                .andExpect(jsonPath("$.items.length()").value(2))
                .andExpect(jsonPath("$.items[0].id").value(2))
                .andExpect(jsonPath("$.next").isEmpty());
    }

    @Test
    void goodsOfTheMallAreInTheQuoteWithTheirPoints() throws Exception {
        add(anOffer().product(100).costing(300).andCash(25));

        put("{\"offerId\":1,\"quantity\":2}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.refusals").isEmpty());
    }

    @Test
    void whatIsNotForCartsIsNotPutThere() throws Exception {
        add(anOffer().of(new Content.Donation("trees")).costing(100));

        put("{\"offerId\":1}")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("CONFLICT"));
    }

    @Test
    void aLimitForEachMemberIsToldWithWhatIsUsedOfIt() throws Exception {
        add(anOffer().costing(100).limitedTo(Supply.UNLIMITED.each(2, QuotaPeriod.MONTH)));

        mvc.perform(get(OFFERS + "/1"))
                .andExpect(jsonPath("$.perMember.limit").value(2))
                .andExpect(jsonPath("$.perMember.used").value(0))
                .andExpect(jsonPath("$.remaining").isEmpty());
        put("{\"offerId\":1,\"quantity\":3}").andExpect(jsonPath("$.code").value("MEMBER_LIMIT_REACHED"));
    }

    @Test
    void badInputIsNamed() throws Exception {
        for (String bad : new String[] {
            "limit=0", "limit=101", "limit=x", "cursor=x", "cursor=1", "zone=A b", "affordable=yes", "productId=x"
        }) {
            String[] parts = bad.split("=");
            mvc.perform(get(OFFERS).param(parts[0], parts[1]))
                    .andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.field").value(parts[0]));
        }
        mvc.perform(get(OFFERS + "/x")).andExpect(status().isNotFound());
        mvc.perform(get(OFFERS + "/99999999999999999999")).andExpect(status().isNotFound());
        put("{}").andExpect(jsonPath("$.field").value("offerId"));
        put("{\"offerId\":1,\"quantity\":0}").andExpect(jsonPath("$.field").value("quantity"));
        put("{\"offerId\":1,\"points\":1}").andExpect(jsonPath("$.code").value("UNKNOWN_FIELD"));
        put("{\"offerId\":7}").andExpect(status().isNotFound());
    }

    private ResultActions put(String body) throws Exception {
        return mvc.perform(post("/api/v1/loyalty/cart/mall-items")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    private void add(OfferFixture offer) {
        offers.add(offer.terms(), true, Shop.NOW, "test");
    }
}
