package org.pointsmall.loyalty.api;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.definition.Audience;
import org.pointsmall.loyalty.definition.InMemoryVersions;
import org.pointsmall.loyalty.definition.Latest;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.mall.InMemoryOffers;
import org.pointsmall.loyalty.mall.OfferFixture;
import org.pointsmall.loyalty.mall.OfferName;
import org.pointsmall.loyalty.mall.ZoneBook;
import org.pointsmall.loyalty.mall.ZoneRule;
import org.pointsmall.loyalty.mall.ZoneTerms;
import org.pointsmall.loyalty.member.SegmentCode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

import static org.pointsmall.loyalty.mall.OfferFixture.anOffer;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/** Zones and anchors over HTTP. */
@ApiTest
class MallZonesTest {
    private static final String OFFERS = "/api/v1/loyalty/mall/offers";
    private static final String ZONES = "/api/v1/loyalty/mall/zones";
    private static final ZoneRule CHEAP = new ZoneRule(null, 100L, Set.of(), null, null);
    private static final Window ALWAYS = Window.always(ZoneOffset.UTC);

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Shop shop;

    @Autowired
    private InMemoryOffers offers;

    @Autowired
    private InMemoryVersions<ZoneTerms> zones;

    @Autowired
    private Latest<ZoneBook> inForce;

    @BeforeEach
    void theMallIsEmpty() {
        shop.reopened().anaIsSignedIn().earned(250);
        offers.clear();
    }

    @AfterEach
    void noZoneIsLeft() {
        zones.all().stream()
                .filter(Version::active)
                .forEach(zone -> zones.change(zone.ref(), zone.terms(), false, Shop.NOW, "test"));
        inForce.refresh();
    }

    @Test
    void zonesHaveTheirFirstFewOffersInTheShoppersLanguage() throws Exception {
        for (int i = 0; i < 6; i++) {
            offer(anOffer().costing(10).at(i));
        }
        zone("low", CHEAP, ALWAYS, Audience.EVERYONE, false, 2, 6L, 5L);
        zone("empty", ZoneRule.NONE, ALWAYS, Audience.EVERYONE, false, 1);
        zone(
                "over",
                CHEAP,
                ALWAYS.within(null, LocalDateTime.parse("2026-03-04T05:06:07")),
                Audience.EVERYONE,
                false,
                0);
        zone("others", CHEAP, ALWAYS, Audience.ofSegments(new SegmentCode("lost")), false, 0);

        mvc.perform(get(ZONES).header("Accept-Language", "zh-CN"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items.length()").value(1))
                .andExpect(jsonPath("$.items[0].code").value("low"))
                .andExpect(jsonPath("$.items[0].name").value("专区 low"))
                .andExpect(jsonPath("$.items[0].offers.length()").value(4))
                .andExpect(jsonPath("$.items[0].offers[0].id").value(6))
                .andExpect(jsonPath("$.items[0].offers[1].id").value(5))
                .andExpect(jsonPath("$.items[0].offers[2].id").value(1));
        shop.reopened();
        mvc.perform(get(ZONES)).andExpect(jsonPath("$.items[0].name").value("Zone low"));
    }

    @Test
    void pagesOfAZoneGoOnByTheirCursor() throws Exception {
        for (int i = 0; i < 6; i++) {
            offer(anOffer().costing(10).at(i));
        }
        zone("low", CHEAP, ALWAYS, Audience.EVERYONE, false, 1, 6L, 5L, 4L);

        mvc.perform(get(OFFERS).param("zone", "low").param("limit", "2"))
                .andExpect(jsonPath("$.items[1].id").value(5))
                .andExpect(jsonPath("$.next").value("v1.p2"));
        mvc.perform(get(OFFERS).param("zone", "low").param("limit", "2").param("cursor", "v1.p2"))
                .andExpect(jsonPath("$.items[0].id").value(4))
                .andExpect(jsonPath("$.items[1].id").value(1))
                .andExpect(jsonPath("$.next").value("v1.p3.0_1"));
        mvc.perform(get(OFFERS).param("zone", "low").param("cursor", "v1.p3.0_1"))
                .andExpect(jsonPath("$.items.length()").value(2))
                .andExpect(jsonPath("$.next").isEmpty());
        for (String bad : List.of("0_1", "v1", "v0.p1", "v1.p2.", "v1.p20_1", "v1.p2_3", ".0_1", "")) {
            mvc.perform(get(OFFERS).param("zone", "low").param("cursor", bad))
                    .andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.field").value("cursor"));
        }
        mvc.perform(get(OFFERS).param("cursor", "v1.p2")).andExpect(status().isBadRequest());
        mvc.perform(get(OFFERS).param("zone", "low").param("cursor", "v999.p2"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items").isEmpty());
        mvc.perform(get(OFFERS).param("zone", "none"))
                .andExpect(jsonPath("$.items").isEmpty());
    }

    @Test
    void myPointsAreSaidInThingsThatPeopleKnow() throws Exception {
        offer(anOffer().costing(100).worth(200));
        offer(anOffer().costing(125).worth(300));
        offer(anOffer().costing(1_000));
        zone("anchors", ZoneRule.NONE, ALWAYS, Audience.EVERYONE, true, 1, 1L, 2L);

        mvc.perform(get("/api/v1/loyalty/me"))
                .andExpect(jsonPath("$.anchors.length()").value(2))
                .andExpect(jsonPath("$.anchors[0].text").value("250 points = 2 × Lantern, worth £6.00 in all"))
                .andExpect(jsonPath("$.anchors[0].offerId").value(2))
                .andExpect(
                        jsonPath("$.anchors[1].text").value("250 points: enough for 2 × Lantern, worth £4.00 in all"));
        mvc.perform(get("/api/v1/loyalty/me").header("Accept-Language", "zh-CN"))
                .andExpect(jsonPath("$.anchors[0].text").value("250 积分 = 2 份灯笼（共值 £6.00）"));
        mvc.perform(get(OFFERS + "/3"))
                .andExpect(jsonPath("$.anchor").value("1,000 points = 8 × Lantern, worth £24.00 in all"));
        mvc.perform(get(ZONES)).andExpect(jsonPath("$.items").isEmpty());
    }

    @Test
    void fractionsAreSaidInBothLanguages() throws Exception {
        offer(anOffer().costing(500).worth(999));
        zone("anchors", ZoneRule.NONE, ALWAYS, Audience.EVERYONE, true, 1, 1L);

        assertMe("250 points = half of Lantern, worth £9.99", "250 积分 = 灯笼所需积分的一半（价值 £9.99）");
        shop.earned(1);
        assertMe("251 points: more than half of the way to Lantern, worth £9.99", "251 积分，换灯笼的积分已攒到一半以上（价值 £9.99）");
        shop.reopened().anaIsSignedIn().earned(1);
        assertMe("1 point of the 500 for Lantern, worth £9.99", "1 积分，灯笼需 500 积分（价值 £9.99）");
        shop.reopened().anaIsSignedIn();
        mvc.perform(get("/api/v1/loyalty/me")).andExpect(jsonPath("$.anchors").isEmpty());
    }

    private void assertMe(String english, String chinese) throws Exception {
        mvc.perform(get("/api/v1/loyalty/me"))
                .andExpect(jsonPath("$.anchors[0].text").value(english));
        mvc.perform(get("/api/v1/loyalty/me").header("Accept-Language", "zh-CN"))
                .andExpect(jsonPath("$.anchors[0].text").value(chinese));
    }

    private void offer(OfferFixture offer) {
        offers.add(offer.terms(), true, Shop.NOW, "test");
    }

    private void zone(
            String code, ZoneRule rule, Window seen, Audience audience, boolean anchors, int position, Long... pins) {
        zones.add(
                new ZoneTerms(
                        code,
                        new OfferName("Zone " + code, "专区 " + code),
                        List.of(pins),
                        rule,
                        audience,
                        seen,
                        anchors,
                        position),
                true,
                Shop.NOW,
                "test");
        inForce.refresh();
    }
}
