package org.pointsmall.loyalty.reward;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.mall.Deal;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.refusal.RefusedException;

/** Makes what a reward gives, by its kind. */
final class IssueContent {
    private final RewardParts parts;

    IssueContent(RewardParts parts) {
        this.parts = parts;
    }

    /** What is there before the reward is: how often it can be used, and when. */
    record Issued(
            String subject,
            long uses,
            Instant activeFrom,
            @Nullable Instant until,
            @Nullable String storeCode,
            @Nullable Plan plan) {
        Issued(String subject, long uses, Instant activeFrom, @Nullable Instant until, @Nullable String storeCode) {
            this(subject, uses, activeFrom, until, storeCode, null);
        }
    }

    /** What is to be sent, and where to. */
    record Plan(Content.Recurring content, long address) {}

    /** @param owner whose account pays, and whose the reward will be */
    Issued issue(Deal deal, ExchangeRequest request, MemberId owner, Instant now) {
        Content content = deal.offer().terms().content();
        if (content instanceof Content.Coupon coupon) {
            return coupon(coupon, deal, now);
        }
        if (content instanceof Content.Code code) {
            return new Issued(Long.toString(code.pool()), 1, now, after(now, code.validDays()), null);
        }
        if (content instanceof Content.Entitlement entitlement) {
            long uses = Math.multiplyExact(entitlement.uses(), deal.quantity());
            return new Issued(entitlement.benefit(), uses, now, after(now, entitlement.validDays()), null);
        }
        if (content instanceof Content.Recurring recurring) {
            return recurring(recurring, deal, request, owner, now);
        }
        if (content instanceof Content.Donation donation) {
            return new Issued(donation.cause(), 1, now, null, null);
        }
        throw new IllegalArgumentException("no reward: " + content.kind());
    }

    private Issued coupon(Content.Coupon coupon, Deal deal, Instant now) {
        Instant from = now.plus(Duration.ofDays(coupon.activeAfterDays()));
        StoreCoupons.Coupon issued = parts.coupons()
                .issue(coupon.storeOffer(), from, after(from, coupon.validDays()))
                .orElseThrow(() -> new RefusedException(soldOut(deal)));
        return new Issued(Long.toString(coupon.storeOffer()), 1, from, issued.until(), issued.code());
    }

    /**
     * It lasts until the last one is sent. The flags are asked before anything is paid: what each checkout would refuse is
     * not sold for a year.
     */
    private Issued recurring(
            Content.Recurring recurring, Deal deal, ExchangeRequest request, MemberId owner, Instant now) {
        if (!parts.deliveries().isForSale(recurring.product())) {
            throw new RefusedException(soldOut(deal));
        }
        parts.deliveries()
                .refusal(owner, deal.offer().id(), recurring.product())
                .ifPresent(refusal -> {
                    throw new RefusedException(refusal);
                });
        long address = parts.deliveries()
                .address(request.member(), request.address())
                .orElseThrow(() -> new RefusedException(Refusal.of(RefusalCode.ADDRESS_MISSING)
                        .with("offerId", deal.offer().id())));
        String product = Long.toString(recurring.product());
        return new Issued(product, recurring.deliveries(), now, null, null, new Plan(recurring, address));
    }

    /** What can be given only to a reward that is there. A donation is used at once. */
    void attach(Reward reward, Issued issued) {
        Bought bought = reward.bought();
        Plan plan = issued.plan();
        if (plan != null) {
            parts.deliveries().begin(reward, plan.content(), plan.address());
        }
        if (bought.kind() == Content.Kind.DONATION) {
            parts.rewards().use(reward.id(), "donated", null, "member", bought.at());
        }
        if (bought.kind() == Content.Kind.CODE && !parts.codes().give(Long.parseLong(bought.subject()), reward.id())) {
            throw new RefusedException(Refusal.of(RefusalCode.SOLD_OUT)
                    .with("offerId", bought.offer().id()));
        }
    }

    private static Refusal soldOut(Deal deal) {
        return Refusal.of(RefusalCode.SOLD_OUT).with("offerId", deal.offer().id());
    }

    /** Days of 24 hours. */
    private static @Nullable Instant after(Instant from, @Nullable Integer days) {
        return days == null ? null : from.plus(Duration.ofDays(days));
    }
}
