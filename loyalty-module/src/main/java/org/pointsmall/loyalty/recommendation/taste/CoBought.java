package org.pointsmall.loyalty.recommendation.taste;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Which products were bought by the same members. Products are numbered by id; in which order members were added makes no
 * difference to anything. It takes 8 bytes for each product that a member has bought.
 */
final class CoBought {
    private final long[] products;
    /** By member: the numbers of what the member bought, ascending. */
    private final int[][] bought;
    /** By product: the numbers of the members who bought it, ascending. */
    private final int[][] buyers;

    private CoBought(long[] products, int[][] bought) {
        this.products = products;
        this.bought = bought;
        int[] count = new int[products.length];
        for (int[] mine : bought) {
            for (int product : mine) {
                count[product]++;
            }
        }
        buyers = new int[products.length][];
        Arrays.setAll(buyers, product -> new int[count[product]]);
        for (int member = bought.length - 1; member >= 0; member--) {
            for (int product : bought[member]) {
                buyers[product][--count[product]] = member;
            }
        }
    }

    /** Gathers what each member bought. */
    static final class Builder {
        private final Map<Long, Integer> numbers = new HashMap<>();
        private final List<Long> ids = new ArrayList<>();
        private final List<int[]> members = new ArrayList<>();

        /** All that one member bought, each product once; who bought only one thing ties nothing together. */
        void add(Collection<Long> products) {
            members.add(products.stream()
                    .mapToInt(product -> numbers.computeIfAbsent(product, id -> {
                        ids.add(id);
                        return ids.size() - 1;
                    }))
                    .toArray());
        }

        CoBought build() {
            long[] sorted =
                    new TreeSet<>(ids).stream().mapToLong(Long::longValue).toArray();
            int[] places =
                    ids.stream().mapToInt(id -> Arrays.binarySearch(sorted, id)).toArray();
            int[][] bought = members.stream()
                    .map(mine -> Arrays.stream(mine)
                            .map(number -> places[number])
                            .sorted()
                            .toArray())
                    .toArray(int[][]::new);
            return new CoBought(sorted, bought);
        }
    }

    int products() {
        return products.length;
    }

    long product(int number) {
        return products[number];
    }

    /** The number of the first product whose id is above this one. */
    int after(long product) {
        int at = Arrays.binarySearch(products, product);
        return at < 0 ? -at - 1 : at + 1;
    }

    int members() {
        return bought.length;
    }

    int[] boughtBy(int member) {
        return bought[member];
    }

    int[] buyersOf(int product) {
        return buyers[product];
    }
}
