package org.pointsmall.loyalty.api;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pointsmall.loyalty.request.InMemoryRequests;
import org.pointsmall.loyalty.request.KeepPace;
import org.pointsmall.loyalty.request.PaceStore;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/** Three requests a minute for a member, five for an address. It is 7.089 s past the minute. */
@SpringBootTest(
        classes = {TestStore.class, PaceTest.Counters.class},
        properties = {
            "loyalty.enabled=true",
            "loyalty.api.rate-limit.enabled=true",
            "loyalty.api.rate-limit.member-requests=3",
            "loyalty.api.rate-limit.address-requests=5"
        })
@AutoConfigureMockMvc
@ExtendWith(OutputCaptureExtension.class)
@Tag("heavy")
class PaceTest {
    @Autowired
    private MockMvc mvc;

    @Autowired
    private Shop shop;

    @Autowired
    private Counters counters;

    @TestConfiguration(proxyBeanMethods = false)
    static class Counters {
        private boolean broken;

        @Bean
        @Primary
        KeepPace countersThatMayBreak(InMemoryRequests requests, BusinessTime time) {
            return new KeepPace(new Breaking(requests, this), time);
        }
    }

    @BeforeEach
    void open() {
        shop.reopened().anaIsSignedIn();
        counters.broken = false;
    }

    private ResultActions ask(String address) throws Exception {
        RequestPostProcessor from = request -> {
            request.setRemoteAddr(address);
            return request;
        };
        return mvc.perform(get("/api/v1/loyalty/me").with(from));
    }

    @Test
    void aMemberIsToldHowManyAreLeftAndThenToWait() throws Exception {
        ask("10.0.0.1")
                .andExpect(header().string("RateLimit-Policy", "\"member\";q=3;w=60, \"address\";q=5;w=60"))
                .andExpect(header().string("RateLimit", "\"member\";r=2;t=53, \"address\";r=4;t=53"));
        ask("10.0.0.1").andExpect(status().isOk());
        ask("10.0.0.1").andExpect(header().string("RateLimit", "\"member\";r=0;t=53, \"address\";r=2;t=53"));

        ask("10.0.0.1")
                .andExpect(status().isTooManyRequests())
                .andExpect(jsonPath("$.code").value("RATE_LIMITED"))
                .andExpect(header().string("Retry-After", "53"))
                .andExpect(header().string("RateLimit", "\"member\";r=0;t=53"));
        // The same from anywhere; somebody else may still ask.
        ask("10.0.0.2").andExpect(status().isTooManyRequests());
        shop.somebodyElseIsSignedIn();
        ask("10.0.0.3").andExpect(status().isOk());
    }

    @Test
    void whatIsRefusedForOneMemberIsNotTakenFromTheOthersOfTheAddress() throws Exception {
        for (int i = 0; i < 9; i++) {
            ask("10.0.0.7");
        }
        shop.somebodyElseIsSignedIn();

        ask("10.0.0.7")
                .andExpect(status().isOk())
                .andExpect(header().string("RateLimit", "\"member\";r=2;t=53, \"address\";r=1;t=53"));
    }

    @Test
    void addressesOfOneIpv6NetworkAreOne() throws Exception {
        shop.reopened();
        for (int i = 0; i < 5; i++) {
            ask("2001:db8:1:2::" + i).andExpect(status().isUnauthorized());
        }

        ask("2001:db8:1:2:ffff::1").andExpect(status().isTooManyRequests());
        ask("2001:db8:1:3::1").andExpect(status().isUnauthorized());
    }

    @Test
    void anAddressIsCountedWhoeverAsksGuestsToo() throws Exception {
        shop.reopened();
        for (int i = 0; i < 5; i++) {
            ask("10.0.0.4").andExpect(status().isUnauthorized());
        }

        ask("10.0.0.4").andExpect(status().isTooManyRequests());
        ask("10.0.0.5")
                .andExpect(status().isUnauthorized())
                .andExpect(header().string("RateLimit", "\"address\";r=4;t=53"));
    }

    @Test
    void aCounterThatFailsSendsNobodyAwayAndIsToldOnceAMinute(CapturedOutput output) throws Exception {
        counters.broken = true;
        for (int i = 0; i < 8; i++) {
            ask("10.0.0.6").andExpect(status().isOk()).andExpect(header().doesNotExist("RateLimit"));
        }

        assertThat(output.getAll().split("without being counted", -1)).hasSize(2);
    }

    /** A store of counts whose database may be gone. */
    private record Breaking(PaceStore whole, Counters counters) implements PaceStore {
        private PaceStore store() {
            if (counters.broken) {
                throw new IllegalStateException("no database");
            }
            return whole;
        }

        @Override
        public boolean count(String who, long window, int most) {
            return store().count(who, window, most);
        }

        @Override
        public java.util.Optional<Counted> counted(String who) {
            return store().counted(who);
        }

        @Override
        public boolean begin(String who, long window) {
            return store().begin(who, window);
        }

        @Override
        public boolean renew(String who, long earlier, long window) {
            return store().renew(who, earlier, window);
        }

        @Override
        public int forget(long windowBefore, int most) {
            return store().forget(windowBefore, most);
        }
    }
}
