package org.pointsmall.loyalty.api;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pointsmall.loyalty.api.wording.Language;
import org.pointsmall.loyalty.api.wording.Wording;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.flag.Flag;
import org.pointsmall.loyalty.flag.FlagKind;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.stock.QuotaPeriod;
import org.pointsmall.loyalty.tier.Benefits;
import org.pointsmall.loyalty.tier.Tier;
import org.pointsmall.loyalty.tier.TierName;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@ApiTest
class ProductFlagsApiTest {
    private static final String FLAGS = "/api/v1/loyalty/products/100/flags";
    private static final Flag GOLD_ONLY = new Flag.TierOnly(new TierCode("gold"));

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Shop shop;

    @Autowired
    private ShopRules rules;

    @Autowired
    private ShopFlags flags;

    @BeforeEach
    void nobodyIsThere() {
        shop.reopened();
        flags.cleared();
        rules.say(List.of(new Tier(new TierCode("gold"), new TierName("Gold", "金卡"), 20, 5000, Benefits.NONE)));
    }

    @AfterEach
    void nothingStays() {
        flags.cleared();
        rules.say(List.of());
    }

    @Test
    void aProductWithoutFlagsIsForEverybody() throws Exception {
        mvc.perform(get(FLAGS))
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(content().string("{\"flags\":[],\"eligible\":true,\"refusal\":null}"));
    }

    @Test
    void saysEveryFlagInWordsAndWhyItCanNotBeHad() throws Exception {
        flags.say(
                100,
                false,
                GOLD_ONLY,
                new Flag.Plain(FlagKind.NO_EARN),
                new Flag.Plain(FlagKind.EXCLUSIVE),
                new Flag.Limited(Window.always(ZoneOffset.UTC)
                        .within(LocalDateTime.of(2026, 3, 1, 0, 0), LocalDateTime.of(2026, 4, 1, 12, 30))));

        mvc.perform(get(FLAGS))
                .andExpect(content()
                        .bytes(("{\"flags\":[{\"kind\":\"EXCLUSIVE\",\"text\":\"Only in the points mall.\"},"
                                        + "{\"kind\":\"LIMITED\",\"text\":\"On sale from March 1, 2026, 12:00 AM"
                                        + " until April 1, 2026, 12:30 PM.\"},"
                                        + "{\"kind\":\"TIER_ONLY\",\"text\":\"For members from Gold upwards.\"},"
                                        + "{\"kind\":\"NO_EARN\",\"text\":\"Earns no points.\"}],\"eligible\":false,"
                                        + "\"refusal\":{\"code\":\"NOT_ELIGIBLE_TIER\",\"detail\":"
                                        + "\"Your membership tier does not include this yet.\",\"tier\":\"gold\"}}")
                                .getBytes(StandardCharsets.UTF_8)));
        mvc.perform(get(FLAGS).header("Accept-Language", "zh-CN"))
                .andExpect(header().string("Content-Language", "zh-CN"))
                .andExpect(jsonPath("$.flags[2].text").value("仅限金卡及以上会员购买。"));
    }

    @Test
    void saysHowManyThereAreAndHowManyEachMayHave() throws Exception {
        flags.say(
                100,
                false,
                new Flag.Limited(Window.always(ZoneOffset.UTC), 1000L, new Flag.PerMember(1, QuotaPeriod.WEEK)));

        mvc.perform(get(FLAGS))
                .andExpect(jsonPath("$.flags[0].text")
                        .value("Limited to 1,000 pieces in all. For members only, at most 1 piece each a week."))
                .andExpect(jsonPath("$.refusal.code").value("MEMBERS_ONLY"));
        mvc.perform(get(FLAGS).header("Accept-Language", "zh-CN"))
                .andExpect(jsonPath("$.flags[0].text").value("限量 1,000 件。会员专享，每人每周限购 1 件。"));
        shop.anaIsSignedIn();
        mvc.perform(get(FLAGS)).andExpect(jsonPath("$.eligible").value(true));
    }

    @ParameterizedTest
    @EnumSource(QuotaPeriod.class)
    void everyPeriodHasWordsInBothLanguages(QuotaPeriod period) {
        Wording wording = new Wording("org.pointsmall.loyalty.api.product.flags", ProductFlagsApiTest.class);

        assertThat(wording.say("LIMITED.perMember." + period, Map.of("most", 2), Language.ENGLISH))
                .isPresent();
        assertThat(wording.say("LIMITED.perMember." + period, Map.of("most", 2), Language.CHINESE))
                .isPresent();
    }

    @Test
    void guestsAndMembersAreAnsweredForThemselves() throws Exception {
        flags.say(
                100,
                false,
                new Flag.Plain(FlagKind.MEMBERS_ONLY),
                new Flag.SegmentOnly(Set.of(new SegmentCode("loyal"))));

        mvc.perform(get(FLAGS))
                .andExpect(jsonPath("$.eligible").value(false))
                .andExpect(jsonPath("$.refusal.code").value("MEMBERS_ONLY"));
        shop.anaIsSignedIn();
        mvc.perform(get(FLAGS))
                .andExpect(jsonPath("$.eligible").value(true))
                .andExpect(jsonPath("$.refusal").isEmpty());
        flags.say(100, false, new Flag.SegmentOnly(Set.of(new SegmentCode("lost"))));
        mvc.perform(get(FLAGS)).andExpect(jsonPath("$.refusal.code").value("NOT_ELIGIBLE"));
    }

    @Test
    void whatIsHiddenIsNotFoundAsIfThereWereNoSuchProduct() throws Exception {
        flags.say(100, true, new Flag.Plain(FlagKind.MEMBERS_ONLY));
        String notFound = mvc.perform(get("/api/v1/loyalty/products/101/flags"))
                .andExpect(status().isNotFound())
                .andReturn()
                .getResponse()
                .getContentAsString();

        mvc.perform(get(FLAGS))
                .andExpect(status().isNotFound())
                .andExpect(content().json(notFound.replace("101", "100"), true));
        shop.anaIsSignedIn();
        mvc.perform(get(FLAGS)).andExpect(status().isOk());
    }

    @Test
    void whatAHiddenProductWouldEarnIsNotToldEither() throws Exception {
        shop.anaIsSignedIn();
        mvc.perform(get("/api/v1/loyalty/earnings/estimate").param("productId", "100"))
                .andExpect(status().isOk());

        flags.say(100, true, GOLD_ONLY);

        mvc.perform(get("/api/v1/loyalty/earnings/estimate").param("productId", "100"))
                .andExpect(status().isNotFound());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1x", "9999999999999999999", "%20", "1.0"})
    void whatIsNoProductsIdIsRefused(String id) throws Exception {
        mvc.perform(get(URI.create("/api/v1/loyalty/products/" + id + "/flags")))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("INVALID_VALUE"));
    }

    @Test
    void aTierThatThereIsNoMoreIsCalledByItsCode() throws Exception {
        rules.say(List.of());
        flags.say(100, false, GOLD_ONLY);

        mvc.perform(get(FLAGS)).andExpect(jsonPath("$.flags[0].text").value("For members from gold upwards."));
    }

    @ParameterizedTest
    @EnumSource(FlagKind.class)
    void everyFlagHasWordsInBothLanguages(FlagKind kind) {
        Wording wording = new Wording("org.pointsmall.loyalty.api.product.flags", ProductFlagsApiTest.class);
        String key = kind == FlagKind.LIMITED ? "LIMITED.from" : kind.name();
        Map<String, String> operands = Map.of("tier", "x", "from", "2026-01-01T00:00");

        assertThat(wording.say(key, operands, Language.ENGLISH)).isPresent();
        assertThat(wording.say(key, operands, Language.CHINESE))
                .isPresent()
                .isNotEqualTo(wording.say(key, operands, Language.ENGLISH));
    }
}
