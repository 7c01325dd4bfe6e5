package org.pointsmall.loyalty.flag;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.stock.Claimant;
import org.pointsmall.loyalty.stock.Quota;
import org.pointsmall.loyalty.stock.Stock;
import org.pointsmall.loyalty.stock.StockKey;
import org.pointsmall.loyalty.stock.Want;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;

/**
 * Pieces of limited products that orders take, whatever pays for them and whoever buys. They are claimed with the hold of a
 * checkout, sold once the order stands, and given back where it fails. What was sold stays so, also when it is returned:
 * nobody buys and returns to buy again, and a merchant who puts returned pieces on sale raises the total.
 */
public final class LimitedGoods {
    /** The kind of the claimants: a checkout of an order, beside what it claims of the mall. */
    public static final String CLAIMANT = "goods";

    private static final String PRODUCT = "product";

    private final FlaggedProducts flagged;
    private final Stock stock;
    private final UnaryOperator<MemberId> owner;
    private final Supplier<Duration> lasting;
    private final Transactions transactions;
    private final BusinessTime time;

    /**
     * @param owner the member whose account stands for a member's
     * @param lasting after what time nobody is at work on a checkout any more
     */
    public LimitedGoods(
            FlaggedProducts flagged,
            Stock stock,
            UnaryOperator<MemberId> owner,
            Supplier<Duration> lasting,
            Transactions transactions,
            BusinessTime time) {
        this.flagged = flagged;
        this.stock = stock;
        this.owner = owner;
        this.lasting = lasting;
        this.transactions = transactions;
        this.time = time;
    }

    private List<Want> wants(Collection<WantedItem> wanted) {
        return wants(flagged.of(pieces(wanted).keySet()), wanted);
    }

    /**
     * What of limited products these take; empty where none of them is counted.
     *
     * @param flaggings what these products are flagged with
     */
    List<Want> wants(Map<Long, List<Flagging>> flaggings, Collection<WantedItem> wanted) {
        Map<Long, Long> pieces = pieces(wanted);
        List<Want> wants = new ArrayList<>();
        flaggings.forEach((product, ofProduct) -> counted(ofProduct)
                .ifPresent(limited -> wants.add(new Want(
                        key(product),
                        Objects.requireNonNull(pieces.get(product)),
                        limited.total(),
                        quota(limited),
                        false,
                        false))));
        return wants;
    }

    /**
     * Claims all of these for an order, or nothing and says why: {@code SOLD_OUT}, {@code MEMBER_LIMIT_REACHED}, or
     * {@code MEMBERS_ONLY}. Runs in the caller's transaction; a member's account is locked by its hold before.
     */
    public Outcome<Tried> claim(long orderId, Optional<MemberId> member, List<Want> wants) {
        Instant now = time.now();
        Instant dueAt = now.plus(lasting.get());
        boolean first = !stock.isClaiming(by(orderId));
        return stock.claim(by(orderId), owner(member), wants, now, dueAt)
                .map(Outcome::<Tried>refused)
                .orElseGet(() -> Outcome.done(new Tried(orderId, dueAt, first)));
    }

    /**
     * What one try to check an order out has claimed.
     *
     * @param first whether no other try of the same order had claimed before: what several rely on none gives back by itself
     */
    public record Tried(long orderId, Instant dueAt, boolean first) {}

    /**
     * The order stands: what it has claimed is sold. What it has not, because its time was up or the limit is new, is
     * claimed now, whether there is enough or not. Doing it twice changes nothing more.
     */
    public void sold(long orderId, Optional<MemberId> member, Collection<WantedItem> wanted) {
        List<Want> wants = wants(wanted);
        if (!wants.isEmpty()) {
            transactions.isolated(() -> {
                stock.sell(by(orderId));
                stock.claimLate(by(orderId), owner(member), wants, time.now());
                return orderId;
            });
        }
    }

    /**
     * A try to check out is off: what it claimed can be had by others, unless another try of the order relies on it. Then it
     * is looked after once its time is up.
     */
    public void released(Tried tried) {
        if (tried.first()) {
            transactions.isolated(() -> {
                stock.release(by(tried.orderId()), claim -> claim.dueAt().equals(tried.dueAt()));
                return tried;
            });
        }
    }

    /**
     * Ends what a checkout claimed that nobody is at work on any more. Runs in the caller's transaction.
     *
     * @param stands whether its order was placed
     */
    public void ended(long orderId, boolean stands) {
        if (stands) {
            stock.sell(by(orderId));
        } else {
            stock.release(by(orderId));
        }
    }

    /** How many pieces of the product anybody has or holds, and how many of these the member, in this period. */
    FlagPolicies.Supply supply(long product, List<Flagging> flaggings, Optional<MemberId> member, long wanted) {
        Flag.Limited limited = counted(flaggings).orElse(null);
        if (limited == null) {
            return FlagPolicies.Supply.PLENTY;
        }
        StockKey key = key(product);
        Quota quota = quota(limited);
        MemberId counted = owner(member);
        return new FlagPolicies.Supply(
                wanted,
                limited.total() == null ? 0 : stock.taken(List.of(key)).getOrDefault(key, 0L),
                quota == null || counted == null
                        ? 0
                        : stock.counted(counted, Map.of(key, quota.period())).getOrDefault(key, 0L));
    }

    /** How many pieces of each product are wanted, in all lines. */
    static Map<Long, Long> pieces(Collection<WantedItem> wanted) {
        Map<Long, Long> pieces = new TreeMap<>();
        wanted.forEach(item -> pieces.merge(item.productId(), (long) item.quantity(), Long::sum));
        return pieces;
    }

    /** A product is limited by itself and by no category: there is one such flag at most. */
    private static Optional<Flag.Limited> counted(List<Flagging> flaggings) {
        return flaggings.stream()
                .flatMap(flagging -> flagging.flags().stream())
                .filter(Flag.Limited.class::isInstance)
                .map(Flag.Limited.class::cast)
                .filter(Flag.Limited::isCounted)
                .findFirst();
    }

    private @Nullable Quota quota(Flag.Limited limited) {
        Flag.PerMember perMember = limited.perMember();
        return perMember == null
                ? null
                : new Quota(perMember.most(), perMember.period().of(time.today()));
    }

    private @Nullable MemberId owner(Optional<MemberId> member) {
        return member.map(owner).orElse(null);
    }

    private static StockKey key(long product) {
        return StockKey.of(PRODUCT, product);
    }

    private static Claimant by(long orderId) {
        return Claimant.of(CLAIMANT, orderId);
    }
}
