package org.pointsmall.loyalty.mall.load;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.mall.OfferFixture;
import org.pointsmall.loyalty.mall.OfferTerms;
import org.pointsmall.loyalty.mall.Supply;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.stock.QuotaPeriod;

/** The mall as one would keep it by hand: it knows no transactions, no lots, no versions and no rows. */
final class MallOnPaper {
    final Map<Long, Offered> offers = new TreeMap<>();
    final Map<MemberId, Person> people = new HashMap<>();
    final Map<Long, Long> codesLeft = new HashMap<>();

    /** Somebody, by whichever login. */
    static final class Person {
        long granted;
        long available;
        long held;
        final Map<String, Long> counted = new TreeMap<>();
    }

    /** An offer as it is now, and what is taken of it. */
    static final class Offered {
        final long id;
        final Content content;
        int version;
        boolean active = true;
        long points;
        long firstPieces;
        long firstPoints;

        @Nullable
        Long total;

        @Nullable
        Long perMember;

        boolean daily;
        boolean stockBack;
        boolean quotaBack;
        boolean givesBack;
        long cash;
        long taken;
        long firstTaken;

        Offered(long id, Content content) {
            this.id = id;
            this.content = content;
        }

        OfferTerms terms() {
            OfferFixture fixture = OfferFixture.anOffer().of(content).costing(points);
            if (firstPieces > 0) {
                fixture.forTheFirst(firstPieces, firstPoints);
            }
            if (cash > 0) {
                fixture.andCash(cash);
            }
            QuotaPeriod period = daily ? QuotaPeriod.DAY : QuotaPeriod.FOR_EVER;
            OfferTerms terms = fixture.limitedTo(new Supply(total, perMember, period, stockBack, quotaBack))
                    .terms();
            return new OfferTerms(
                    terms.name(),
                    terms.content(),
                    terms.price(),
                    terms.supply(),
                    terms.audience(),
                    terms.seen(),
                    terms.exchangeable(),
                    null,
                    givesBack,
                    Set.of(),
                    100);
        }

        boolean isFirst(long pieces) {
            return firstPieces > 0 && Math.max(0, firstPieces - firstTaken) >= pieces;
        }

        long price(long pieces) {
            return isFirst(pieces) ? firstPoints : points;
        }

        boolean isCounted() {
            return total != null || perMember != null || firstPieces > 0;
        }

        @Nullable
        Long remaining() {
            return total == null ? null : Math.max(0, total - taken);
        }

        String countedAs(Instant at) {
            return id + "|" + (daily ? LocalDate.ofInstant(at, OfferFixture.ZONE) : "");
        }

        @Override
        public String toString() {
            return "%d %s for %d (%d for %d), %s in all, %s each%s, back %s/%s"
                    .formatted(
                            id,
                            active ? content : "withdrawn",
                            points,
                            firstPieces,
                            firstPoints,
                            total,
                            perMember,
                            daily ? " a day" : "",
                            stockBack,
                            quotaBack);
        }
    }

    /** What was taken for one order or reward of one offer. */
    static final class Taken {
        final Offered offer;
        final MemberId login;
        final long pieces;
        final boolean first;
        final @Nullable String countedAs;
        final boolean stockBack;
        final boolean quotaBack;

        private Taken(Offered offer, MemberId login, long pieces, boolean first, @Nullable String countedAs) {
            this.offer = offer;
            this.login = login;
            this.pieces = pieces;
            this.first = first;
            this.countedAs = countedAs;
            stockBack = offer.stockBack;
            quotaBack = offer.quotaBack;
        }
    }

    Person of(MemberId login) {
        return people.get(login);
    }

    long used(MemberId login, Offered offer, Instant at) {
        return of(login).counted.getOrDefault(offer.countedAs(at), 0L);
    }

    /** Whatever stands against pieces of one offer, but for the points. */
    Set<RefusalCode> against(MemberId login, Offered offer, long pieces, Instant at) {
        Set<RefusalCode> reasons = EnumSet.noneOf(RefusalCode.class);
        if (!offer.active) {
            reasons.add(RefusalCode.OUTSIDE_WINDOW);
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
            Offered offer = offers.get(id);
            if (offer.isCounted()) {
                Taken taken = new Taken(
                        offer, login, many, offer.isFirst(many), offer.perMember == null ? null : offer.countedAs(at));
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
        Person one = of(from);
        Person other = of(into);
        other.granted += one.granted;
        other.available += one.available;
        one.counted.forEach((what, many) -> other.counted.merge(what, many, Long::sum));
        people.replaceAll((login, person) -> person == one ? other : person);
    }
}
