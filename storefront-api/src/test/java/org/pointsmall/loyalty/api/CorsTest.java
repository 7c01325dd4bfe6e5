package org.pointsmall.loyalty.api;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.web.servlet.MockMvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.options;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/** A store that lets one other site's pages ask, with the shopper's session; said as a list in YAML says it. */
@SpringBootTest(
        classes = TestStore.class,
        properties = {
            "loyalty.enabled=true",
            "loyalty.api.cors.allowed-origins[0]=https://app.example",
            "loyalty.api.cors.allow-credentials=true"
        })
@AutoConfigureMockMvc
@ExtendWith(OutputCaptureExtension.class)
@Tag("heavy")
class CorsTest {
    private static final String EXCHANGE = "/api/v1/loyalty/mall/offers/1/exchange";

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Shop shop;

    @BeforeEach
    void open() {
        shop.reopened();
    }

    @Test
    void itsPagesAreToldThatTheyMayAsk() throws Exception {
        mvc.perform(options(EXCHANGE)
                        .header("Origin", "https://app.example")
                        .header("Access-Control-Request-Method", "POST")
                        .header("Access-Control-Request-Headers", "Idempotency-Key, Content-Type"))
                .andExpect(status().isOk())
                .andExpect(header().string("Access-Control-Allow-Origin", "https://app.example"))
                .andExpect(header().string("Access-Control-Allow-Credentials", "true"))
                .andExpect(header().string("Access-Control-Allow-Headers", containsString("Idempotency-Key")))
                .andExpect(header().string("Access-Control-Max-Age", "3600"));
        mvc.perform(get("/api/v1/loyalty/guide").header("Origin", "https://app.example"))
                .andExpect(status().isOk())
                .andExpect(header().string("Access-Control-Allow-Origin", "https://app.example"))
                .andExpect(header().string("Access-Control-Expose-Headers", containsString("Idempotency-Replayed")));
    }

    /** What the demo's widget, and any page that has the session's token from the store, sends with a request. */
    @Test
    void theWidgetMayAskFromThere() throws Exception {
        mvc.perform(options("/api/v1/loyalty/mall/offers")
                        .header("Origin", "https://app.example")
                        .header("Access-Control-Request-Method", "GET")
                        .header("Access-Control-Request-Headers", "accept-language,x-requested-with"))
                .andExpect(status().isOk())
                .andExpect(header().string("Access-Control-Allow-Headers", containsString("x-requested-with")));
    }

    @Test
    void anOperatorIsToldOnceThatTheStoresOwnPageCountsAsAnothers(CapturedOutput output) throws Exception {
        String told = "server.forward-headers-strategy";
        ask("https://shop.example", "X-Forwarded-Host", "other.example");
        ask("null", "Host", "shop.example");
        ask("https://shop.example", "Host", "not a host");
        assertThat(output.getAll()).doesNotContain(told);

        ask("https://shop.example", "X-Forwarded-Host", "Shop.example:443, inner.example");
        ask("https://shop.example", "Host", "shop.example:8080");

        assertThat(output.getAll().split(told, -1)).hasSize(2);
    }

    private void ask(String origin, String header, String value) throws Exception {
        mvc.perform(get("/api/v1/loyalty/guide").header("Origin", origin).header(header, value))
                .andExpect(status().isForbidden());
    }

    @Test
    void refusalsCanBeReadThereToo() throws Exception {
        mvc.perform(get("/api/v1/loyalty/me").header("Origin", "https://app.example"))
                .andExpect(status().isUnauthorized())
                .andExpect(header().string("Access-Control-Allow-Origin", "https://app.example"))
                .andExpect(jsonPath("$.code").value("UNAUTHENTICATED"));
    }

    @Test
    void othersAreRefusedWithAProblemDocument() throws Exception {
        for (String origin : new String[] {"https://evil.example", "https://app.example.evil.example", "null"}) {
            mvc.perform(get("/api/v1/loyalty/guide").header("Origin", origin))
                    .andExpect(status().isForbidden())
                    .andExpect(jsonPath("$.code").value("FORBIDDEN"))
                    .andExpect(header().doesNotExist("Access-Control-Allow-Origin"));
        }
        mvc.perform(options(EXCHANGE)
                        .header("Origin", "https://app.example")
                        .header("Access-Control-Request-Method", "PATCH"))
                .andExpect(status().isForbidden());
    }

    @Test
    void theStoresOwnPathsAreLeftAlone() throws Exception {
        mvc.perform(options("/things")
                        .header("Origin", "https://app.example")
                        .header("Access-Control-Request-Method", "POST"))
                .andExpect(header().doesNotExist("Access-Control-Allow-Origin"));
    }
}
