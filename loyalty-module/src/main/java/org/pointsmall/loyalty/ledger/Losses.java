package org.pointsmall.loyalty.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.OrderRef;

/**
 * Of which orders points had been written off that now come back. The order whose points they are comes first; but where
 * others had lent theirs to it and were cancelled in turn, the loss was written off with those. So each order is made good
 * for just what was written off of it, in whatever order orders were cancelled.
 */
final class Losses {
    private final LedgerStore store;
    private final Arrears arrears;
    private final Map<Long, Points> left = new HashMap<>();

    Losses(LedgerStore store, Arrears arrears) {
        this.store = store;
        this.arrears = arrears;
    }

    /** @param order the order that is made good; null where that is not known */
    record Part(@Nullable OrderRef order, Points points) {}

    /** Divides what a debtor pays: the debtor's own part, which comes last, has also what others get back that have lent. */
    List<Part> divide(Arrears.Debtor debtor, Points points) {
        OrderRef own = debtor.order();
        Points lost = points.min(arrears.writtenOff());
        Points ownPart = own == null ? Points.ZERO : makeGood(own, lost);
        Points others = lost.minus(ownPart);
        Points rest = points.minus(ownPart);
        List<Part> parts = new ArrayList<>();
        for (OrderRef other : arrears.orders()) {
            if (own == null || other.id() != own.id()) {
                Points part = makeGood(other, others);
                others = others.minus(part);
                rest = rest.minus(part);
                if (!part.isZero()) {
                    parts.add(new Part(other, part));
                }
            }
        }
        if (!ownPart.plus(rest).isZero()) {
            parts.add(new Part(own, ownPart.plus(rest)));
        }
        return parts;
    }

    private Points makeGood(OrderRef order, Points most) {
        Points written = left.computeIfAbsent(order.id(), store::writtenOff);
        Points part = most.min(written);
        left.put(order.id(), written.minus(part));
        return part;
    }
}
