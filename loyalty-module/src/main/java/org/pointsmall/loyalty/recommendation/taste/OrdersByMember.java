package org.pointsmall.loyalty.recommendation.taste;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.pointsmall.loyalty.member.MemberId;

/**
 * Members' orders, to look at them as of several moments. It takes 8 bytes for each product of an order, 12 for each order
 * and 100 for each member, and never more than it was given: where that would be too little for all members, half of them
 * are left out, by a hash of their ids, and half of the others where it still is. Which ones stay does not depend on the
 * order in which they were added.
 */
final class OrdersByMember {
    private static final int BYTES_OF_A_MEMBER = 100;
    private static final int BYTES_OF_AN_ORDER = 12;
    /** Spreads ids, so that those who are left out are no cohort. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final long mostBytes;
    private final List<Member> members = new ArrayList<>();
    private long bytes;
    private int halvings;

    OrdersByMember(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /**
     * One member's orders, the first one first.
     *
     * @param at when, in nanoseconds since 1970
     * @param ends where in the products each order's end
     * @param products of all orders, those of one ascending
     */
    private record Member(long id, long[] at, int[] ends, long[] products) {
        private long bytes() {
            return BYTES_OF_A_MEMBER + (long) BYTES_OF_AN_ORDER * at.length + (long) Long.BYTES * products.length;
        }

        private MemberOrder order(int number) {
            Set<Long> own = new TreeSet<>();
            for (int i = number == 0 ? 0 : ends[number - 1]; i < ends[number]; i++) {
                own.add(products[i]);
            }
            return new MemberOrder(new MemberId(id), Instant.ofEpochSecond(0, at[number]), own);
        }
    }

    /** A number that has nothing to do with when a member came. */
    static long spread(long member) {
        return member * SPREAD;
    }

    /** @param orders all orders of one member, the first one first */
    void add(List<MemberOrder> orders) {
        long id = orders.get(0).member().value();
        if (!stays(id)) {
            return;
        }
        Member member = packed(id, orders);
        members.add(member);
        bytes += member.bytes();
        while (bytes > mostBytes && members.size() > 1) {
            halvings++;
            members.removeIf(one -> !stays(one.id()));
            bytes = members.stream().mapToLong(Member::bytes).sum();
        }
    }

    private boolean stays(long id) {
        return halvings == 0 || spread(id) >>> (Long.SIZE - halvings) == 0;
    }

    private static Member packed(long id, List<MemberOrder> orders) {
        long[] at = new long[orders.size()];
        int[] ends = new int[orders.size()];
        for (int i = 0; i < at.length; i++) {
            at[i] = ChronoUnit.NANOS.between(Instant.EPOCH, orders.get(i).at());
            ends[i] = (i == 0 ? 0 : ends[i - 1]) + orders.get(i).products().size();
        }
        long[] products = orders.stream()
                .flatMapToLong(order ->
                        order.products().stream().mapToLong(Long::longValue).sorted())
                .toArray();
        return new Member(id, at, ends, products);
    }

    int members() {
        return members.size();
    }

    long member(int number) {
        return members.get(number).id();
    }

    /** The member's orders before a moment, the first one first. */
    List<MemberOrder> before(int number, Instant moment) {
        Member member = members.get(number);
        long until = ChronoUnit.NANOS.between(Instant.EPOCH, moment);
        List<MemberOrder> orders = new ArrayList<>();
        for (int i = 0; i < member.at().length && member.at()[i] < until; i++) {
            orders.add(member.order(i));
        }
        return orders;
    }

    /** The member's first order from one moment on and before another; none of it where there is none. */
    List<MemberOrder> next(int number, Instant from, Instant until) {
        Member member = members.get(number);
        for (int i = 0; i < member.at().length; i++) {
            MemberOrder order = member.order(i);
            if (!order.at().isBefore(from)) {
                return order.at().isBefore(until) ? List.of(order) : List.of();
            }
        }
        return List.of();
    }
}
