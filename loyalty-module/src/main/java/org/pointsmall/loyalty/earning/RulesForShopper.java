package org.pointsmall.loyalty.earning;

import java.time.Instant;
import java.time.MonthDay;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pointsmall.loyalty.condition.Condition;
import org.pointsmall.loyalty.condition.Field;
import org.pointsmall.loyalty.condition.KnownFact;
import org.pointsmall.loyalty.condition.Value;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.tier.Tier;
import org.pointsmall.loyalty.time.BusinessTime;

/** Which rules somebody may earn by, now or later. */
public final class RulesForShopper {
    private final EarningContexts contexts;
    private final EarningTerms terms;
    private final BusinessTime time;

    public RulesForShopper(EarningContexts contexts, EarningTerms terms, BusinessTime time) {
        this.contexts = contexts;
        this.terms = terms;
        this.time = time;
    }

    /**
     * A rule as this shopper may know it. Segments are the merchant's own business: neither its audience nor its
     * condition has any.
     *
     * @param personal whether it is there for segments that the member is in
     */
    public record Ahead(EarningRule rule, boolean personal) {}

    /**
     * The rules that have not ended, in their order, without those that are for segments the member is not in, or for
     * the first order of somebody who has ordered.
     *
     * @param member nobody for a guest, who may yet become a member
     */
    public List<Ahead> of(Optional<MemberId> member) {
        EarningRules rules = terms.rules();
        Buyer buyer = member.map(known -> buyer(known, rules)).orElse(Guest.INSTANCE);
        Instant now = time.now();
        return rules.book().rules().stream()
                .filter(rule -> !rule.terms().window().isOver(now))
                .filter(rule -> isFor(rule.terms().audience(), buyer))
                .flatMap(rule -> told(rule, buyer).stream())
                .toList();
    }

    private Buyer buyer(MemberId member, EarningRules rules) {
        Money nothing = Money.zero(rules.rate().money().currency());
        Cart nothingYet = new Cart(new OrderRef(0, null), List.of(), nothing);
        return contexts.of(member, nothingYet, rules.book()).buyer();
    }

    private static boolean isFor(RuleAudience audience, Buyer buyer) {
        return audience.members().includesSegmentsOf(buyer) && (!audience.firstOrder() || buyer.isFirstOrder());
    }

    private static Optional<Ahead> told(EarningRule rule, Buyer buyer) {
        RuleTerms terms = rule.terms();
        RuleAudience audience = terms.audience();
        Set<Field> fields = terms.condition().fields();
        Optional<Condition> condition = Optional.of(terms.condition());
        if (fields.contains(Field.MEMBER_SEGMENTS)) {
            KnownFact segments = new KnownFact(Field.MEMBER_SEGMENTS, new Value.Texts(buyer.segmentTexts()));
            condition = condition.flatMap(segments::leavesOf);
        }
        if (fields.contains(Field.MEMBER_FIRST_ORDER) && !buyer.isFirstOrder()) {
            KnownFact ordered = new KnownFact(Field.MEMBER_FIRST_ORDER, new Value.Flag(false));
            condition = condition.flatMap(ordered::leavesOf);
        }
        RuleAudience known = audience.withoutSegments();
        boolean personal = !audience.segments().isEmpty() || fields.contains(Field.MEMBER_SEGMENTS);
        return condition.map(left -> new Ahead(new EarningRule(rule.ref(), terms.with(known, left)), personal));
    }

    /** Of whom nothing is known. */
    private enum Guest implements Buyer {
        INSTANCE;

        @Override
        public Optional<Tier> tier() {
            return Optional.empty();
        }

        @Override
        public Set<SegmentCode> segments() {
            return Set.of();
        }

        @Override
        public boolean isFirstOrder() {
            return true;
        }

        @Override
        public long orders() {
            return 0;
        }

        @Override
        public Optional<Instant> enrolledAt() {
            return Optional.empty();
        }

        @Override
        public Optional<MonthDay> birthday() {
            return Optional.empty();
        }
    }
}
