package org.pointsmall.benchmarks.search;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.pointsmall.benchmarks.measure.BenchmarkFailure;
import org.pointsmall.benchmarks.measure.Sample;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.recommendation.MemberTaste;
import org.pointsmall.loyalty.recommendation.OfferSearch;

/** Offers that get another price, while the job that tells the search runs as often as in a store. */
final class Changes {
    /** Dearer than any other. */
    private static final long DEAR = 100_000;

    private final SearchedShop shop;
    private final OfferSearch search;
    private final int offers;

    Changes(SearchedShop shop, OfferSearch search, int offers) {
        this.shop = shop;
        this.search = search;
        this.offers = offers;
    }

    /** From the moment at which a change begins to be saved until the search finds the offer by its new price. */
    Sample times(int changes) throws BenchmarkFailure {
        ScheduledExecutorService jobs = Executors.newSingleThreadScheduledExecutor();
        List<Duration> times = new ArrayList<>();
        Random random = new Random(3);
        try {
            long every = shop.feeding.every().toMillis();
            jobs.scheduleWithFixedDelay(
                    () -> SearchBenchmark.run(shop.feeding.begin()), 0, every, TimeUnit.MILLISECONDS);
            for (int change = 0; change < changes; change++) {
                long offer = ShopData.FIRST + 1 + random.nextInt(offers);
                Thread.sleep(random.nextInt((int) every));
                long begin = System.nanoTime();
                shop.reprice(offer, DEAR + change);
                while (!isFound(offer, DEAR + change)) {
                    Thread.sleep(5);
                }
                times.add(Duration.ofNanos(System.nanoTime() - begin));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new BenchmarkFailure("Stopped.");
        } finally {
            jobs.shutdownNow();
        }
        return Sample.of(times);
    }

    private boolean isFound(long offer, long points) {
        OfferSearch.Query query = new OfferSearch.Query(
                Instant.now(),
                null,
                Set.of(),
                Points.of(points),
                Points.of(points - 1),
                null,
                null,
                Set.of(),
                Set.of(),
                Set.of(),
                MemberTaste.NONE,
                1);
        return search.find(query).stream().anyMatch(found -> found.offerId() == offer);
    }
}
