package org.pointsmall.loyalty.api;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.MockMvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/** What may be kept of an answer, and what a browser may do with it. */
@ApiTest
class AnswerHeadersTest {
    private static final String GUIDE = "/api/v1/loyalty/guide";

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Shop shop;

    @BeforeEach
    void open() {
        shop.reopened().anaIsSignedIn().earned(100);
    }

    @Test
    void theGuideIsKeptByTheShoppersBrowserAndAskedForAnew() throws Exception {
        String tag = mvc.perform(get(GUIDE))
                .andExpect(header().string(HttpHeaders.CACHE_CONTROL, "private, no-cache"))
                .andExpect(header().string(HttpHeaders.VARY, "Accept-Language, Cookie, Authorization"))
                .andReturn()
                .getResponse()
                .getHeader(HttpHeaders.ETAG);

        assertThat(tag).isNotNull();
        mvc.perform(get(GUIDE).header(HttpHeaders.IF_NONE_MATCH, tag))
                .andExpect(status().isNotModified())
                .andExpect(content().string(""));
        mvc.perform(get(GUIDE).header(HttpHeaders.IF_NONE_MATCH, tag).header("Accept-Language", "zh-CN"))
                .andExpect(status().isOk());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/me", "/me/rewards", "/mall/offers", "/mall/zones", "/recommendations", "/cart/points"})
    void whatIsTheMembersOrOfThisMomentIsNeverKept(String path) throws Exception {
        mvc.perform(get("/api/v1/loyalty" + path))
                .andExpect(status().isOk())
                .andExpect(header().string(HttpHeaders.CACHE_CONTROL, "no-store"))
                .andExpect(header().doesNotExist(HttpHeaders.ETAG));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/me", "/nothing", "/me?limit=", "/products/x/flags"})
    void anAnswerIsWhatItSaysAndNothingMore(String path) throws Exception {
        mvc.perform(get("/api/v1/loyalty" + path))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"))
                .andExpect(header().string("Referrer-Policy", "no-referrer"))
                .andExpect(header().doesNotExist("Access-Control-Allow-Origin"));
    }

    @Test
    void theStoresOwnAnswersAreItsOwn() throws Exception {
        mvc.perform(get("/things")).andExpect(header().doesNotExist("Referrer-Policy"));
    }
}
