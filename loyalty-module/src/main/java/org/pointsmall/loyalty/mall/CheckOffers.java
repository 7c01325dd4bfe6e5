package org.pointsmall.loyalty.mall;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.job.JobName;
import org.pointsmall.loyalty.transaction.Transactions;

/**
 * Looks whether what offers in force give is still there, and notes with those for which it is not what they lack. A
 * checkout or an exchange refuses by itself what is gone; this keeps it from being shown.
 */
final class CheckOffers implements Job {
    public static final JobName NAME = new JobName("check-offers");
    private static final int CHUNK = 200;

    private final OfferStore store;
    private final OfferMeans means;
    private final Transactions transactions;

    CheckOffers(OfferStore store, OfferMeans means, Transactions transactions) {
        this.store = store;
        this.means = means;
        this.transactions = transactions;
    }

    @Override
    public JobName name() {
        return NAME;
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public Run begin() {
        return new Run() {
            private long last;

            @Override
            public Chunk next() {
                return transactions.required(() -> {
                    List<OfferStore.Checked> chunk = store.toCheck(last, CHUNK);
                    if (!chunk.isEmpty()) {
                        last = chunk.get(chunk.size() - 1).offer().id();
                    }
                    return new Chunk(check(chunk), chunk.size() < CHUNK);
                });
            }
        };
    }

    /** Answers of how many something is noted. */
    private long check(List<OfferStore.Checked> chunk) {
        Set<Long> products = new HashSet<>();
        Set<Long> storeOffers = new HashSet<>();
        boolean codes = false;
        for (OfferStore.Checked checked : chunk) {
            Content content = checked.offer().terms().content();
            Long product = content.givenProduct();
            if (product != null) {
                products.add(product);
            }
            if (content instanceof Content.Coupon coupon) {
                storeOffers.add(coupon.storeOffer());
            }
            codes |= content instanceof Content.Code;
        }
        There there = new There(
                products.isEmpty() ? Set.of() : means.products(products),
                storeOffers.isEmpty() ? Set.of() : means.storeOffers(storeOffers),
                codes ? means.pools() : Set.of());
        List<OfferStore.Checked> changed = chunk.stream()
                .map(checked -> new OfferStore.Checked(
                        checked.offer(), there.lack(checked.offer().terms().content())))
                .filter(now -> !chunk.contains(now))
                .collect(Collectors.toList());
        changed.forEach(now -> store.note(now.offer().id(), now.lack()));
        return changed.size();
    }

    private record There(Set<Long> products, Set<Long> storeOffers, Set<Long> pools) {

        @Nullable
        Lack lack(Content content) {
            if (content.givenProduct() != null) {
                return products.contains(Objects.requireNonNull(content.givenProduct())) ? null : Lack.PRODUCT;
            }
            if (content instanceof Content.Coupon coupon) {
                return storeOffers.contains(coupon.storeOffer()) ? null : Lack.STORE_OFFER;
            }
            return content instanceof Content.Code code && !pools.contains(code.pool()) ? Lack.CODES : null;
        }
    }
}
