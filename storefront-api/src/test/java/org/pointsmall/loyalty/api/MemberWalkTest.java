package org.pointsmall.loyalty.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.ledger.Balance;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.mall.InMemoryOffers;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.reward.InMemoryRewards;
import org.pointsmall.loyalty.reward.delivery.InMemoryDeliveries;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.mall.OfferFixture.anOffer;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

/**
 * Each endpoint that there is, asked by a member for what is another's: her reward, her key, her cart and her points. The
 * endpoints come from the store's own list, so a new one has to say here how it is walked.
 */
@ApiTest
class MemberWalkTest {
    private static final String ROOT = "/api/v1/loyalty";
    private static final MemberId ANA = new MemberId(7);
    private static final MemberId OTHER = new MemberId(8);

    /** What only she has: it is in no answer to anybody else. */
    private static final Set<String> HERS =
            Set.of("\"usesLeft\":3", "N-40", "4321", "her-own-key", "7341.29", "7339.29");

    /** How each is asked with what is hers; an empty text for no body. */
    private static final Map<String, String> BODIES = bodies();

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Shop shop;

    @Autowired
    private InMemoryOffers offers;

    @Autowired
    private InMemoryRewards rewards;

    @Autowired
    private InMemoryDeliveries deliveries;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    private Balance before;
    private Optional<Cart> herCart;
    private Optional<String> herWish;

    private static Map<String, String> bodies() {
        Map<String, String> bodies = new LinkedHashMap<>();
        bodies.put("GET /me", "");
        bodies.put("GET /me/transactions", "");
        bodies.put("GET /me/expirations", "");
        bodies.put("GET /me/rewards", "");
        bodies.put("GET /me/rewards/{id}", "");
        bodies.put("POST /me/rewards/{id}/give-back", "");
        bodies.put("PUT /me/rewards/{id}/address", "{\"addressId\":8}");
        bodies.put("GET /me/preferences", "");
        bodies.put("PUT /me/preferences", "{\"personalised\":true}");
        bodies.put("GET /guide", "");
        bodies.put("GET /products/{productId}/flags", "");
        bodies.put("GET /earnings/estimate", "");
        bodies.put("GET /cart/earnings", "");
        bodies.put("GET /cart/quote", "");
        bodies.put("GET /cart/points", "");
        bodies.put("PUT /cart/points", "{\"points\":0}");
        bodies.put("DELETE /cart/points", "");
        bodies.put("POST /cart/mall-items", "{\"offerId\":1}");
        bodies.put("DELETE /cart/mall-items/shipping", "");
        bodies.put("GET /mall/offers", "");
        bodies.put("GET /mall/offers/{id}", "");
        bodies.put("GET /mall/zones", "");
        bodies.put("POST /mall/offers/{id}/exchange", "{}");
        bodies.put("GET /recommendations", "");
        bodies.put(
                "POST /recommendations/feedback",
                "{\"requestId\":\"1-of-another\",\"events\":[{\"offerId\":1,\"kind\":\"CLICKED\"}]}");
        return bodies;
    }

    @BeforeEach
    void anaHasARewardAndPoints() throws Exception {
        shop.reopened().anaIsSignedIn().earned(4_821);
        offers.clear();
        rewards.clear();
        deliveries.clear();
        offers.add(
                anOffer()
                        .of(new Content.Entitlement("lounge", 3, 30))
                        .costing(500)
                        .terms(),
                true,
                Shop.NOW,
                "test");
        MockHttpServletResponse bought = asked("POST /mall/offers/{id}/exchange", "her-own-key");
        assertThat(bought.getContentAsString()).contains("\"usesLeft\":3", "4321");
        before = shop.ledger.balance(ANA);
        shop.cartOf("0.00", "7341.29");
        assertThat(asked("GET /cart/quote", null).getContentAsString()).contains("7340.29");
        mvc.perform(request(HttpMethod.PUT, ROOT + "/cart/points")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"points\":200}"));
        herCart = shop.current();
        herWish = shop.wishKept();
        assertThat(herWish).isPresent();
    }

    @Test
    void everyEndpointIsWalked() {
        assertThat(BODIES.keySet()).containsExactlyInAnyOrderElementsOf(endpoints());
    }

    @Test
    void anotherMemberGetsAndChangesNothingOfHers() throws Exception {
        shop.somebodyElseIsSignedIn();
        for (String endpoint : BODIES.keySet()) {
            MockHttpServletResponse answer = asked(endpoint, "her-own-key");

            assertThat(answer.getContentAsString().replace("\"key\":\"her-own-key\"", ""))
                    .as(endpoint)
                    .doesNotContain(HERS);
            assertThat(answer.getHeader("Idempotency-Replayed")).as(endpoint).isNull();
            if (endpoint.contains("/me/rewards/{id}")) {
                assertThat(answer.getStatus()).as(endpoint).isEqualTo(404);
            }
            assertThat(shop.ledger.balance(ANA)).as(endpoint).isEqualTo(before);
        }
        assertThat(shop.ledger.balance(OTHER).available().value()).isZero();
        shop.anaIsSignedIn();
        assertThat(shop.current()).isEqualTo(herCart);
        assertThat(shop.wishKept()).isEqualTo(herWish);
        assertThat(asked("GET /cart/points", null).getContentAsString()).contains("\"points\":200", "7339.29");
        assertThat(asked("GET /me/rewards/{id}", null).getContentAsString()).contains("\"usesLeft\":3", "ACTIVE");
    }

    @Test
    void aGuestGetsNothingButWhatIsForGuests() throws Exception {
        shop.nobodyIsSignedIn();
        Set<String> open = mapping.getHandlerMethods().entrySet().stream()
                .filter(one ->
                        AnnotatedElementUtils.hasAnnotation(one.getValue().getBeanType(), OpenToGuests.class))
                .flatMap(one -> names(one.getKey()).stream())
                .collect(Collectors.toSet());
        for (String endpoint : BODIES.keySet()) {
            MockHttpServletResponse answer = asked(endpoint, "her-own-key");

            assertThat(answer.getContentAsString()).as(endpoint).doesNotContain(HERS);
            if (!open.contains(endpoint)) {
                assertThat(answer.getStatus()).as(endpoint).isEqualTo(401);
            }
        }
        assertThat(shop.ledger.balance(ANA)).isEqualTo(before);
        shop.anaIsSignedIn();
        assertThat(shop.current()).isEqualTo(herCart);
        assertThat(shop.wishKept()).isEqualTo(herWish);
        assertThat(open)
                .containsExactlyInAnyOrder(
                        "GET /guide",
                        "GET /earnings/estimate",
                        "GET /mall/offers",
                        "GET /mall/offers/{id}",
                        "GET /mall/zones",
                        "GET /products/{productId}/flags",
                        "GET /recommendations",
                        "POST /recommendations/feedback");
    }

    private MockHttpServletResponse asked(String endpoint, String key) throws Exception {
        String[] parts = endpoint.split(" ");
        MockHttpServletRequestBuilder asked = request(
                        HttpMethod.valueOf(parts[0]), ROOT + parts[1].replaceAll("\\{[^}]*}", "1"))
                .queryParam("points", "100")
                .queryParam("productId", "100")
                // Nobody can say whose: such names are not known.
                .queryParam("memberId", "7")
                .queryParam("customerId", "7");
        if (endpoint.endsWith("/recommendations")) {
            asked.queryParam("placement", "product");
        }
        if (key != null) {
            asked.header("Idempotency-Key", key);
        }
        String body = BODIES.get(endpoint);
        return mvc.perform(
                        body.isEmpty()
                                ? asked
                                : asked.contentType(MediaType.APPLICATION_JSON).content(body))
                .andReturn()
                .getResponse();
    }

    private Set<String> endpoints() {
        return mapping.getHandlerMethods().keySet().stream()
                .flatMap(info -> names(info).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> names(org.springframework.web.servlet.mvc.method.RequestMappingInfo info) {
        return info.getPatternValues().stream()
                .filter(path -> path.startsWith(ROOT + "/"))
                .flatMap(path -> info.getMethodsCondition().getMethods().stream()
                        .map(method -> method + " " + path.substring(ROOT.length())))
                .collect(Collectors.toSet());
    }
}
