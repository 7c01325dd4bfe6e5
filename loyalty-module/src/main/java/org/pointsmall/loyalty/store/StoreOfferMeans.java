package org.pointsmall.loyalty.store;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.pointsmall.loyalty.mall.OfferMeans;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.recommendation.GoodsOnSale;
import org.pointsmall.loyalty.reward.code.CodePool;
import org.pointsmall.loyalty.reward.code.CodePoolStore;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** What offers give: the store's goods, its own offers, of which coupons are made, and codes. */
final class StoreOfferMeans implements OfferMeans {
    private static final String OFFERS_THAT_LAST = "SELECT OFFER_ID FROM BLC_OFFER WHERE OFFER_ID IN (:ids)"
            + " AND (ARCHIVED IS NULL OR ARCHIVED <> 'Y') AND (END_DATE IS NULL OR END_DATE > :now)";

    private final GoodsOnSale goods;
    private final CodePoolStore pools;
    private final NamedParameterJdbcTemplate jdbc;
    private final Supplier<Currency> currency;
    private final BusinessTime time;

    /** @param currency the store's */
    StoreOfferMeans(
            GoodsOnSale goods,
            CodePoolStore pools,
            DataSource dataSource,
            Supplier<Currency> currency,
            BusinessTime time) {
        this.currency = currency;
        this.goods = goods;
        this.pools = pools;
        jdbc = new NamedParameterJdbcTemplate(dataSource);
        this.time = time;
    }

    @Override
    public Set<Long> products(Collection<Long> ids) {
        return goods.of(ids).keySet();
    }

    @Override
    public Set<Long> storeOffers(Collection<Long> ids) {
        return ids.isEmpty()
                ? Set.of()
                : new HashSet<>(jdbc.queryForList(
                        OFFERS_THAT_LAST,
                        // As the store itself writes it, without a zone.
                        new MapSqlParameterSource("ids", new TreeSet<>(ids))
                                .addValue("now", Timestamp.from(time.now())),
                        Long.class));
    }

    @Override
    public Set<Long> pools() {
        return pools.all().stream()
                .filter(pool -> pool.left() > 0)
                .map(CodePool::id)
                .collect(Collectors.toSet());
    }

    @Override
    public Optional<Money> price(long product) {
        GoodsOnSale.Goods sold = goods.of(List.of(product)).get(product);
        return sold == null ? Optional.empty() : Optional.ofNullable(sold.price());
    }

    @Override
    public Optional<Money> amountOff(long storeOffer) {
        return jdbc
                .queryForList(
                        "SELECT OFFER_VALUE FROM BLC_OFFER WHERE OFFER_ID = :id AND OFFER_DISCOUNT_TYPE = 'AMOUNT_OFF'",
                        new MapSqlParameterSource("id", storeOffer),
                        BigDecimal.class)
                .stream()
                .filter(value -> value != null && value.signum() > 0)
                .findFirst()
                .map(value -> Money.roundedDown(value, currency.get()));
    }
}
