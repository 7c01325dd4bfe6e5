package org.pointsmall.loyalty.earning;

import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import org.pointsmall.loyalty.definition.Audience;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.member.TierCode;

/**
 * Whom a rule is for: members who meet each of these limits. Limits that are empty or not set are met always.
 *
 * @param members by tier and segment
 * @param firstOrder only with the first order that earns
 * @param birthdayMonth only in the month of the member's birthday; who has told none has none
 */
public record RuleAudience(Audience members, boolean firstOrder, boolean birthdayMonth) {
    public static final RuleAudience EVERYONE = new RuleAudience(Audience.EVERYONE, false, false);

    public Set<TierCode> tiers() {
        return members.tiers();
    }

    public Set<SegmentCode> segments() {
        return members.segments();
    }

    /** @param today in the rule's zone */
    boolean includes(Buyer buyer, LocalDate today) {
        return members.includes(buyer)
                && (!birthdayMonth
                        || buyer.birthday()
                                .filter(day -> day.getMonth() == today.getMonth())
                                .isPresent())
                && (!firstOrder || buyer.isFirstOrder());
    }

    /** The same without its segments, which are the merchant's own business. */
    RuleAudience withoutSegments() {
        return new RuleAudience(members.withoutSegments(), firstOrder, birthdayMonth);
    }

    public static RuleAudience ofTiers(String... tiers) {
        return of(Set.of(tiers), Set.of(), false, false);
    }

    public static RuleAudience ofSegments(String... segments) {
        return of(Set.of(), Set.of(segments), false, false);
    }

    /** By their codes. */
    public static RuleAudience of(Set<String> tiers, Set<String> segments, boolean firstOrder, boolean birthdayMonth) {
        return new RuleAudience(
                new Audience(
                        tiers.stream().map(TierCode::new).collect(Collectors.toSet()),
                        segments.stream().map(SegmentCode::new).collect(Collectors.toSet())),
                firstOrder,
                birthdayMonth);
    }

    public static RuleAudience onFirstOrder() {
        return new RuleAudience(Audience.EVERYONE, true, false);
    }

    public static RuleAudience inBirthdayMonth() {
        return new RuleAudience(Audience.EVERYONE, false, true);
    }
}
