package org.pointsmall.loyalty.earning;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.condition.Comparison;
import org.pointsmall.loyalty.condition.Condition;
import org.pointsmall.loyalty.condition.Field;
import org.pointsmall.loyalty.condition.Value;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.ledger.Expiry;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.points.Points;

/**
 * What a rule says.
 *
 * @param name what its operator calls it, and shoppers read as a reason; {@value #LONGEST_NAME} characters at most
 * @param chineseName what those read who read Chinese; null where the name is for them, too
 * @param group those that it competes with
 * @param priority the lowest comes first; among equals, the rule that is older
 * @param scope what it is about
 * @param audience whom it is for
 * @param window when it applies
 * @param condition what else must be so; decided for each line by itself where it asks about lines
 * @param effect what it does
 * @param perOrder the most that it adds to an order; null where there is no such limit
 * @param limits the most that it adds in a time: one for each subject and period at most
 * @param validity how long the points that it gives last; nothing for as long as the programme's others
 */
public record RuleTerms(
        String name,
        @Nullable String chineseName,
        RuleGroup group,
        int priority,
        RuleScope scope,
        RuleAudience audience,
        Window window,
        Condition condition,
        Effect effect,
        @Nullable Points perOrder,
        List<Limit> limits,
        Optional<Expiry> validity) {
    public static final int LONGEST_NAME = 100;

    public RuleTerms {
        limits = List.copyOf(limits);
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("not a rule's name: '" + name + "'");
        }
        Set<String> counted = new HashSet<>();
        for (Limit limit : limits) {
            if (!counted.add(limit.of() + " " + limit.period())) {
                throw new IllegalArgumentException("two limits are for the same: " + limits);
            }
        }
    }

    /** Of one name for everybody, whose points last as long as the programme's others. */
    public RuleTerms(
            String name,
            RuleGroup group,
            int priority,
            RuleScope scope,
            RuleAudience audience,
            Window window,
            Condition condition,
            Effect effect,
            @Nullable Points perOrder,
            List<Limit> limits) {
        this(
                name,
                null,
                group,
                priority,
                scope,
                audience,
                window,
                condition,
                effect,
                perOrder,
                limits,
                Optional.empty());
    }

    /** The same for others, and asking something else. */
    RuleTerms with(RuleAudience whom, Condition what) {
        return new RuleTerms(
                name, chineseName, group, priority, scope, whom, window, what, effect, perOrder, limits, validity);
    }

    /** The same at other times. */
    public RuleTerms at(Window times) {
        return new RuleTerms(
                name,
                chineseName,
                group,
                priority,
                scope,
                audience,
                times,
                condition,
                effect,
                perOrder,
                limits,
                validity);
    }

    /** What a trace calls it, which does not know who will read it: {@code name}, and {@code chinese} where there is one. */
    Map<String, String> nameOperands() {
        return chineseName == null ? Map.of("name", name) : Map.of("name", name, "chinese", chineseName);
    }

    /** Whether its audience or its condition names a tier. */
    public boolean names(TierCode tier) {
        return audience.tiers().contains(tier) || names(condition, Field.MEMBER_TIER, tier.value());
    }

    /** Whether its audience or its condition names a segment. */
    public boolean names(SegmentCode segment) {
        return audience.members().segments().contains(segment)
                || names(condition, Field.MEMBER_SEGMENTS, segment.value());
    }

    private static boolean names(Condition condition, Field field, String code) {
        boolean here = condition instanceof Comparison comparison
                && comparison.field().equals(field)
                && comparison.values().stream()
                        .anyMatch(value ->
                                value instanceof Value.Text text && text.value().equalsIgnoreCase(code));
        return here || condition.parts().stream().anyMatch(part -> names(part, field, code));
    }

    /** Whether both may apply to the same line at the same moment, and neither is first. */
    boolean rivals(RuleTerms other) {
        return other.group.equals(group)
                && other.priority == priority
                && scope.overlaps(other.scope)
                && audience.members().overlaps(other.audience.members())
                && window.overlaps(other.window);
    }

    /** Whether it asks for categories of products, or for their first days on sale. */
    boolean asksForCatalogue() {
        return !scope.categories().isEmpty()
                || scope.newForDays() != null
                || condition.fields().contains(Field.LINE_CATEGORIES);
    }
}
