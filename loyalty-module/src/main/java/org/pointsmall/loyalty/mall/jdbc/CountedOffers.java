package org.pointsmall.loyalty.mall.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.definition.VersionRef;
import org.pointsmall.loyalty.mall.MallOffer;
import org.pointsmall.loyalty.mall.OfferCounts;
import org.pointsmall.loyalty.mall.OfferStore;
import org.pointsmall.loyalty.mall.OfferTerms;
import org.pointsmall.loyalty.stock.StockKey;
import org.pointsmall.loyalty.transaction.jdbc.Columns;

/** Offers as they are found with what is taken of them: a row for each period in which the member has taken some. */
final class CountedOffers {
    private final int stretches;
    private final List<Row> rows = new ArrayList<>();
    private final Map<StockKey, Long> taken = new HashMap<>();
    private final Map<StockKey, Map<String, Long>> used = new HashMap<>();

    CountedOffers(int stretches) {
        this.stretches = stretches;
    }

    /**
     * An offer without what it says.
     *
     * @param part the number of its stretch, or {@link OfferQueries#BY_ID}
     * @param saveId of its version; null where a node of an older release saved it
     */
    record Row(
            int part,
            VersionRef<OfferTerms> ref,
            @Nullable Long saveId,
            boolean active,
            @Nullable Instant publishedAt) {

        boolean isOf(int otherPart, long id) {
            return part == otherPart && ref.id() == id;
        }
    }

    List<Row> rows() {
        return rows;
    }

    void read(ResultSet row) throws SQLException {
        int part = row.getInt("PART");
        long id = row.getLong("OFFER_ID");
        if (rows.isEmpty() || !rows.get(rows.size() - 1).isOf(part, id)) {
            rows.add(new Row(
                    part,
                    new VersionRef<>(id, row.getInt("VERSION")),
                    Columns.longOrNull(row, "SAVE_ID"),
                    row.getBoolean("ACTIVE"),
                    Columns.instantOrNull(row, "PUBLISHED_AT")));
        }
        count(id, row);
    }

    private void count(long id, ResultSet row) throws SQLException {
        StockKey key = MallOffer.stockKey(id);
        Long pieces = Columns.longOrNull(row, "TAKEN");
        if (pieces != null) {
            taken.put(key, pieces);
        }
        String period = row.getString("PERIOD");
        if (period != null) {
            used.computeIfAbsent(key, none -> new HashMap<>()).put(period, row.getLong("USED"));
        }
    }

    /** @param terms what the versions say */
    OfferStore.Found found(Map<VersionRef<OfferTerms>, OfferTerms> terms) {
        List<List<MallOffer>> parts = new ArrayList<>();
        for (int i = 0; i < stretches; i++) {
            parts.add(new ArrayList<>());
        }
        Map<Long, MallOffer> single = new HashMap<>();
        for (Row row : rows) {
            MallOffer offer = new MallOffer(
                    row.ref(), Objects.requireNonNull(terms.get(row.ref())), row.active(), row.publishedAt());
            if (row.part() == OfferQueries.BY_ID) {
                single.put(offer.id(), offer);
            } else {
                parts.get(row.part()).add(offer);
            }
        }
        return new OfferStore.Found(parts, single, new OfferCounts(taken, used));
    }
}
