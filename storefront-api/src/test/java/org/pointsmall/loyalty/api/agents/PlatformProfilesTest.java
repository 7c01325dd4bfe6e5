package org.pointsmall.loyalty.api.agents;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pointsmall.loyalty.api.agents.PlatformServer.profile;

class PlatformProfilesTest {
    private final PlatformServer platform = new PlatformServer();
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final PlatformProfiles profiles =
            new PlatformProfiles(List.of(asked -> false, platform.profile()::equals), nanos::get);

    @AfterEach
    void closed() {
        platform.close();
    }

    @Test
    void aProfileIsFetchedOnceInAWhile() {
        platform.says(200, profile(Protocol.VERSION, Protocol.CART));

        assertThat(profiles.at(platform.profile()).capabilities()).containsOnlyKeys(Protocol.CART);
        platform.says(200, profile(Protocol.VERSION));
        nanos.addAndGet(Duration.ofMinutes(5).toNanos());
        assertThat(profiles.at(platform.profile()).capabilities()).containsOnlyKeys(Protocol.CART);
        assertThat(platform.timesAsked()).isEqualTo(1);

        nanos.incrementAndGet();
        assertThat(profiles.at(platform.profile()).capabilities()).isEmpty();
        assertThat(platform.timesAsked()).isEqualTo(2);
    }

    @Test
    void aPlatformThatIsAwayIsAskedAgainAfterAWhile() {
        platform.says(500, profile(Protocol.VERSION));
        assertThat(problem(platform.profile())).isEqualTo(AgentProblemCode.PROFILE_UNREACHABLE);

        platform.says(200, profile(Protocol.VERSION));
        nanos.addAndGet(Duration.ofSeconds(10).toNanos());
        assertThat(problem(platform.profile())).isEqualTo(AgentProblemCode.PROFILE_UNREACHABLE);
        assertThat(platform.timesAsked()).isEqualTo(1);

        nanos.incrementAndGet();
        assertThat(profiles.at(platform.profile()).version()).isEqualTo(Protocol.VERSION);
    }

    @Test
    void whoIsNotKnownIsNeverAsked() {
        platform.says(200, profile(Protocol.VERSION));

        assertThat(problem(platform.profile().resolve("/other.json"))).isEqualTo(AgentProblemCode.PROFILE_NOT_TRUSTED);
        assertThat(platform.timesAsked()).isZero();
    }

    @Test
    void noRedirectIsFollowed() {
        platform.says(302, "");

        assertThat(problem(platform.profile())).isEqualTo(AgentProblemCode.PROFILE_UNREACHABLE);
        assertThat(platform.timesAsked()).isEqualTo(1);
    }

    @Test
    void nobodyAnswers() {
        platform.close();

        assertThat(problem(platform.profile())).isEqualTo(AgentProblemCode.PROFILE_UNREACHABLE);
    }

    @Test
    void aProfileHas128KilobytesAtMost() {
        String small = profile(Protocol.VERSION);
        int space = 128 * 1024 - small.length();
        platform.says(200, small + " ".repeat(space));
        assertThat(profiles.at(platform.profile()).version()).isEqualTo(Protocol.VERSION);

        nanos.addAndGet(Duration.ofMinutes(6).toNanos());
        platform.says(200, small + " ".repeat(space + 1));
        assertThat(problem(platform.profile())).isEqualTo(AgentProblemCode.PROFILE_UNREACHABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "[]",
                "{}",
                "{\"ucp\":{\"version\":\"draft\",\"services\":{},\"payment_handlers\":{}}}",
                "{\"ucp\":{\"version\":\"2026-08-22\",\"payment_handlers\":{}}}",
                "{\"ucp\":{\"version\":\"2026-08-22\",\"services\":{}}}",
                "{\"ucp\":{\"version\":\"2026-08-22\",\"services\":[],\"payment_handlers\":{}}}",
                "{\"ucp\":{\"version\":\"2026-08-22\",\"services\":{},\"payment_handlers\":{},\"capabilities\":[]}}",
                "{\"ucp\":{\"version\":\"2026-08-22\",\"services\":{},\"payment_handlers\":{},\"capabilities\":{\"a.b\":{}}}}",
                "{\"ucp\":{\"version\":\"2026-08-22\",\"services\":{},\"payment_handlers\":{},\"capabilities\":{\"a.b\":[{}]}}}"
            })
    void whatIsNoProfileIsMalformed(String body) {
        platform.says(200, body);

        assertThat(problem(platform.profile())).isEqualTo(AgentProblemCode.PROFILE_MALFORMED);
    }

    private AgentProblemCode problem(URI address) {
        var thrown = new AgentProblem[1];
        assertThatThrownBy(() -> profiles.at(address))
                .isInstanceOfSatisfying(AgentProblem.class, problem -> thrown[0] = problem);
        return thrown[0].code();
    }
}
