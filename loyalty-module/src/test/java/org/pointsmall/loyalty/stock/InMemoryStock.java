package org.pointsmall.loyalty.stock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.pointsmall.loyalty.member.MemberId;

/** What is taken, of one thread: everything is worked out from the claims and what is on its way to one. */
public final class InMemoryStock implements StockStore {
    private final List<Claim> claims = new ArrayList<>();
    private final Map<StockKey, Long> taken = new HashMap<>();
    private final Map<List<Object>, Long> counted = new HashMap<>();
    private long last;

    @Override
    public boolean take(StockKey key, long quantity, Long most) {
        return add(taken, key, quantity, most);
    }

    @Override
    public void putBack(StockKey key, long quantity) {
        add(taken, key, -quantity, null);
    }

    @Override
    public boolean count(StockKey key, MemberId member, Quota quota, long quantity) {
        return add(counted, List.of(key, member, quota.period()), quantity, quota.most());
    }

    @Override
    public void uncount(StockKey key, MemberId member, String period, long quantity) {
        add(counted, List.of(key, member, period), -quantity, null);
    }

    private static <K> boolean add(Map<K, Long> numbers, K key, long quantity, Long most) {
        long sum = numbers.getOrDefault(key, 0L) + quantity;
        if (sum < 0) {
            throw new IllegalStateException("less than nothing of " + key);
        }
        if (most != null && sum > most) {
            return false;
        }
        numbers.put(key, sum);
        return true;
    }

    @Override
    public List<Claim> lock(Claimant by) {
        return claims.stream()
                .filter(claim -> claim.by().equals(by))
                .sorted(Comparator.comparing(Claim::key))
                .toList();
    }

    @Override
    public void add(Claimant by, Want want, MemberId member, Instant at, Instant dueAt) {
        String period = want.quota() == null ? Quota.FOR_EVER : want.quota().period();
        claims.add(new Claim(
                ++last,
                by,
                want.key(),
                want.quantity(),
                0,
                0,
                member,
                period,
                want.stockComesBack(),
                want.quotaComesBack(),
                false,
                dueAt));
    }

    @Override
    public void sell(Collection<Claim> sold) {
        claims.replaceAll(claim -> sold.contains(claim) ? with(claim, 0, 0, claim.member(), true) : claim);
    }

    @Override
    public void remove(Collection<Claim> gone) {
        claims.removeAll(gone);
    }

    @Override
    public void noteBack(Claim claim, long back, long quotaBack) {
        claims.replaceAll(each -> each.id() == claim.id() ? with(each, back, quotaBack, each.member(), true) : each);
    }

    private static Claim with(Claim claim, long back, long quotaBack, MemberId member, boolean sold) {
        return new Claim(
                claim.id(),
                claim.by(),
                claim.key(),
                claim.quantity(),
                claim.back() + back,
                claim.quotaBack() + quotaBack,
                member,
                claim.period(),
                claim.stockComesBack(),
                claim.quotaComesBack(),
                sold,
                claim.dueAt());
    }

    @Override
    public Map<StockKey, Long> taken(Collection<StockKey> keys) {
        return taken.entrySet().stream()
                .filter(entry -> keys.contains(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public Map<StockKey, Long> counted(MemberId member, Map<StockKey, String> periods) {
        Map<StockKey, Long> found = new HashMap<>();
        periods.forEach((key, period) -> {
            Long number = counted.get(List.of(key, member, period));
            if (number != null) {
                found.put(key, number);
            }
        });
        return found;
    }

    @Override
    public long held(StockKey key) {
        return claims.stream()
                .filter(claim -> claim.key().equals(key) && !claim.sold())
                .mapToLong(Claim::quantity)
                .sum();
    }

    @Override
    public List<Claim> overdue(Instant now, long after, int limit) {
        return claims.stream()
                .filter(claim -> !claim.sold() && !claim.dueAt().isAfter(now) && claim.id() > after)
                .limit(limit)
                .toList();
    }

    @Override
    public void merge(MemberId from, MemberId into) {
        new HashMap<>(counted).forEach((key, number) -> {
            if (key.get(1).equals(from)) {
                counted.remove(key);
                counted.merge(List.of(key.get(0), into, key.get(2)), number, Long::sum);
            }
        });
        claims.replaceAll(claim -> from.equals(claim.member()) ? with(claim, 0, 0, into, claim.sold()) : claim);
    }
}
