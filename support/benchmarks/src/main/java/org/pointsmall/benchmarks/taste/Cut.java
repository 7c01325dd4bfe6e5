package org.pointsmall.benchmarks.taste;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pointsmall.loyalty.recommendation.taste.MemberOrder;

/**
 * The task "new items of the next basket" at a moment: who ordered in the 60 days from then, and what of their first order
 * they had never bought. Ties go to what more members bought in the 90 days before, then to the lesser id.
 */
final class Cut {
    static final int PLACES = 20;
    private static final Duration WINDOW = Duration.ofDays(60);
    private static final Duration TIES_BY = Duration.ofDays(90);

    private final LocalDate date;
    private final Instant moment;
    private final ShopAsOf shop;
    private final Map<Long, Set<Long>> truth = new TreeMap<>();
    /** The catalogue in the order in which those that score alike are shown. */
    private final List<Long> byTies;

    private final Map<Long, Set<Long>> owned = new HashMap<>();

    Cut(RetailSales sales, LocalDate date) {
        this.date = date;
        moment = date.atStartOfDay(ZoneOffset.UTC).toInstant();
        shop = new ShopAsOf(sales, moment);
        sales.orders().forEach((member, all) -> {
            Optional<MemberOrder> next = all.stream()
                    .filter(order -> !order.at().isBefore(moment) && order.at().isBefore(moment.plus(WINDOW)))
                    .findFirst();
            next.ifPresent(order -> {
                Set<Long> fresh = new HashSet<>(order.products());
                fresh.removeAll(owned(member));
                if (!fresh.isEmpty()) {
                    truth.put(member, fresh);
                }
            });
        });
        Map<Long, Integer> buyers = buyers(TIES_BY);
        byTies = new ArrayList<>(shop.names().keySet());
        byTies.sort(Comparator.<Long>comparingInt(product -> -buyers.getOrDefault(product, 0))
                .thenComparing(Comparator.naturalOrder()));
    }

    LocalDate date() {
        return date;
    }

    Instant moment() {
        return moment;
    }

    ShopAsOf shop() {
        return shop;
    }

    /** Those who are asked for, of as many orders before. */
    List<Long> members(int least, int most) {
        return truth.keySet().stream()
                .filter(member -> {
                    int before = shop.orders().getOrDefault(member, List.of()).size();
                    return least <= before && before <= most;
                })
                .toList();
    }

    Set<Long> owned(long member) {
        return owned.computeIfAbsent(member, any -> {
            Set<Long> products = new HashSet<>();
            shop.orders().getOrDefault(member, List.of()).forEach(order -> products.addAll(order.products()));
            return products;
        });
    }

    /** How many members bought each product in the time before. */
    Map<Long, Integer> buyers(Duration before) {
        Map<Long, Integer> count = new HashMap<>();
        shop.orders().forEach((member, all) -> {
            Set<Long> bought = new HashSet<>();
            all.stream()
                    .filter(order -> !order.at().isBefore(moment.minus(before)))
                    .forEach(order -> bought.addAll(order.products()));
            bought.forEach(product -> count.merge(product, 1, Integer::sum));
        });
        return count;
    }

    /** The best that the member does not own. */
    List<Long> best(long member, Map<Long, Double> scores) {
        Set<Long> owned = owned(member);
        // The worst of the best on top. Of two that score alike the one that comes first in the catalogue is better.
        Queue<Scored> best = new PriorityQueue<>(Comparator.comparingDouble(Scored::score)
                .thenComparing(Comparator.comparingInt(Scored::place).reversed()));
        for (int place = 0; place < byTies.size(); place++) {
            Long product = byTies.get(place);
            double score = scores.getOrDefault(product, 0.0);
            boolean isFull = best.size() == PLACES;
            if ((!isFull || score > Objects.requireNonNull(best.peek()).score()) && !owned.contains(product)) {
                best.add(new Scored(product, score, place));
                if (isFull) {
                    best.remove();
                }
            }
        }
        List<Long> shown = new ArrayList<>();
        while (!best.isEmpty()) {
            shown.add(0, best.remove().product());
        }
        return shown;
    }

    private record Scored(long product, double score, int place) {}

    /** Each hit counts 1 / log2(rank + 1), over what the best order would have had. */
    double ndcg(long member, List<Long> shown) {
        Set<Long> wanted = truth.getOrDefault(member, Set.of());
        double gain = 0;
        for (int i = 0; i < shown.size(); i++) {
            gain += wanted.contains(shown.get(i)) ? discount(i) : 0;
        }
        double ideal = 0;
        for (int i = 0; i < Math.min(PLACES, wanted.size()); i++) {
            ideal += discount(i);
        }
        return gain / ideal;
    }

    private static double discount(int place) {
        return Math.log(2) / Math.log(place + 2.0);
    }

    /** What each of these members is shown by a ranker. */
    SortedMap<Long, List<Long>> shown(List<Long> members, Ranker ranker) {
        SortedMap<Long, List<Long>> shown = new TreeMap<>();
        members.forEach(member -> shown.put(member, ranker.best(member)));
        return shown;
    }

    double[] ndcg(SortedMap<Long, List<Long>> shown) {
        return shown.entrySet().stream()
                .mapToDouble(one -> ndcg(one.getKey(), one.getValue()))
                .toArray();
    }

    static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    /** Says what a member is shown, the best first. */
    @FunctionalInterface
    interface Ranker {
        List<Long> best(long member);
    }
}
