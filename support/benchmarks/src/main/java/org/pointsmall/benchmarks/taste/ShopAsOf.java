package org.pointsmall.benchmarks.taste;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.recommendation.taste.MemberOrder;
import org.pointsmall.loyalty.recommendation.taste.MemberOrders;
import org.pointsmall.loyalty.recommendation.taste.ProductNames;

/** The shop as it was at a moment: nobody who asks it hears of anything later, and its catalogue has what was sold by then. */
final class ShopAsOf implements MemberOrders, ProductNames {
    private final SortedMap<Long, List<MemberOrder>> orders = new TreeMap<>();
    private final SortedMap<Long, String> names = new TreeMap<>();

    ShopAsOf(RetailSales sales, Instant moment) {
        sales.orders().forEach((member, all) -> {
            List<MemberOrder> until =
                    all.stream().filter(order -> order.at().isBefore(moment)).toList();
            if (!until.isEmpty()) {
                orders.put(member, until);
            }
            until.forEach(order -> order.products()
                    .forEach(product -> names.put(product, sales.names().getOrDefault(product, ""))));
        });
    }

    @Override
    public Page next(Instant since, Instant until, MemberId after, int customers) {
        List<MemberOrder> page = new ArrayList<>();
        List<Long> members = orders.tailMap(after.value() + 1).keySet().stream()
                .limit(customers)
                .toList();
        members.forEach(member -> orders.getOrDefault(member, List.of()).stream()
                .filter(order -> !order.at().isBefore(since) && order.at().isBefore(until))
                .forEach(page::add));
        return new Page(
                page,
                members.size() < customers
                        ? Optional.empty()
                        : Optional.of(new MemberId(members.get(members.size() - 1))));
    }

    @Override
    public List<MemberOrder> of(MemberId member, Instant since) {
        List<MemberOrder> latestFirst = new ArrayList<>(orders.getOrDefault(member.value(), List.of()));
        Collections.reverse(latestFirst);
        return latestFirst;
    }

    @Override
    public SortedMap<Long, String> next(long after, int limit) {
        SortedMap<Long, String> page = new TreeMap<>();
        names.tailMap(after + 1).entrySet().stream()
                .limit(limit)
                .forEach(name -> page.put(name.getKey(), name.getValue()));
        return page;
    }

    SortedMap<Long, List<MemberOrder>> orders() {
        return orders;
    }

    SortedMap<Long, String> names() {
        return names;
    }
}
