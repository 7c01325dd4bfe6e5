package org.pointsmall.loyalty.stock;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The engine on its own. */
class StockTest implements StockRules {
    private final InMemoryStock store = new InMemoryStock();
    private final List<Claimant> claimants = new ArrayList<>();
    private long last;

    @Override
    public StockStore store() {
        return store;
    }

    @Override
    public <T> T within(Supplier<T> work) {
        return work.get();
    }

    @Override
    public StockKey fresh() {
        return StockKey.of("offer", ++last);
    }

    @Override
    public Claimant somebody() {
        Claimant claimant = Claimant.order(++last);
        claimants.add(claimant);
        return claimant;
    }

    @Override
    public long claimed(StockKey key) {
        return claimants.stream()
                .flatMap(by -> store.lock(by).stream())
                .filter(claim -> claim.key().equals(key))
                .mapToLong(Claim::taken)
                .sum();
    }
}
