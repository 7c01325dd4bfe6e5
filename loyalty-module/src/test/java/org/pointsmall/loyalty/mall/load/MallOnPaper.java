package org.pointsmall.loyalty.mall.load;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.tier.Benefits;

/** The mall as one would keep it by hand: it knows no transactions, no lots, no versions and no rows. */
final class MallOnPaper {
    static final int SILVER = 10;
    static final int GOLD = 20;

    final Map<Long, OfferOnPaper> offers = new TreeMap<>();
    final Map<MemberId, PersonOnPaper> people = new HashMap<>();
    final Map<Long, Long> codesLeft = new HashMap<>();
    final List<CampaignOnPaper> campaigns = new ArrayList<>();
    private final long silver;
    private final long gold;

    /** From how much on people are silver and gold. */
    MallOnPaper(long silver, long gold) {
        this.silver = silver;
        this.gold = gold;
    }

    /** @param goods whether it is about the mall's goods alone */
    record CampaignOnPaper(long id, int percent, boolean goods, boolean goldOnly, Instant from, Instant until) {
        boolean isOn(Instant at) {
            return !at.isBefore(from) && at.isBefore(until);
        }
    }

    /** What was taken for one order or reward of one offer. */
    static final class Taken {
        final OfferOnPaper offer;
        final MemberId login;
        final long pieces;
        final boolean first;
        final @Nullable String countedAs;
        final boolean stockBack;
        final boolean quotaBack;

        private Taken(OfferOnPaper offer, MemberId login, long pieces, boolean first, @Nullable String countedAs) {
            this.offer = offer;
            this.login = login;
            this.pieces = pieces;
            this.first = first;
            this.countedAs = countedAs;
            stockBack = offer.stockBack;
            quotaBack = offer.quotaBack;
        }
    }

    PersonOnPaper of(MemberId login) {
        return people.get(login);
    }

    int rank(MemberId login) {
        long gathered = of(login).gathered;
        return gathered >= gold ? GOLD : gathered >= silver ? SILVER : 0;
    }

    Benefits benefits(MemberId login) {
        int rank = rank(login);
        return rank == GOLD ? MallProgramme.GOLD : rank == SILVER ? MallProgramme.SILVER : Benefits.NONE;
    }

    long used(MemberId login, OfferOnPaper offer, Instant at) {
        return of(login).counted.getOrDefault(offer.countedAs(at), 0L);
    }

    /** What one of so many pieces costs somebody: the tier's share and the best campaign's of it, rounded up once. */
    long price(MemberId login, OfferOnPaper offer, long pieces, Instant at) {
        int best = campaigns.stream()
                .filter(campaign -> campaign.isOn(at)
                        && (!campaign.goods() || offer.is(Content.Kind.GOODS))
                        && (!campaign.goldOnly() || rank(login) == GOLD))
                .mapToInt(CampaignOnPaper::percent)
                .min()
                .orElse(100);
        long all = offer.price(pieces, at) * benefits(login).mallPercent() * best;
        return (all + 9_999) / 10_000;
    }

    boolean isFor(MemberId login, OfferOnPaper offer) {
        return rank(login) >= offer.leastRank;
    }

    /** Whether somebody finds it in the mall. Nobody finds a gift: it comes by itself. */
    boolean sees(MemberId login, OfferOnPaper offer, Instant at) {
        return offer.isSeen(at) && (!offer.hidden || isFor(login, offer));
    }

    /** Whatever stands against pieces of one offer, but for the points, and other goods beside it. */
    Set<RefusalCode> against(MemberId login, OfferOnPaper offer, long pieces, Instant at) {
        Set<RefusalCode> reasons = EnumSet.noneOf(RefusalCode.class);
        if (!offer.isExchangeable(at)) {
            reasons.add(RefusalCode.OUTSIDE_WINDOW);
        }
        if (!isFor(login, offer)) {
            reasons.add(RefusalCode.NOT_ELIGIBLE_TIER);
        }
        Long remaining = offer.remaining();
        if (remaining != null && remaining < pieces) {
            reasons.add(RefusalCode.SOLD_OUT);
        }
        if (offer.perMember != null && offer.perMember - used(login, offer, at) < pieces) {
            reasons.add(RefusalCode.MEMBER_LIMIT_REACHED);
        }
        return reasons;
    }

    /** Takes pieces at what they cost now, whether there are so many or not. */
    List<Taken> take(MemberId login, Map<Long, Long> pieces, Instant at) {
        List<Taken> all = new ArrayList<>();
        pieces.forEach((id, many) -> {
            OfferOnPaper offer = offers.get(id);
            if (offer.isCounted()) {
                Taken taken = new Taken(
                        offer,
                        login,
                        many,
                        offer.isFirst(many, at),
                        offer.perMember == null ? null : offer.countedAs(at));
                put(taken, many, many);
                all.add(taken);
            }
        });
        return all;
    }

    /** As if they had never been taken. */
    void undo(Taken taken) {
        put(taken, -taken.pieces, -taken.pieces);
    }

    /** Pieces of what was sold are back, as far as the offer said so when they were taken. */
    void comeBack(Taken taken, long pieces) {
        put(taken, taken.stockBack ? -pieces : 0, taken.quotaBack ? -pieces : 0);
    }

    private void put(Taken taken, long pieces, long quota) {
        taken.offer.taken += pieces;
        taken.offer.firstTaken += taken.first ? pieces : 0;
        if (taken.countedAs != null) {
            of(taken.login).counted.merge(taken.countedAs, quota, Long::sum);
        }
    }

    void merge(MemberId from, MemberId into) {
        PersonOnPaper one = of(from);
        PersonOnPaper other = of(into);
        other.takesIn(one);
        people.replaceAll((login, person) -> person == one ? other : person);
    }
}
