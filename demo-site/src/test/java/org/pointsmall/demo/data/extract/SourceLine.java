package org.pointsmall.demo.data.extract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;

/** A line of the source file, as it is. */
record SourceLine(
        @JsonProperty("order_id") int orderId,
        @JsonProperty("customer_id") int customerId,
        @JsonProperty("item_id") String itemId,
        @JsonProperty("item_name") String itemName,
        @JsonProperty("quantity") int quantity,
        @JsonProperty("unit_price") BigDecimal unitPrice,
        @JsonProperty("ts") String ts) {}
