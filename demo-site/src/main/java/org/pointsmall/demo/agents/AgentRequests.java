package org.pointsmall.demo.agents;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What agents ask. The protocol lets them say more than a store understands: that is passed over. */
final class AgentRequests {
    private AgentRequests() {}

    @JacksonAnnotationsInside
    @JsonIgnoreProperties(ignoreUnknown = true)
    @Retention(RetentionPolicy.RUNTIME)
    private @interface Open {}

    /** @param eligibility what the buyer is said to be entitled to; claims, and never more */
    @Open
    record Context(@Nullable List<String> eligibility, @Nullable String currency) {}

    @Open
    record PriceFilter(@Nullable Long min, @Nullable Long max) {}

    @Open
    record Filters(@Nullable List<String> categories, @Nullable PriceFilter price) {}

    @Open
    record Paging(@Nullable String cursor, @Nullable Integer limit) {}

    @Open
    record Search(
            @Nullable String query,
            @Nullable Filters filters,
            @Nullable Context context,
            @Nullable Paging pagination) {}

    @Open
    record Lookup(@Nullable List<String> ids, @Nullable Filters filters, @Nullable Context context) {}

    @Open
    record OneProduct(@Nullable String id, @Nullable Context context) {}

    @Open
    record WantedItem(@Nullable String id) {}

    /** @param id of the line that is there already; null for a new one */
    @Open
    record WantedLine(@Nullable String id, @Nullable WantedItem item, @Nullable Integer quantity) {}

    /** @param cartId of the cart that becomes a checkout; then what else is said of lines is passed over */
    @Open
    record Lines(
            @JsonProperty("line_items") @Nullable List<WantedLine> lineItems,
            @JsonProperty("cart_id") @Nullable String cartId,
            @Nullable Context context) {}

    static List<String> claims(@Nullable Context context) {
        return context == null || context.eligibility() == null ? List.of() : context.eligibility();
    }
}
