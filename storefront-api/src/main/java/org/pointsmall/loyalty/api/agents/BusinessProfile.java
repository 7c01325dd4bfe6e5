package org.pointsmall.loyalty.api.agents;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the store publishes of itself at {@code /.well-known/ucp}. */
public record BusinessProfile(Ucp ucp) {
    private static final String DRAFT = Protocol.HOME + "draft/";
    private static final String SHOPPING = "dev.ucp.shopping";
    private static final Map<String, String> PAGES = Map.of(
            Protocol.SEARCH, "shopping/catalog/search",
            Protocol.LOOKUP, "shopping/catalog/lookup",
            Protocol.CART, "shopping/cart",
            Protocol.CHECKOUT, "shopping/checkout",
            Protocol.LOYALTY, "loyalty");
    private static final Map<String, String> SCHEMAS = Map.of(
            Protocol.SEARCH, "shopping/catalog_search",
            Protocol.LOOKUP, "shopping/catalog_lookup",
            Protocol.CART, "shopping/cart",
            Protocol.CHECKOUT, "shopping/checkout",
            Protocol.LOYALTY, "common/loyalty");

    /** @param paymentHandlers none: the buyer pays on the store's own page */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Ucp(
            String version,
            Map<String, List<Service>> services,
            Map<String, List<Offered>> capabilities,
            Map<String, List<Offered>> paymentHandlers) {}

    /** @param endpoint before all of its paths */
    public record Service(String version, String spec, String transport, String endpoint, String schema) {}

    /** @param extended what it is an extension of; null for what stands alone */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Offered(
            String version, String spec, String schema, @JsonProperty("extends") @Nullable List<String> extended) {}

    /** @param endpoint the address below which the store answers, without a slash at its end */
    public static BusinessProfile of(Negotiation negotiation, String endpoint) {
        Service rest = new Service(
                Protocol.VERSION,
                DRAFT + "specification/overview",
                "rest",
                endpoint,
                DRAFT + "services/shopping/rest.openapi.json");
        Map<String, List<Offered>> capabilities = new LinkedHashMap<>();
        negotiation
                .offered()
                .forEach((name, extended) -> capabilities.put(
                        name,
                        List.of(new Offered(
                                Protocol.VERSION,
                                DRAFT + "specification/" + PAGES.get(name),
                                DRAFT + "schemas/" + SCHEMAS.get(name) + ".json",
                                extended.isEmpty() ? null : extended))));
        return new BusinessProfile(new Ucp(Protocol.VERSION, Map.of(SHOPPING, List.of(rest)), capabilities, Map.of()));
    }
}
