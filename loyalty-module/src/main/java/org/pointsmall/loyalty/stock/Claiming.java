package org.pointsmall.loyalty.stock;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.member.MemberId;

/**
 * What is to be claimed together.
 *
 * @param by what for
 * @param member the owner of the account that is locked; null for a guest
 * @param wants in the order of their keys, in which they are locked
 * @param dueAt from when on the claims are looked after where nobody has ended them
 * @param sold whether what they are claimed for stands with this transaction
 */
public record Claiming(
        Claimant by, @Nullable MemberId member, List<Want> wants, Instant at, Instant dueAt, boolean sold) {
    public Claiming {
        wants = wants.stream().sorted(Comparator.comparing(Want::key)).toList();
    }

    /** Whether members have a quota of something, and this is a guest. */
    boolean lacksAMember() {
        return member == null && wants.stream().anyMatch(want -> want.quota() != null);
    }

    /** Whose quota a piece counts for; null where there is none. */
    public @Nullable MemberId countsFor(Want want) {
        return want.quota() == null ? null : member;
    }
}
