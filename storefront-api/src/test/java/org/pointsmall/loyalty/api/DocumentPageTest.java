package org.pointsmall.loyalty.api;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.MockMvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/** A store without springdoc: the document and its page come with the jar. */
@ApiTest
class DocumentPageTest {
    private static final Pattern FILES = Pattern.compile("(?:src|href)=\"([a-z0-9.-]+)\"");

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Shop shop;

    @Test
    void servesTheDocumentToGuestsAndSaysWhenItIsTheSame() throws Exception {
        shop.reopened();
        String tag = mvc.perform(get("/api/v1/loyalty/openapi.json"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.servers[0].url").value("/api/v1/loyalty"))
                .andExpect(jsonPath("$.paths['/me'].get.operationId").value("getMe"))
                .andExpect(header().string(HttpHeaders.CACHE_CONTROL, containsString("public")))
                .andReturn()
                .getResponse()
                .getHeader(HttpHeaders.ETAG);

        mvc.perform(get("/api/v1/loyalty/openapi.json").header(HttpHeaders.IF_NONE_MATCH, tag))
                .andExpect(status().isNotModified())
                .andExpect(content().string(""));
    }

    @Test
    void saysWhereTheStoreHasIt() throws Exception {
        mvc.perform(get("/shop/api/v1/loyalty/openapi.json").contextPath("/shop"))
                .andExpect(jsonPath("$.servers[0].url").value("/shop/api/v1/loyalty"));
    }

    @Test
    void thePageHasAllThatItNeedsAndNothingFromElsewhere() throws Exception {
        mvc.perform(get("/api/v1/loyalty/docs")).andExpect(redirectedUrl("/api/v1/loyalty/docs/index.html"));
        String page = mvc.perform(get("/api/v1/loyalty/docs/index.html"))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Security-Policy", containsString("script-src 'self'")))
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(page).doesNotContain("http:").doesNotContain("https:").contains("swagger-ui-bundle.js");
        Matcher file = FILES.matcher(page);
        while (file.find()) {
            mvc.perform(get("/api/v1/loyalty/docs/" + file.group(1))).andExpect(status().isOk());
        }
        mvc.perform(get("/api/v1/loyalty/docs/nothing.js")).andExpect(status().isNotFound());
        mvc.perform(get("/api/v1/loyalty/docs/../document/examples.json")).andExpect(status().is4xxClientError());
    }
}
