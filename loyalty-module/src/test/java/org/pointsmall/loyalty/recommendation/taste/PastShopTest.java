package org.pointsmall.loyalty.recommendation.taste;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.member.MemberId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class PastShopTest {
    private static final long PLENTY = Long.MAX_VALUE;
    private static final Instant THEN = Instant.parse("2026-05-01T10:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void nothingBoughtLaterChangesWhatIsFound() {
        List<List<MemberOrder>> members = members(new Random(1));
        List<RankingExample> examples = examples(members);
        List<List<MemberOrder>> more = new ArrayList<>(members);
        for (int member = 0; member < more.size(); member++) {
            List<MemberOrder> orders = new ArrayList<>(more.get(member));
            orders.add(order(member + 1, 30, Set.of(1L, 2L, 3L, 4L)));
            more.set(member, orders);
        }
        more.add(List.of(order(900, 1, Set.of(5L, 6L)), order(900, 2, Set.of(7L))));

        List<RankingExample> later = examples(more);

        assertThat(examples).hasSizeGreaterThan(20);
        assertThat(text(later)).containsAll(text(examples));
    }

    @Test
    void whatIsOwnedIsNotFoundAndWhatIsBoughtNextIsWanted() {
        OrdersByMember orders = new OrdersByMember(PLENTY);
        for (long member = 1; member <= 5; member++) {
            orders.add(List.of(order(member, -20, Set.of(1L, 2L)), order(member, -10, Set.of(3L))));
        }
        orders.add(List.of(order(6, -9, Set.of(1L)), order(6, -8, Set.of(2L)), order(6, 3, Set.of(2L, 3L, 77L))));
        List<RankingExample> examples = examples(orders, 10);

        assertThat(examples).hasSize(1);
        RankingExample only = examples.get(0);
        assertThat(only.candidates()).hasSize(1);
        assertThat(only.wanted().get(0)).isTrue();
        assertThat(only.fresh()).isEqualTo(2);
        assertThat(only.daysUntil()).isCloseTo(3, within(1e-9));
        // Of product 3: five buyers, all in the last month, none in the last week, first sold ten days ago.
        assertThat(only.candidates().get(0)[1]).isCloseTo(Math.log(6), within(1e-9));
        assertThat(only.candidates().get(0)[3]).isZero();
        assertThat(only.candidates().get(0)[7]).isCloseTo(Math.log(11), within(1e-9));
        assertThat(examples(orders, 2)).isEmpty();
    }

    private static List<String> text(List<RankingExample> examples) {
        return examples.stream()
                .map(example ->
                        example.candidates().stream().map(Arrays::toString).toList() + " " + example.wanted()
                                + example.daysUntil())
                .toList();
    }

    private static List<RankingExample> examples(List<List<MemberOrder>> members) {
        OrdersByMember orders = new OrdersByMember(PLENTY);
        members.forEach(orders::add);
        return examples(orders, 20);
    }

    /** @param days for how many days from then what is bought next is looked at */
    private static List<RankingExample> examples(OrdersByMember orders, int days) {
        PastShop shop = new PastShop(
                orders, Map.of(1L, "owl lamp", 2L, "owl mug", 3L, "tea mug"), THEN, THEN.plus(DAY.multipliedBy(days)));
        int done;
        do {
            done = shop.next(3, 7);
            assertThat(done).isLessThanOrEqualTo(7);
        } while (done > 0);
        return shop.examples();
    }

    private static List<List<MemberOrder>> members(Random random) {
        List<List<MemberOrder>> members = new ArrayList<>();
        for (int member = 1; member <= 60; member++) {
            List<MemberOrder> orders = new ArrayList<>();
            int days = -60;
            for (int n = 0; n < 5; n++) {
                days += 5 + random.nextInt(14);
                Set<Long> products = new HashSet<>();
                for (int i = 0; i < 4; i++) {
                    products.add(1L + random.nextInt(25));
                }
                orders.add(order(member, days, products));
            }
            members.add(orders);
        }
        return members;
    }

    private static MemberOrder order(long member, int days, Set<Long> products) {
        return new MemberOrder(new MemberId(member), THEN.plus(DAY.multipliedBy(days)), products);
    }
}
