package org.pointsmall.loyalty.redemption;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Carts with points on them, and which orders the store has accepted. */
final class CartsInMemory implements CartsWithPoints {
    final Set<Long> withPoints = new TreeSet<>();
    final Set<Long> placed = new HashSet<>();
    long broken = -1;

    @Override
    public List<Long> after(long after, int limit) {
        return new ArrayList<>(withPoints)
                .stream()
                        .filter(cart -> cart > after && !placed.contains(cart))
                        .limit(limit)
                        .toList();
    }

    @Override
    public void takeOff(long orderId) {
        if (orderId == broken) {
            throw new IllegalStateException("the cart can't be written: " + orderId);
        }
        withPoints.remove(orderId);
    }

    @Override
    public boolean isPlaced(long orderId) {
        return placed.contains(orderId);
    }
}
