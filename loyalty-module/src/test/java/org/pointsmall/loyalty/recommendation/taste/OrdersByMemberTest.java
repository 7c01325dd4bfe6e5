package org.pointsmall.loyalty.recommendation.taste;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.member.MemberId;

import static org.assertj.core.api.Assertions.assertThat;

/** Orders are given back as they were added, and take no more memory than was given. */
class OrdersByMemberTest {
    private static final Instant THEN = Instant.parse("2026-03-01T10:00:00.123456Z");
    /** Of a member with an order of one product. */
    private static final long BYTES = 120;

    @Test
    void ordersAreGivenBackAsTheyWereUpToTheMoment() {
        List<MemberOrder> all = List.of(
                new MemberOrder(new MemberId(7), THEN, Set.of(5L, 1L)),
                new MemberOrder(new MemberId(7), THEN.plusNanos(1_000), Set.of(3L)),
                new MemberOrder(new MemberId(7), THEN.plusSeconds(9), Set.of(2L, 5L, 9L)));
        OrdersByMember orders = new OrdersByMember(Long.MAX_VALUE);
        orders.add(all);

        assertThat(orders.before(0, THEN)).isEmpty();
        assertThat(orders.before(0, THEN.plusNanos(1_000))).isEqualTo(all.subList(0, 1));
        assertThat(orders.before(0, THEN.plusSeconds(10))).isEqualTo(all);
        assertThat(orders.next(0, THEN.plusNanos(1), THEN.plusSeconds(1))).isEqualTo(all.subList(1, 2));
        assertThat(orders.next(0, THEN.plusSeconds(1), THEN.plusSeconds(9))).isEmpty();
        assertThat(orders.next(0, THEN.plusSeconds(10), THEN.plusSeconds(99))).isEmpty();
    }

    @Test
    void whereAllAreTooManyAPartStaysInWhateverOrderTheyCome() {
        List<Long> members =
                new ArrayList<>(LongStream.rangeClosed(1, 1_000).boxed().toList());

        assertThat(staying(members, 1_000 * BYTES)).hasSize(1_000);
        Set<Long> half = staying(members, 999 * BYTES);
        assertThat(half).hasSizeBetween(400, 600);
        Set<Long> quarter = staying(members, 300 * BYTES);
        assertThat(quarter).hasSizeBetween(150, 300);
        assertThat(half).containsAll(quarter);
        Collections.shuffle(members, new Random(1));
        assertThat(staying(members, 300 * BYTES)).isEqualTo(quarter);
    }

    private static Set<Long> staying(List<Long> members, long bytes) {
        OrdersByMember orders = new OrdersByMember(bytes);
        members.forEach(member -> orders.add(List.of(new MemberOrder(new MemberId(member), THEN, Set.of(1L)))));
        Set<Long> staying = new TreeSet<>();
        for (int i = 0; i < orders.members(); i++) {
            staying.add(orders.member(i));
        }
        return staying;
    }
}
