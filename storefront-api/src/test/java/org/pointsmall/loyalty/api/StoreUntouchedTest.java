package org.pointsmall.loyalty.api;

import javax.servlet.ServletException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/** The store's own controllers behave as if the API were not there. */
@ApiTest
class StoreUntouchedTest {
    @Autowired
    private MockMvc mvc;

    @Autowired
    private MappingJackson2HttpMessageConverter storesConverter;

    private ResultActions postThing(String body) throws Exception {
        return mvc.perform(
                post("/things").contentType(MediaType.APPLICATION_JSON).content(body));
    }

    @Test
    void readsAsLaxlyAsBefore() throws Exception {
        postThing("{\"quantity\":\"5\",\"unknown\":1}")
                .andExpect(status().isOk())
                .andExpect(header().doesNotExist("Content-Language"))
                .andExpect(content().string("{\"quantity\":5}"));
        assertThat(storesConverter.getClass()).isEqualTo(MappingJackson2HttpMessageConverter.class);
    }

    @Test
    void failsAsBefore() throws Exception {
        postThing("{").andExpect(status().isBadRequest()).andExpect(content().string(""));
        assertThatThrownBy(() -> postThing("{\"quantity\":-1}"))
                .isInstanceOf(ServletException.class)
                .hasRootCauseMessage("the store's own exception");
        mvc.perform(get("/api/v1/loyaltyprogramme"))
                .andExpect(status().isNotFound())
                .andExpect(content().string(""));
    }
}
