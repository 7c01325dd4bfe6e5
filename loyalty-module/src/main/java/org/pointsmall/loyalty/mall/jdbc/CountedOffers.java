package org.pointsmall.loyalty.mall.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pointsmall.loyalty.mall.MallOffer;
import org.pointsmall.loyalty.mall.OfferCounts;
import org.pointsmall.loyalty.mall.OfferStore;
import org.pointsmall.loyalty.stock.StockKey;
import org.pointsmall.loyalty.transaction.jdbc.Columns;

/** Offers as they are found with what is taken of them: a row for each period in which the member has taken some. */
final class CountedOffers {
    private final List<List<MallOffer>> stretches = new ArrayList<>();
    private final Map<Long, MallOffer> single = new HashMap<>();
    private final Map<StockKey, Long> taken = new HashMap<>();
    private final Map<StockKey, Map<String, Long>> used = new HashMap<>();
    private int lastPart = Integer.MIN_VALUE;
    private long lastId;

    CountedOffers(int many) {
        for (int i = 0; i < many; i++) {
            stretches.add(new ArrayList<>());
        }
    }

    /** Whether the row before was of the same offer. */
    boolean repeats(int part, long id) {
        boolean same = part == lastPart && id == lastId;
        lastPart = part;
        lastId = id;
        return same;
    }

    void add(int part, MallOffer offer) {
        if (part == OfferQueries.BY_ID) {
            single.put(offer.id(), offer);
        } else {
            stretches.get(part).add(offer);
        }
    }

    void count(long id, ResultSet row) throws SQLException {
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

    OfferStore.Found found() {
        return new OfferStore.Found(stretches, single, new OfferCounts(taken, used));
    }
}
