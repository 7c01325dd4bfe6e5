package org.pointsmall.demo.agents;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.Map;
import org.broadleafcommerce.common.money.Money;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.api.agents.Membership;
import org.pointsmall.loyalty.api.agents.Negotiation.Agreed;
import org.pointsmall.loyalty.api.agents.Negotiation.Version;
import org.pointsmall.loyalty.api.agents.Protocol;

/** What agents are answered. Amounts are in the currency's smallest unit. */
final class AgentJson {
    private AgentJson() {}

    /** Members are written as the protocol does, those that are null not at all. */
    @JacksonAnnotationsInside
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Retention(RetentionPolicy.RUNTIME)
    private @interface AsTheProtocolWrites {}

    /** @param paymentHandlers none, for the buyer pays on the store's page; only a checkout says so */
    @AsTheProtocolWrites
    record Envelope(
            String version,
            String status,
            @Nullable Map<String, List<Version>> capabilities,
            @Nullable Map<String, Object> paymentHandlers) {

        static Envelope of(Agreed agreed) {
            return new Envelope(Protocol.VERSION, "success", agreed.capabilities(), null);
        }

        static Envelope ofCheckout(Agreed agreed) {
            return new Envelope(Protocol.VERSION, "success", agreed.capabilities(), Map.of());
        }

        static Envelope refused() {
            return new Envelope(Protocol.VERSION, "error", null, null);
        }
    }

    @AsTheProtocolWrites
    record Message(String type, String code, @Nullable String path, String content, @Nullable String severity) {

        static Message error(String code, String content, String severity) {
            return new Message("error", code, null, content, severity);
        }

        static Message info(String code, String content) {
            return new Message("info", code, null, content, null);
        }
    }

    /** There is nothing to show. */
    @AsTheProtocolWrites
    record Refused(Envelope ucp, List<Message> messages, String continueUrl) {}

    /** The request did not come as far as the store. */
    @AsTheProtocolWrites
    record TransportError(String code, String content, String continueUrl) {}

    record Price(long amount, String currency) {
        static Price of(Money money) {
            return new Price(minorUnits(money), money.getCurrency().getCurrencyCode());
        }
    }

    record PriceRange(Price min, Price max) {}

    record Description(String plain) {}

    record ProductCategory(String value) {}

    record Availability(boolean available, String status) {}

    record Input(String id, String match) {}

    @AsTheProtocolWrites
    record Variant(
            String id,
            String title,
            Description description,
            Price price,
            Availability availability,
            @Nullable List<Input> inputs) {}

    @AsTheProtocolWrites
    record Product(
            String id,
            String title,
            Description description,
            @Nullable List<ProductCategory> categories,
            PriceRange priceRange,
            List<Variant> variants) {}

    @AsTheProtocolWrites
    record NextPage(@Nullable String cursor, boolean hasNextPage) {}

    @AsTheProtocolWrites
    record Found(
            Envelope ucp,
            List<Product> products,
            @Nullable NextPage pagination,
            @Nullable List<Message> messages,
            @Nullable Map<String, Membership> loyalty) {}

    @AsTheProtocolWrites
    record Detail(Envelope ucp, Product product, @Nullable Map<String, Membership> loyalty) {}

    record Total(String type, long amount) {}

    record Item(String id, String title, long price) {}

    record Line(String id, Item item, int quantity, List<Total> totals) {}

    @AsTheProtocolWrites
    record Cart(
            Envelope ucp,
            String id,
            List<Line> lineItems,
            String currency,
            List<Total> totals,
            String continueUrl,
            @Nullable Map<String, Membership> loyalty) {}

    @AsTheProtocolWrites
    record Placed(String id, String permalinkUrl) {}

    /** @param order once there is one */
    @AsTheProtocolWrites
    record Checkout(
            Envelope ucp,
            String id,
            List<Line> lineItems,
            String status,
            String currency,
            List<Total> totals,
            List<Message> messages,
            List<Object> links,
            String continueUrl,
            @Nullable Placed order,
            @Nullable Map<String, Membership> loyalty) {}

    /** An empty one is left out. */
    static @Nullable Map<String, Membership> shown(Map<String, Membership> loyalty) {
        return loyalty.isEmpty() ? null : loyalty;
    }

    static long minorUnits(Money money) {
        return money.getAmount()
                .movePointRight(money.getCurrency().getDefaultFractionDigits())
                .longValueExact();
    }
}
