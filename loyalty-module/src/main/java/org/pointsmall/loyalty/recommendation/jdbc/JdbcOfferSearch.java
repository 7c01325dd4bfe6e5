package org.pointsmall.loyalty.recommendation.jdbc;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.recommendation.ItemTaste;
import org.pointsmall.loyalty.recommendation.ItemTastes;
import org.pointsmall.loyalty.recommendation.MemberTaste;
import org.pointsmall.loyalty.recommendation.OfferSearch;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * Finds offers by the mall's own tables, for stores without a search engine, and while there is none. It takes the offers
 * that come first in the mall, of those that are dearer than {@code least} the cheapest, and ranks these by taste.
 *
 * <p>Prices are the offers' list prices: what makes less of them is not known here, nor whom an offer is for. So what is
 * dearer than {@code least} has no upper limit, and whoever asks looks at each once more, as with any search.
 */
final class JdbcOfferSearch implements OfferSearch {
    /** So many are ranked by taste, where so many are there. */
    private static final int POOL = 200;

    private static final double BY_POPULARITY = 0.01;

    private final NamedParameterJdbcTemplate jdbc;
    private final ItemTastes tastes;
    private final Transactions transactions;

    /** @param dataSource the one that the store's transactions run on */
    JdbcOfferSearch(DataSource dataSource, ItemTastes tastes, Transactions transactions) {
        jdbc = new NamedParameterJdbcTemplate(dataSource);
        this.tastes = tastes;
        this.transactions = transactions;
    }

    private record Row(long offer, @Nullable Long product, int place) {}

    @Override
    public List<Found> find(Query query) {
        return findAll(List.of(query)).get(0);
    }

    /** What is known of items is read once for all of them. */
    @Override
    public List<List<Found>> findAll(List<Query> queries) {
        return transactions.required(() -> {
            List<List<Row>> rows = queries.stream().map(this::rows).toList();
            Map<Long, ItemTaste> known = known(rows);
            return IntStream.range(0, queries.size())
                    .mapToObj(i -> ranked(rows.get(i), known, queries.get(i)))
                    .toList();
        });
    }

    private Map<Long, ItemTaste> known(List<List<Row>> rows) {
        Set<Long> products = rows.stream()
                .flatMap(List::stream)
                .map(Row::product)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return products.isEmpty() ? Map.of() : tastes.of(products);
    }

    private List<Row> rows(Query query) {
        MapSqlParameterSource values = new MapSqlParameterSource("at", Columns.column(query.at()));
        StringBuilder where = new StringBuilder(
                "SELECT o.OFFER_ID, o.PRODUCT_ID FROM LOYALTY_OFFER o WHERE o.ACTIVE = TRUE"
                        + " AND (o.SEEN_FROM IS NULL OR o.SEEN_FROM <= :at) AND (o.SEEN_UNTIL IS NULL OR o.SEEN_UNTIL > :at)");
        if (query.least() != null) {
            where.append(" AND o.POINTS > :least");
            values.addValue("least", query.least().value());
        } else if (query.most() != null) {
            where.append(" AND (o.POINTS IS NULL OR o.POINTS <= :most)");
            values.addValue("most", query.most().value());
        }
        if (query.zone() != null) {
            where.append(
                    " AND EXISTS (SELECT 1 FROM LOYALTY_OFFER_ZONE z WHERE z.OFFER_ID = o.OFFER_ID AND z.ZONE = :zone)");
            values.addValue("zone", query.zone());
        }
        if (query.kinds().equals(Set.of(Content.Kind.GOODS.name()))) {
            where.append(" AND o.PRODUCT_ID IS NOT NULL");
        }
        if (!query.withoutProducts().isEmpty()) {
            where.append(" AND (o.PRODUCT_ID IS NULL OR o.PRODUCT_ID NOT IN (:products))");
            values.addValue("products", query.withoutProducts());
        }
        if (!query.withoutOffers().isEmpty()) {
            where.append(" AND o.OFFER_ID NOT IN (:offers)");
            values.addValue("offers", query.withoutOffers());
        }
        where.append(query.least() == null ? " ORDER BY o.POSITION, o.OFFER_ID" : " ORDER BY o.POINTS, o.OFFER_ID")
                .append(" LIMIT ")
                .append(Math.max(POOL, query.limit()));
        return jdbc.query(
                where.toString(),
                values,
                (row, index) -> new Row(row.getLong("OFFER_ID"), Columns.longOrNull(row, "PRODUCT_ID"), index));
    }

    private static List<Found> ranked(List<Row> rows, Map<Long, ItemTaste> known, Query query) {
        double most = rows.stream()
                .map(row -> item(row, known))
                .mapToDouble(ItemTaste::popularity)
                .max()
                .orElse(0);
        List<Found> found = new ArrayList<>();
        for (Row row : rows) {
            ItemTaste item = item(row, known);
            double popular = most > 0 ? BY_POPULARITY * item.popularity() / most : 0;
            // Of those that are liked alike, the one that comes first in the mall.
            double place = BY_POPULARITY * BY_POPULARITY / (1 + row.place());
            found.add(new Found(row.offer(), score(item, query.taste()) + popular + place));
        }
        found.sort(Comparator.comparingDouble(Found::score).reversed().thenComparingLong(Found::offerId));
        return found.subList(0, Math.min(found.size(), query.limit()));
    }

    private static ItemTaste item(Row row, Map<Long, ItemTaste> known) {
        return row.product() == null ? ItemTaste.NONE : known.getOrDefault(row.product(), ItemTaste.NONE);
    }

    private static double score(ItemTaste item, MemberTaste taste) {
        return (product(item.neighbours(), taste.bought()) + product(item.words(), taste.words())) * item.trend();
    }

    private static <K> double product(Map<K, Float> some, Map<K, Float> others) {
        Map<K, Float> fewer = some.size() < others.size() ? some : others;
        Map<K, Float> more = fewer == some ? others : some;
        double sum = 0;
        for (Map.Entry<K, Float> entry : fewer.entrySet()) {
            sum += entry.getValue() * more.getOrDefault(entry.getKey(), 0f);
        }
        return sum;
    }
}
