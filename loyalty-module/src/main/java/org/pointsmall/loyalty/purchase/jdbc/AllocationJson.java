package org.pointsmall.loyalty.purchase.jdbc;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.Allocation.Part;

/**
 * An allocation as JSON, in one column of the row that it belongs to: it is written once, with the row, and read as a
 * whole or not at all. Rows of its own would cost every checkout another trip to the database.
 */
public final class AllocationJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private AllocationJson() {}

    /** @param money in minor units of the currency */
    @JsonInclude(Include.NON_NULL)
    private record Share(@Nullable Long item, long points, long money) {
        static Share of(Part part) {
            return new Share(part.itemId(), part.points().value(), part.money().minorUnits());
        }

        Part in(Currency currency) {
            return new Part(item, Points.of(points), new Money(money, currency));
        }
    }

    private record Shares(String currency, List<Share> parts) {}

    public static @Nullable String write(Allocation allocation) {
        if (allocation.isEmpty()) {
            return null;
        }
        String currency = allocation.parts().get(0).money().currency().getCurrencyCode();
        List<Share> parts = allocation.parts().stream().map(Share::of).toList();
        try {
            return JSON.writeValueAsString(new Shares(currency, parts));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("an allocation that is no JSON: " + allocation, e);
        }
    }

    public static Allocation read(@Nullable String json) {
        if (json == null) {
            return Allocation.NONE;
        }
        try {
            Shares shares = JSON.readValue(json, Shares.class);
            Currency currency = Currency.getInstance(shares.currency());
            return new Allocation(
                    shares.parts().stream().map(share -> share.in(currency)).toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the ledger has an allocation that can't be read: " + json, e);
        }
    }
}
