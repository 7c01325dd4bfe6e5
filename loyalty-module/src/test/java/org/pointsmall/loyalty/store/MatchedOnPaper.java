package org.pointsmall.loyalty.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.condition.FactSheet;
import org.pointsmall.loyalty.condition.Facts;
import org.pointsmall.loyalty.condition.Field;
import org.pointsmall.loyalty.definition.Scope;
import org.pointsmall.loyalty.segment.own.Matching;

/**
 * A member, and whether the member matches, as one would work it out by hand.
 *
 * @param logins the store's customers who are this one member, the first of them with the account that stands
 */
record MatchedOnPaper(
        List<Long> logins,
        Instant opened,
        String status,
        long balance,
        @Nullable String tier,
        @Nullable String segment,
        @Nullable LocalDate seen,
        @Nullable String birthday,
        @Nullable String city,
        List<Order> orders) {
    /** Products, and the categories that each is in, however far up: 30 is below 20, and that below 10; 40 stands alone. */
    static final Map<Long, Set<Long>> CATALOGUE =
            Map.of(1L, Set.of(10L), 2L, Set.of(20L, 10L), 3L, Set.of(30L, 20L, 10L), 4L, Set.of(40L), 5L, Set.of());

    private static final Set<String> GONE = Set.of("CANCELLED", "RETURNED");

    long id() {
        return logins.get(0);
    }

    record Order(
            @Nullable Instant at, String status, @Nullable String currency, long total, long back, List<Item> items) {
        boolean counts(Matching asked) {
            return at != null && !GONE.contains(status) && !at.isBefore(asked.since()) && at.isBefore(asked.asOf());
        }
    }

    record Item(long product, int quantity, int back) {}

    boolean matches(Matching asked) {
        return !status.equals("CLOSED") && bought(asked) && asked.condition().holds(facts(asked));
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, MembersOnPaper.ZONE);
    }

    private boolean bought(Matching asked) {
        Scope goods = asked.goods();
        return goods.isAll()
                || orders().stream()
                        .filter(order -> order.counts(asked))
                        .map(Order::items)
                        .flatMap(Collection::stream)
                        .anyMatch(item -> item.quantity() > item.back() && isAbout(goods, item.product()));
    }

    private static boolean isAbout(Scope goods, long product) {
        return goods.productNumbers().contains(product)
                || !Collections.disjoint(goods.categoryNumbers(), CATALOGUE.get(product));
    }

    private Facts facts(Matching asked) {
        LocalDate today = day(asked.asOf());
        List<Order> placed =
                orders().stream().filter(order -> order.counts(asked)).toList();
        FactSheet facts = new FactSheet()
                .number(Field.MEMBER_BALANCE, balance())
                .text(Field.MEMBER_TIER, tier())
                .texts(Field.MEMBER_SEGMENTS, segment() == null ? Set.of() : Set.of(segment()))
                .number(Field.MEMBER_DAYS, days(day(opened()), today))
                .number(Field.BOUGHT_ORDERS, placed.size())
                .number(
                        Field.BOUGHT_MONEY,
                        placed.stream()
                                .filter(order -> !"USD".equals(order.currency()))
                                .mapToLong(order -> order.total() - order.back())
                                .sum());
        Set<String> products = new HashSet<>();
        Set<String> categories = new HashSet<>();
        placed.stream()
                .flatMap(order -> order.items().stream())
                .filter(item -> item.quantity() > item.back())
                .forEach(item -> {
                    products.add(Long.toString(item.product()));
                    CATALOGUE.get(item.product()).forEach(category -> categories.add(Long.toString(category)));
                });
        facts.texts(Field.BOUGHT_PRODUCTS, products)
                .texts(Field.BOUGHT_CATEGORIES, categories)
                .text(MembersOnPaper.CITY, city() == null ? null : city().strip());
        placed.stream()
                .map(order -> day(order.at()))
                .max(Comparator.naturalOrder())
                .ifPresent(last -> facts.number(Field.BOUGHT_DAYS_AGO, days(last, today)));
        if (seen() != null) {
            facts.number(Field.MEMBER_UNSEEN_DAYS, days(seen(), today));
        }
        if (birthday() != null && !birthday().startsWith("in")) {
            String day = birthday();
            facts.number(Field.MEMBER_BIRTH_MONTH, Long.parseLong(day.substring(day.length() - 5, day.length() - 3)));
        }
        return facts;
    }

    private static long days(LocalDate from, LocalDate to) {
        return ChronoUnit.DAYS.between(from, to);
    }
}
