package org.pointsmall.loyalty.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/** A store that has the resources at a path of its own. */
@SpringBootTest(
        classes = TestStore.class,
        properties = {"loyalty.enabled=true", "loyalty.api.path=/rest/points"})
@AutoConfigureMockMvc
@Import(SpringdocInstalled.class)
@Tag("heavy")
class OwnPathTest {
    @Autowired
    private MockMvc mvc;

    @Autowired
    private Shop shop;

    @Test
    void hasEverythingThereAndNothingAtTheOther() throws Exception {
        shop.reopened();

        mvc.perform(get("/rest/points/guide")).andExpect(status().isOk());
        mvc.perform(get("/rest/points/me")).andExpect(jsonPath("$.code").value("UNAUTHENTICATED"));
        mvc.perform(get("/rest/points/nothing")).andExpect(jsonPath("$.code").value("NOT_FOUND"));
        mvc.perform(post("/rest/points/guide")).andExpect(jsonPath("$.code").value("METHOD_NOT_ALLOWED"));
        assertThat(mvc.perform(get("/api/v1/loyalty/guide"))
                        .andExpect(status().isNotFound())
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .isEmpty();
    }

    @Test
    void describesItThere() throws Exception {
        ObjectNode paths = (ObjectNode) new ObjectMapper()
                .readTree(mvc.perform(get("/v3/api-docs"))
                        .andReturn()
                        .getResponse()
                        .getContentAsByteArray())
                .path("paths");

        assertThat(paths.fieldNames())
                .toIterable()
                .contains("/rest/points/cart/points")
                .noneMatch(path -> path.contains("loyalty"));
    }
}
