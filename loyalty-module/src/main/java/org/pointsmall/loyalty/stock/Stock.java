package org.pointsmall.loyalty.stock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims limited quantities and gives them back. Every method runs in the caller's transaction; a member's account is
 * locked before.
 */
public final class Stock {
    private static final Logger LOG = LoggerFactory.getLogger(Stock.class);

    private final StockStore store;

    public Stock(StockStore store) {
        this.store = store;
    }

    /**
     * Claims all of these, or nothing. What is claimed for the same thing already, and is not sold, is given back before:
     * the thing has changed meanwhile. What is sold stays as it is, and nothing more is claimed. Refused with
     *
     * <ul>
     *   <li>{@code MEMBERS_ONLY} ({@code stock}) where members have a quota and this is a guest;
     *   <li>{@code SOLD_OUT} ({@code stock}, {@code required}, {@code remaining}, {@code held}): {@code held} are claimed by
     *       others who may yet give them back;
     *   <li>{@code MEMBER_LIMIT_REACHED} ({@code stock}, {@code required}, {@code limit}, {@code used}).
     * </ul>
     *
     * @param by what for
     * @param member the owner of the account that is locked; null for a guest
     * @param dueAt from when on the claims are looked after where nobody has ended them
     */
    public Optional<Refusal> claim(
            Claimant by, @Nullable MemberId member, Collection<Want> wants, Instant at, Instant dueAt) {
        return claim(new Claiming(by, member, List.copyOf(wants), at, dueAt, false));
    }

    /** The same for what stands with this transaction: what is claimed is sold by it. */
    public Optional<Refusal> claimSold(Claimant by, @Nullable MemberId member, Collection<Want> wants, Instant at) {
        return claim(new Claiming(by, member, List.copyOf(wants), at, at, true));
    }

    private Optional<Refusal> claim(Claiming claiming) {
        return !claiming.lacksAMember() && store.claimAtOnce(claiming) ? Optional.empty() : claimStepByStep(claiming);
    }

    private Optional<Refusal> claimStepByStep(Claiming claiming) {
        Claimant by = claiming.by();
        MemberId member = claiming.member();
        List<Claim> earlier = store.lock(by);
        if (earlier.stream().anyMatch(Claim::sold)) {
            return Optional.empty();
        }
        List<Want> claimed = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>();
        replace(earlier, claiming.wants(), want -> {
            if (refusals.isEmpty()) {
                take(want, member).ifPresentOrElse(refusals::add, () -> claimed.add(want));
            }
        });
        if (!refusals.isEmpty()) {
            claimed.forEach(taken -> putBack(taken, member));
            return Optional.of(refusals.get(0));
        }
        claimed.forEach(want -> store.add(by, want, claiming.countsFor(want), claiming.at(), claiming.dueAt()));
        if (claiming.sold()) {
            store.sell(store.lock(by));
        }
        return Optional.empty();
    }

    /**
     * Claims all of these for what the store has accepted without a claim, as sold; more than there are, where it must be,
     * and that is logged.
     */
    public void claimLate(Claimant by, @Nullable MemberId member, Collection<Want> wants, Instant at) {
        List<Claim> earlier = store.lock(by);
        if (earlier.stream().noneMatch(Claim::sold)) {
            replace(earlier, wants, want -> take(want, member)
                    .ifPresent(reason -> takeAnyway(by, want, member, reason)));
            wants.forEach(want -> store.add(by, want, want.quota() == null ? null : member, at, at));
            store.sell(store.lock(by));
        }
    }

    /** What was claimed for this is sold: it stands now. Again, it changes nothing. */
    public void sell(Claimant by) {
        sell(by, any -> true);
    }

    /** The same for what is still wanted; the rest can be had by others again. */
    public void sell(Claimant by, Predicate<StockKey> wanted) {
        List<Claim> open =
                store.lock(by).stream().filter(claim -> !claim.sold()).toList();
        undo(open.stream().filter(claim -> !wanted.test(claim.key())).toList());
        store.sell(open.stream().filter(claim -> wanted.test(claim.key())).toList());
    }

    /** What was claimed for this, and is not sold, can be had by others again. Again, it changes nothing. */
    public void release(Claimant by) {
        release(by, any -> true);
    }

    /** The same for those of its claims that are like this. */
    public void release(Claimant by, Predicate<Claim> which) {
        undo(store.lock(by).stream()
                .filter(claim -> !claim.sold())
                .filter(which)
                .toList());
    }

    /** Whether something is claimed for this that is not sold. */
    public boolean isClaiming(Claimant by) {
        return store.lock(by).stream().anyMatch(claim -> !claim.sold());
    }

    /**
     * Pieces of what is sold have come back: never more than were sold. Whether others can have them, and whether the
     * member may take as many again, was said when they were claimed.
     *
     * @param quantities all that has come back in this transaction: it is put back in the order of the keys, in which claims
     *     lock them, too, so that nobody waits in a circle
     */
    public void comeBack(Claimant by, Map<StockKey, Long> quantities) {
        List<Claim> claims = store.lock(by);
        new TreeMap<>(quantities).forEach((key, quantity) -> claims.stream()
                .filter(claim -> claim.sold() && claim.key().equals(key))
                .forEach(claim -> comeBack(claim, quantity)));
    }

    private void comeBack(Claim claim, long quantity) {
        long back = claim.stockComesBack() ? Math.min(quantity, claim.taken()) : 0;
        long quotaBack = claim.quotaComesBack() ? Math.min(quantity, claim.counted()) : 0;
        MemberId member = claim.member();
        if (back > 0) {
            store.putBack(claim.key(), back);
        }
        if (quotaBack > 0 && member != null) {
            store.uncount(claim.key(), member, claim.period(), quotaBack);
        }
        if (back > 0 || quotaBack > 0) {
            store.noteBack(claim, back, quotaBack);
        }
    }

    /** How much of each is taken; nothing is left out. */
    public Map<StockKey, Long> taken(Collection<StockKey> keys) {
        return store.taken(keys);
    }

    /**
     * How much the member has taken of each.
     *
     * @param periods the period of each that it is now, see {@link Quota#period}
     */
    public Map<StockKey, Long> counted(MemberId member, Map<StockKey, String> periods) {
        return store.counted(member, periods);
    }

    private Optional<Refusal> take(Want want, @Nullable MemberId member) {
        Quota quota = want.quota();
        if (quota != null) {
            if (member == null) {
                return Optional.of(about(RefusalCode.MEMBERS_ONLY, want));
            }
            if (!store.count(want.key(), member, quota, want.quantity())) {
                return Optional.of(limitReached(want, member, quota));
            }
        }
        Long most = want.most();
        if (!store.take(want.key(), want.quantity(), most)) {
            uncount(want, member);
            return Optional.of(soldOut(want, most == null ? 0 : most));
        }
        return Optional.empty();
    }

    private Refusal limitReached(Want want, MemberId member, Quota quota) {
        long used = store.counted(member, Map.of(want.key(), quota.period())).getOrDefault(want.key(), 0L);
        return about(RefusalCode.MEMBER_LIMIT_REACHED, want)
                .with("required", want.quantity())
                .with("limit", quota.most())
                .with("used", used);
    }

    private Refusal soldOut(Want want, long most) {
        long taken = store.taken(List.of(want.key())).getOrDefault(want.key(), 0L);
        return about(RefusalCode.SOLD_OUT, want)
                .with("required", want.quantity())
                .with("remaining", Math.max(0, most - taken))
                .with("held", store.held(want.key()));
    }

    private static Refusal about(RefusalCode code, Want want) {
        return Refusal.of(code).with("stock", want.key().value());
    }

    private void takeAnyway(Claimant by, Want want, @Nullable MemberId member, Refusal reason) {
        LOG.error("{} stands, though there is too little for it: {}", by, reason);
        Quota quota = want.quota();
        if (quota != null && member != null) {
            store.count(want.key(), member, new Quota(Long.MAX_VALUE, quota.period()), want.quantity());
        }
        store.take(want.key(), want.quantity(), null);
    }

    private void putBack(Want want, @Nullable MemberId member) {
        store.putBack(want.key(), want.quantity());
        uncount(want, member);
    }

    private void uncount(Want want, @Nullable MemberId member) {
        Quota quota = want.quota();
        if (quota != null && member != null) {
            store.uncount(want.key(), member, quota.period(), want.quantity());
        }
    }

    private void undo(List<Claim> claims) {
        replace(claims, List.of(), none -> {});
    }

    /**
     * Gives back what was claimed, and takes what is wanted instead, in the order of the keys of both together: so nobody
     * waits in a circle. The order of a database is that of its language, and may be another one.
     */
    private void replace(List<Claim> earlier, Collection<Want> wants, Consumer<Want> taking) {
        SortedMap<StockKey, List<Runnable>> steps = new TreeMap<>();
        for (Claim claim : earlier) {
            steps.computeIfAbsent(claim.key(), none -> new ArrayList<>()).add(() -> giveBack(claim));
        }
        for (Want want : wants) {
            steps.computeIfAbsent(want.key(), none -> new ArrayList<>()).add(() -> taking.accept(want));
        }
        steps.values().forEach(ofKey -> ofKey.forEach(Runnable::run));
        // Claims after stock, as whoever claims writes them: a database may lock tables whole.
        store.remove(earlier);
    }

    private void giveBack(Claim claim) {
        store.putBack(claim.key(), claim.quantity());
        MemberId member = claim.member();
        if (member != null) {
            store.uncount(claim.key(), member, claim.period(), claim.quantity());
        }
    }
}
