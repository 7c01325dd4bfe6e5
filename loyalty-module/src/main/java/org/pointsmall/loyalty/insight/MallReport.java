package org.pointsmall.loyalty.insight;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.mall.Lack;
import org.pointsmall.loyalty.mall.MallOffer;
import org.pointsmall.loyalty.mall.OfferName;
import org.pointsmall.loyalty.mall.OfferStore;
import org.pointsmall.loyalty.mall.OfferTerms;
import org.pointsmall.loyalty.stock.Stock;
import org.pointsmall.loyalty.stock.StockKey;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;

/** What a merchant asks of the offers in force. */
public final class MallReport {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration PERIOD = Duration.ofDays(30);
    private static final int RANKED = 5;

    private final OfferStore offers;
    private final Stock stock;
    private final OfferFigures figures;
    private final PriceMix mix;
    private final Transactions transactions;
    private final BusinessTime time;

    public MallReport(
            OfferStore offers,
            Stock stock,
            OfferFigures figures,
            PriceMix mix,
            Transactions transactions,
            BusinessTime time) {
        this.offers = offers;
        this.stock = stock;
        this.figures = figures;
        this.mix = mix;
        this.transactions = transactions;
        this.time = time;
    }

    /**
     * The offers of one band.
     *
     * @param offers how many there are
     * @param percent of all offers
     * @param target per cent of all offers that there should be
     * @param exchanged how many pieces were had in the last 30 days
     */
    public record Share(PriceBand band, long offers, int percent, int target, long exchanged) {}

    /**
     * An offer by what was had of it in the last 30 days.
     *
     * @param exchanged how many pieces
     */
    public record Ranked(long id, OfferName name, long exchanged) {}

    /**
     * The report.
     *
     * @param shares one for each band
     * @param best the offers of which most pieces were had, those first; none of which nothing was
     * @param worst those of which least was had, those first
     * @param gone what nobody can have, because the store does not have what it gives
     */
    public record Report(PriceMix mix, List<Share> shares, List<Ranked> best, List<Ranked> worst, List<Gone> gone) {}

    /** An offer that lacks what it would give. */
    public record Gone(long id, OfferName name, Lack lack) {}

    public Report report() {
        return transactions.required(() -> {
            List<Version<OfferTerms>> inForce = inForce();
            Map<Long, Long> exchanged = figures.exchanged(time.now().minus(PERIOD));
            List<Ranked> ranked = inForce.stream()
                    .map(offer -> ranked(offer, exchanged))
                    .sorted(Comparator.comparingLong(Ranked::exchanged).thenComparingLong(Ranked::id))
                    .toList();
            List<Ranked> best = ranked.stream()
                    .filter(one -> one.exchanged() > 0)
                    .sorted(Comparator.comparingLong(Ranked::exchanged)
                            .reversed()
                            .thenComparingLong(Ranked::id))
                    .limit(RANKED)
                    .toList();
            return new Report(
                    mix,
                    shares(inForce, exchanged),
                    best,
                    ranked.stream().limit(RANKED).toList(),
                    gone(inForce));
        });
    }

    private List<Gone> gone(List<Version<OfferTerms>> inForce) {
        Map<Long, Lack> lacks = offers.lacks();
        return inForce.stream()
                .filter(offer -> lacks.containsKey(offer.ref().id()))
                .map(offer -> new Gone(
                        offer.ref().id(),
                        offer.terms().name(),
                        Objects.requireNonNull(lacks.get(offer.ref().id()))))
                .toList();
    }

    /** What offers in force lack, by id. */
    public Map<Long, Lack> lacks() {
        return transactions.required(offers::lacks);
    }

    private List<Version<OfferTerms>> inForce() {
        return offers.all().stream().filter(Version::active).toList();
    }

    private static Ranked ranked(Version<OfferTerms> offer, Map<Long, Long> exchanged) {
        long id = offer.ref().id();
        return new Ranked(id, offer.terms().name(), exchanged.getOrDefault(id, 0L));
    }

    private List<Share> shares(List<Version<OfferTerms>> inForce, Map<Long, Long> exchanged) {
        Map<PriceBand, List<Version<OfferTerms>>> byBand = inForce.stream()
                .collect(Collectors.groupingBy(
                        offer -> mix.of(offer.terms().price().points())));
        List<Long> counts = new ArrayList<>();
        for (PriceBand band : PriceBand.values()) {
            counts.add((long) byBand.getOrDefault(band, List.of()).size());
        }
        List<Integer> percent = PriceMix.percent(counts);
        List<Share> shares = new ArrayList<>();
        for (PriceBand band : PriceBand.values()) {
            int i = band.ordinal();
            long pieces = byBand.getOrDefault(band, List.of()).stream()
                    .mapToLong(offer -> exchanged.getOrDefault(offer.ref().id(), 0L))
                    .sum();
            shares.add(
                    new Share(band, counts.get(i), percent.get(i), mix.targets().get(i), pieces));
        }
        return shares;
    }

    /** What is left of the offers that are limited in all, in force or not, by id. */
    public Map<Long, StockLeft> left() {
        return transactions.required(() -> {
            Map<Long, Long> totals = new HashMap<>();
            Set<StockKey> keys = new TreeSet<>();
            for (Version<OfferTerms> offer : offers.all()) {
                Long total = offer.terms().supply().total();
                if (total != null) {
                    totals.put(offer.ref().id(), total);
                    keys.add(MallOffer.stockKey(offer.ref().id()));
                }
            }
            Map<StockKey, Long> taken = stock.taken(keys);
            Instant weekAgo = time.now().minus(WEEK);
            Map<Long, Long> sold = totals.isEmpty() ? Map.of() : figures.sold(weekAgo);
            Map<Long, StockLeft> left = new HashMap<>();
            totals.forEach((id, total) -> left.put(
                    id,
                    new StockLeft(
                            Math.max(0, total - taken.getOrDefault(MallOffer.stockKey(id), 0L)),
                            sold.getOrDefault(id, 0L))));
            return left;
        });
    }
}
