package org.pointsmall.loyalty.api.agents;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.api.wording.Language;
import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pointsmall.loyalty.api.agents.PlatformServer.capability;
import static org.pointsmall.loyalty.api.agents.PlatformServer.profile;

class NegotiationTest {
    private static final String OTHER = "com.example.gifts";

    private final PlatformServer platform = new PlatformServer();
    private final PlatformProfiles profiles = new PlatformProfiles(List.of(asked -> true), System::nanoTime);

    @AfterEach
    void closed() {
        platform.close();
    }

    @Test
    void anAnswerHasWhatBothHaveOfItsOperation() {
        platform.says(200, profile(Protocol.VERSION, Protocol.CART, Protocol.CHECKOUT, Protocol.LOYALTY, OTHER));

        Negotiation.Agreed agreed = agree(serving(Protocol.CART, Protocol.CHECKOUT), Protocol.CART);

        assertThat(agreed.capabilities()).containsOnlyKeys(Protocol.CART, Protocol.LOYALTY);
        assertThat(agreed.capabilities().get(Protocol.LOYALTY))
                .containsExactly(new Negotiation.Version(Protocol.VERSION));
        assertThat(agreed.withLoyalty()).isTrue();
    }

    @Test
    void loyaltyExtendsOnlyWhatTheStoreServes() {
        Negotiation negotiation = serving(Protocol.LOOKUP);

        assertThat(negotiation.offered()).containsEntry(Protocol.LOYALTY, List.of(Protocol.LOOKUP));
        assertThat(BusinessProfile.of(negotiation, "https://shop.example/ucp")
                        .ucp()
                        .capabilities())
                .containsOnlyKeys(Protocol.LOOKUP, Protocol.LOYALTY);
    }

    @Test
    void aPlatformWithoutLoyaltyHearsNothingOfIt() {
        platform.says(200, profile(Protocol.VERSION, Protocol.CART));

        assertThat(agree(serving(Protocol.CART), Protocol.CART).withLoyalty()).isFalse();
    }

    @Test
    void whatThePlatformLacksCanNotBeAskedFor() {
        platform.says(200, profile(Protocol.VERSION, Protocol.CART, Protocol.LOYALTY));

        assertRefused(serving(Protocol.CART, Protocol.CHECKOUT), AgentProblemCode.CAPABILITIES_INCOMPATIBLE);
    }

    @Test
    void anotherVersionIsNotSpoken() {
        platform.says(200, profile("2026-04-08", Protocol.CHECKOUT));

        assertRefused(serving(Protocol.CHECKOUT), AgentProblemCode.VERSION_UNSUPPORTED);
        assertThatThrownBy(() -> agree(serving(Protocol.CHECKOUT), Protocol.CHECKOUT))
                .isInstanceOfSatisfying(AgentProblem.class, problem -> assertThat(problem.content(Language.ENGLISH))
                        .isEqualTo("Version 2026-04-08 of the protocol is not supported."
                                + " This store speaks 2026-08-22."));
    }

    @Test
    void anEntryOfAnotherVersionThanItsProfileDoesNotCount() {
        platform.says(
                200,
                profile(Protocol.VERSION, Protocol.CHECKOUT)
                        .replace(
                                "\"capabilities\":{",
                                "\"capabilities\":{"
                                        + capability(Protocol.LOYALTY, "2026-04-08", "https://ucp.dev/draft/x.json")
                                        + ","));

        assertThat(agree(serving(Protocol.CHECKOUT), Protocol.CHECKOUT).withLoyalty())
                .isFalse();
    }

    @Test
    void neitherDoesOneThatIsDescribedElsewhere() {
        platform.says(
                200,
                profile(Protocol.VERSION, Protocol.CHECKOUT)
                        .replace(
                                "\"capabilities\":{",
                                "\"capabilities\":{"
                                        + capability(
                                                Protocol.LOYALTY, Protocol.VERSION, "https://ucp.dev.evil.example/")
                                        + ","));

        assertThat(agree(serving(Protocol.CHECKOUT), Protocol.CHECKOUT).withLoyalty())
                .isFalse();
    }

    @Test
    void aRequestHasToNameItsPlatform() {
        assertThatThrownBy(() -> serving(Protocol.CART).agree(new MockHttpServletRequest(), Protocol.CART))
                .isInstanceOfSatisfying(AgentProblem.class, problem -> assertThat(problem.code())
                        .isEqualTo(AgentProblemCode.INVALID_PROFILE_URL));
    }

    private Negotiation serving(String... capabilities) {
        return new Negotiation(profiles, List.of(capabilities));
    }

    private Negotiation.Agreed agree(Negotiation negotiation, String operation) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader("UCP-Agent", "profile=\"" + platform.profile() + "\"");
        return negotiation.agree(request, operation);
    }

    private void assertRefused(Negotiation negotiation, AgentProblemCode code) {
        assertThatThrownBy(() -> agree(negotiation, Protocol.CHECKOUT))
                .isInstanceOfSatisfying(AgentProblem.class, problem -> assertThat(problem.code())
                        .isEqualTo(code));
    }
}
