package org.pointsmall.loyalty.recommendation.feed;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.mall.MallOffer;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.recommendation.SearchFeed;
import org.pointsmall.loyalty.stock.Claim;
import org.pointsmall.loyalty.stock.Claimant;
import org.pointsmall.loyalty.stock.Claiming;
import org.pointsmall.loyalty.stock.Quota;
import org.pointsmall.loyalty.stock.StockKey;
import org.pointsmall.loyalty.stock.StockStore;
import org.pointsmall.loyalty.stock.Want;

/** Stock of which the search is told when pieces of an offer are taken that could run out, or come back. */
final class NotedStock implements StockStore {
    private final StockStore stock;
    private final SearchFeed feed;

    public NotedStock(StockStore stock, SearchFeed feed) {
        this.stock = stock;
        this.feed = feed;
    }

    @Override
    public boolean take(StockKey key, long quantity, @Nullable Long most) {
        boolean taken = stock.take(key, quantity, most);
        if (taken && most != null) {
            note(key);
        }
        return taken;
    }

    @Override
    public void putBack(StockKey key, long quantity) {
        stock.putBack(key, quantity);
        note(key);
    }

    @Override
    public boolean claimsAtOnce() {
        return stock.claimsAtOnce();
    }

    /** Noted before: what others wait for is locked last. Where nothing is claimed then, the note tells nothing new. */
    @Override
    public boolean claimAtOnce(Claiming claiming) {
        if (!stock.claimsAtOnce()) {
            return false;
        }
        note(claiming.wants().stream()
                .filter(want -> want.most() != null)
                .map(Want::key)
                .toList());
        return stock.claimAtOnce(claiming);
    }

    private void note(StockKey key) {
        note(List.of(key));
    }

    private void note(List<StockKey> keys) {
        List<Long> offers = keys.stream()
                .map(MallOffer::idOf)
                .flatMapToLong(OptionalLong::stream)
                .boxed()
                .toList();
        if (!offers.isEmpty()) {
            feed.note(offers);
        }
    }

    @Override
    public boolean count(StockKey key, MemberId member, Quota quota, long quantity) {
        return stock.count(key, member, quota, quantity);
    }

    @Override
    public void uncount(StockKey key, MemberId member, String period, long quantity) {
        stock.uncount(key, member, period, quantity);
    }

    @Override
    public List<Claim> lock(Claimant by) {
        return stock.lock(by);
    }

    @Override
    public void add(Claimant by, Want want, @Nullable MemberId member, Instant at, Instant dueAt) {
        stock.add(by, want, member, at, dueAt);
    }

    @Override
    public void sell(Collection<Claim> claims) {
        stock.sell(claims);
    }

    @Override
    public void remove(Collection<Claim> claims) {
        stock.remove(claims);
    }

    @Override
    public void noteBack(Claim claim, long back, long quotaBack) {
        stock.noteBack(claim, back, quotaBack);
    }

    @Override
    public Map<StockKey, Long> taken(Collection<StockKey> keys) {
        return stock.taken(keys);
    }

    @Override
    public Map<StockKey, Long> counted(MemberId member, Map<StockKey, String> periods) {
        return stock.counted(member, periods);
    }

    @Override
    public long held(StockKey key) {
        return stock.held(key);
    }

    @Override
    public List<Claim> overdue(Instant now, long after, int limit) {
        return stock.overdue(now, after, limit);
    }

    @Override
    public void merge(MemberId from, MemberId into) {
        stock.merge(from, into);
    }
}
