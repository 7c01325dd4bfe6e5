package org.pointsmall.loyalty.recommendation.taste;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.pointsmall.loyalty.member.MemberId;

/** All members' orders, to look at them as of several moments. It takes 8 bytes for each product of an order. */
final class OrdersByMember {
    private final List<Member> members = new ArrayList<>();

    /** One member's orders, the first one first. */
    private record Member(MemberId id, Instant[] at, long[][] products) {}

    /** @param orders all orders of one member, the first one first */
    void add(List<MemberOrder> orders) {
        members.add(new Member(
                orders.get(0).member(),
                orders.stream().map(MemberOrder::at).toArray(Instant[]::new),
                orders.stream()
                        .map(order -> order.products().stream()
                                .mapToLong(Long::longValue)
                                .sorted()
                                .toArray())
                        .toArray(long[][]::new)));
    }

    int members() {
        return members.size();
    }

    MemberId member(int number) {
        return members.get(number).id();
    }

    /** The member's orders before a moment, the first one first. */
    List<MemberOrder> before(int number, Instant moment) {
        Member member = members.get(number);
        List<MemberOrder> orders = new ArrayList<>();
        for (int i = 0; i < member.at().length && member.at()[i].isBefore(moment); i++) {
            orders.add(new MemberOrder(member.id(), member.at()[i], products(member, i)));
        }
        return orders;
    }

    /** The member's first order from one moment on and before another; none of it where there is none. */
    List<MemberOrder> next(int number, Instant from, Instant until) {
        Member member = members.get(number);
        for (int i = 0; i < member.at().length; i++) {
            if (!member.at()[i].isBefore(from)) {
                return member.at()[i].isBefore(until)
                        ? List.of(new MemberOrder(member.id(), member.at()[i], products(member, i)))
                        : List.of();
            }
        }
        return List.of();
    }

    private static Set<Long> products(Member member, int order) {
        return Arrays.stream(member.products()[order]).boxed().collect(Collectors.toSet());
    }
}
