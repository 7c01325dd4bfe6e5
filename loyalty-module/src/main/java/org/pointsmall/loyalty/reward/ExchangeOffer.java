package org.pointsmall.loyalty.reward;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.ledger.Exchange;
import org.pointsmall.loyalty.ledger.JournalEntry;
import org.pointsmall.loyalty.ledger.LockedAccount;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.mall.Deal;
import org.pointsmall.loyalty.mall.MallOffer;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.refusal.RefusedException;
import org.pointsmall.loyalty.stock.Claimant;

/**
 * A member exchanges points for what needs no shipping and no cash, in one step: the points are used up, limited
 * quantities are claimed and the reward is there, or nothing has changed.
 */
public final class ExchangeOffer {
    private static final String ACTOR = "member";
    private static final String CLAIMANT = "reward";

    private final RewardParts parts;
    private final RewardEvents events;
    private final IssueContent contents;

    public ExchangeOffer(RewardParts parts) {
        this.parts = parts;
        events = new RewardEvents(parts.outbox());
        contents = new IssueContent(parts);
    }

    /**
     * What came of an exchange.
     *
     * @param reward the reward as it is now
     * @param replayed whether it had been bought under this key before
     */
    public record Exchanged(Reward reward, boolean replayed) {}

    /**
     * Exchanges. The same request under the same key answers with the same reward. Refused with what stands against the
     * offer, and with
     *
     * <ul>
     *   <li>{@code IDEMPOTENCY_KEY_REUSED} ({@code key}) where the key stands for something else;
     *   <li>{@code CART_CHANGED} ({@code shown}, {@code points}) where it costs something else than was shown, or
     *       ({@code offerId}) than it did a moment ago, because others have taken the first pieces meanwhile;
     *   <li>{@code CONFLICT} ({@code kind}) where it is to be had by a checkout only;
     *   <li>{@code ABOVE_CAP} ({@code required}, {@code limit}) for several pieces of what is given one by one;
     *   <li>{@code SOLD_OUT} where codes have run out, or the store does not sell now what is to be sent;
     *   <li>what the flags of the product that is to be sent say ({@code productId});
     *   <li>{@code ADDRESS_MISSING} where it is not known where to send it.
     * </ul>
     *
     * @return nothing where the member may see no such offer
     */
    public Optional<Outcome<Exchanged>> exchange(ExchangeRequest request) {
        try {
            return parts.transactions().isolated(() -> exchangeLocked(request).map(Outcome::done));
        } catch (RefusedException e) {
            return Optional.of(Outcome.refused(e.refusal()));
        }
    }

    private Optional<Exchanged> exchangeLocked(ExchangeRequest request) {
        LockedAccount account = parts.ledger().lock(request.member());
        Optional<Reward> earlier = parts.rewards().byKey(request.member(), request.key());
        if (earlier.isPresent()) {
            return Optional.of(new Exchanged(same(earlier.get(), request), true));
        }
        MemberId owner = account.account().member();
        return parts.deals()
                .deal(owner, request.offerId(), request.pieces())
                .map(outcome -> outcome.orElseThrow(RefusedException::new))
                .map(deal -> new Exchanged(buy(account, owner, request, deal), false));
    }

    private static Reward same(Reward earlier, ExchangeRequest request) {
        if (!earlier.bought().requestHash().equals(RequestHash.of(request.content()))) {
            throw new RefusedException(
                    Refusal.of(RefusalCode.IDEMPOTENCY_KEY_REUSED).with("key", request.key()));
        }
        return earlier;
    }

    private Reward buy(LockedAccount account, MemberId owner, ExchangeRequest request, Deal deal) {
        refusal(request, deal).ifPresent(reason -> {
            throw new RefusedException(reason);
        });
        Instant now = account.now();
        IssueContent.Issued issued = contents.issue(deal, request, owner, now);
        JournalEntry entry = account.exchange(paying(request, deal)).orElseThrow(RefusedException::new);
        Bought bought = new Bought(
                request.member(),
                request.key(),
                RequestHash.of(request.content()),
                deal.offer().ref(),
                deal.offer().terms().kind(),
                deal.offer().terms().name(),
                issued.subject(),
                deal.quantity(),
                deal.points(),
                entry.id(),
                issued.uses(),
                issued.activeFrom(),
                issued.until(),
                deal.offer().terms().givesBack(),
                now);
        Reward reward = parts.rewards().add(owner, bought, issued.storeCode());
        contents.attach(reward, issued);
        events.points(RewardEvents.ISSUED, reward, deal.points().value(), now);
        Reward whole = parts.rewards().find(reward.id()).orElseThrow();
        // Last: others wait for what it locks until this is committed.
        claim(reward, deal, now);
        return whole;
    }

    private static Exchange paying(ExchangeRequest request, Deal deal) {
        return new Exchange(
                request.member(),
                new PostingKey("exchange:" + request.member().value() + ":" + request.key()),
                deal.points(),
                deal.offer().terms().name().english(),
                ACTOR,
                deal.price().trace());
    }

    private void claim(Reward reward, Deal deal, Instant now) {
        parts.stock()
                .claimSold(claimant(reward.id()), reward.member(), deal.wants(), now)
                .map(refusal -> MallOffer.isOfFirst(refusal) ? Refusal.of(RefusalCode.CART_CHANGED) : refusal)
                .map(refusal -> refusal.with("offerId", deal.offer().id()))
                .ifPresent(refusal -> {
                    throw new RefusedException(refusal);
                });
    }

    static Claimant claimant(RewardId id) {
        return Claimant.of(CLAIMANT, id.value());
    }

    private static Optional<Refusal> refusal(ExchangeRequest request, Deal deal) {
        Content.Kind kind = deal.offer().terms().kind();
        if (kind.isForCarts() || deal.price().cash() != null) {
            return Optional.of(Refusal.of(RefusalCode.CONFLICT).with("kind", kind.name()));
        }
        if (request.pieces() > 1
                && List.of(Content.Kind.COUPON, Content.Kind.CODE, Content.Kind.RECURRING)
                        .contains(kind)) {
            return Optional.of(Refusal.of(RefusalCode.ABOVE_CAP)
                    .with("required", request.pieces())
                    .with("limit", 1L));
        }
        return changed(request.shown(), deal.points());
    }

    private static Optional<Refusal> changed(@Nullable Points shown, Points points) {
        return shown == null || shown.equals(points)
                ? Optional.empty()
                : Optional.of(Refusal.of(RefusalCode.CART_CHANGED)
                        .with("shown", shown.value())
                        .with("points", points.value()));
    }
}
