package org.pointsmall.loyalty.recommendation.taste;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the products nearest to one, by the cosine of their buyers, and how many buyers each two of these share. It keeps
 * room to count in, so that it is one thread's.
 */
final class Neighbourhood {
    private final CoBought orders;
    private final int[] shared;
    private final int[][] boughtNear;
    private final int[] howMany;

    Neighbourhood(CoBought orders) {
        this.orders = orders;
        shared = new int[orders.products()];
        boughtNear = new int[orders.members()][];
        howMany = new int[orders.members()];
    }

    /** A product and how many of its buyers bought the other one, too. */
    record Near(int product, int buyers, int shared) {
        double cosine(int buyersOfTheOther) {
            return shared / Math.sqrt((double) buyers * buyersOfTheOther);
        }
    }

    /** The nearest first, of those equally near the one with the lesser id; only what somebody bought with it. */
    List<Near> nearest(int target, int limit) {
        int[] touched = new int[shared.length];
        int count = 0;
        for (int member : orders.buyersOf(target)) {
            for (int product : orders.boughtBy(member)) {
                if (shared[product]++ == 0) {
                    touched[count++] = product;
                }
            }
        }
        List<Near> near = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int product = touched[i];
            if (product != target) {
                near.add(new Near(product, orders.buyersOf(product).length, shared[product]));
            }
            shared[product] = 0;
        }
        int own = orders.buyersOf(target).length;
        near.sort(Comparator.comparingDouble((Near one) -> -one.cosine(own)).thenComparingInt(Near::product));
        return near.subList(0, Math.min(limit, near.size()));
    }

    /** By each two of them, how many members bought both; on the diagonal, how many bought the one. */
    int[][] together(List<Near> near) {
        int size = near.size();
        int[][] together = new int[size][size];
        int[] touched = new int[near.stream().mapToInt(Near::buyers).sum()];
        int count = 0;
        for (int i = 0; i < size; i++) {
            for (int member : orders.buyersOf(near.get(i).product())) {
                if (howMany[member] == 0) {
                    touched[count++] = member;
                    boughtNear[member] = boughtNear[member] == null ? new int[4] : boughtNear[member];
                }
                if (howMany[member] == boughtNear[member].length) {
                    boughtNear[member] = Arrays.copyOf(boughtNear[member], 2 * howMany[member]);
                }
                boughtNear[member][howMany[member]++] = i;
            }
        }
        for (int t = 0; t < count; t++) {
            int member = touched[t];
            int[] mine = boughtNear[member];
            for (int a = 0; a < howMany[member]; a++) {
                int[] row = together[mine[a]];
                for (int b = 0; b <= a; b++) {
                    row[mine[b]]++;
                }
            }
            howMany[member] = 0;
        }
        for (int a = 0; a < size; a++) {
            for (int b = 0; b < a; b++) {
                together[b][a] = together[a][b];
            }
        }
        return together;
    }
}
