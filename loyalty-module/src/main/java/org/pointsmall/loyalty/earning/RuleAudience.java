package org.pointsmall.loyalty.earning;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Set;

/**
 * Whom a rule is for: the members who meet each of its limits. Limits that are empty are met always.
 *
 * @param tiers codes of tiers
 * @param segments codes of segments, of which the member is in one at least
 * @param firstOrder only with the first order that earns
 * @param birthdayMonth only in the month of the member's birthday; who has told none has none
 */
public record RuleAudience(Set<String> tiers, Set<String> segments, boolean firstOrder, boolean birthdayMonth) {
    public static final RuleAudience EVERYONE = new RuleAudience(Set.of(), Set.of(), false, false);

    public RuleAudience {
        tiers = Set.copyOf(tiers);
        segments = Set.copyOf(segments);
    }

    /** @param today in the rule's zone */
    boolean includes(Buyer buyer, LocalDate today) {
        return (tiers.isEmpty()
                        || buyer.tier()
                                .filter(tier -> tiers.contains(tier.code().value()))
                                .isPresent())
                && (segments.isEmpty() || !Collections.disjoint(segments, buyer.segments()))
                && (!birthdayMonth
                        || buyer.birthday()
                                .filter(day -> day.getMonth() == today.getMonth())
                                .isPresent())
                && (!firstOrder || buyer.isFirstOrder());
    }

    public static RuleAudience ofTiers(String... tiers) {
        return new RuleAudience(Set.of(tiers), Set.of(), false, false);
    }

    public static RuleAudience ofSegments(String... segments) {
        return new RuleAudience(Set.of(), Set.of(segments), false, false);
    }

    public static RuleAudience onFirstOrder() {
        return new RuleAudience(Set.of(), Set.of(), true, false);
    }

    public static RuleAudience inBirthdayMonth() {
        return new RuleAudience(Set.of(), Set.of(), false, true);
    }
}
