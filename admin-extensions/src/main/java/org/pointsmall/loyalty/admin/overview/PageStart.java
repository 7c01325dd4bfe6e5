package org.pointsmall.loyalty.admin.overview;

import java.time.Instant;
import java.util.OptionalLong;
import org.pointsmall.loyalty.admin.page.Numbers;
import org.pointsmall.loyalty.insight.dashboard.OrdersBehind;

/** Where a page of rows begins, as an address says it: a time in milliseconds and an id, as {@code 1700000000000-17}. */
final class PageStart {
    private PageStart() {}

    /** Right after what was typed; at the first moment where that is nothing that a page ends with. */
    static OrdersBehind.Start of(String after, Instant first) {
        if (after.matches("[0-9]{1,15}-[0-9]{1,18}")) {
            String[] parts = after.split("-");
            Instant last = Instant.ofEpochMilli(Long.parseLong(parts[0]));
            OptionalLong id = Numbers.id(parts[1]);
            if (!last.isBefore(first) && id.isPresent()) {
                return new OrdersBehind.Start(last, id.getAsLong());
            }
        }
        return new OrdersBehind.Start(first, 0);
    }

    static String after(Instant at, long id) {
        return at.toEpochMilli() + "-" + id;
    }
}
