package org.pointsmall.loyalty.api;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.refusal.RefusedException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.ResponseEntity;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/** A store that knows nothing of ours but a property: its checkout's refusals, with its own answer for all failures. */
@SpringBootTest(
        classes = {TestStore.class, RefusalsInAStoreTest.Checkout.class, RefusalsInAStoreTest.StoresOwnAdvice.class},
        properties = {"loyalty.enabled=true", "loyalty.api.refusal-advice=true"})
@AutoConfigureMockMvc
@Tag("heavy")
class RefusalsInAStoreTest {
    @Autowired
    private MockMvc mvc;

    /** As Broadleaf wraps what one of its activities throws. */
    static final class CheckoutException extends Exception {
        private static final long serialVersionUID = 1L;

        CheckoutException(Throwable cause) {
            super("Unable to checkout order", cause);
        }
    }

    @RestController
    static class Checkout {
        @PostMapping("/checkout")
        String checkout() throws CheckoutException {
            Refusal refusal = Refusal.of(RefusalCode.INSUFFICIENT_POINTS)
                    .with("required", 500L)
                    .with("available", 200L);
            throw new CheckoutException(new RuntimeException("workflow", new RefusedException(refusal)));
        }

        @PostMapping("/declined")
        String declined() throws CheckoutException {
            throw new CheckoutException(new IllegalStateException("the card"));
        }
    }

    @RestControllerAdvice
    static class StoresOwnAdvice {
        @ExceptionHandler
        ResponseEntity<Map<String, String>> failed(Exception failure) {
            return ResponseEntity.internalServerError().body(Map.of("error", "call us"));
        }
    }

    @Test
    void areAnsweredWithTheirCodeInTheShoppersLanguage() throws Exception {
        mvc.perform(post("/checkout").header("Accept-Language", "zh-CN"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(header().string("Content-Type", "application/problem+json"))
                .andExpect(header().string("Content-Language", "zh-CN"))
                .andExpect(jsonPath("$.code").value("INSUFFICIENT_POINTS"))
                .andExpect(jsonPath("$.required").value(500))
                .andExpect(jsonPath("$.available").value(200));
    }

    @Test
    void leaveTheStoresOtherFailuresToTheStore() throws Exception {
        mvc.perform(post("/declined"))
                .andExpect(status().isInternalServerError())
                .andExpect(jsonPath("$.error").value("call us"));
    }
}
