package org.pointsmall.loyalty.api.agents;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AgentHeaderTest {
    private static final String PROFILE = "profile=\"https://agent.example/p.json\"";

    @ParameterizedTest
    @ValueSource(
            strings = {
                PROFILE,
                "  " + PROFILE + "  ",
                "version=\"1, profile=x\", " + PROFILE,
                PROFILE + ";q=1;note=\"a, b; \\\"c\\\"\", other",
                "beta, " + PROFILE + ", n=12",
                "profile=\"https://first.example/p.json\", " + PROFILE,
                "profile=\"https://agent.example/p\\\\.json\", " + PROFILE,
            })
    void readsTheProfileOfADictionary(String header) {
        assertThat(AgentHeader.profile(header)).contains(URI.create("https://agent.example/p.json"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "profile",
                "profile=https://agent.example/p.json",
                "profile=\"https://agent.example/p.json",
                "Profile=\"https://agent.example/p.json\"",
                "other=\"profile=\\\"https://agent.example/p.json\\\"\"",
                PROFILE + ",",
                PROFILE + " more",
                "profile=\"\"",
                "profile=\"agent.example\"",
                "profile=\"ftp://agent.example/p.json\"",
                "profile=\"https://me@agent.example/p.json\"",
                "profile=\"https://agent example/\"",
                "profile=\"https:///p.json\"",
            })
    void findsNoneInWhatNamesNone(String header) {
        assertThat(AgentHeader.profile(header)).isEmpty();
    }

    @Test
    void findsNoneWithoutAHeader() {
        assertThat(AgentHeader.profile(null)).isEmpty();
    }
}
