package org.pointsmall.loyalty.mall.load;

import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.reward.CouponCodes;
import org.pointsmall.loyalty.reward.StoreCoupons;
import org.springframework.jdbc.core.JdbcTemplate;

/** A store's offer codes, in the transactions of the programme as they are there. */
final class CouponsInATable implements StoreCoupons {
    private final JdbcTemplate jdbc;
    private final CouponCodes codes = new CouponCodes();

    CouponsInATable(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
    }

    void createTable() {
        jdbc.execute("CREATE TABLE SHOP_CODE (CODE VARCHAR(50) PRIMARY KEY, STORE_OFFER BIGINT, ENDED BOOLEAN)");
    }

    @Override
    public Optional<Coupon> issue(long storeOffer, Instant from, @Nullable Instant until) {
        String code = codes.next();
        jdbc.update("INSERT INTO SHOP_CODE (CODE, STORE_OFFER, ENDED) VALUES (?, ?, FALSE)", code, storeOffer);
        return Optional.of(new Coupon(code, until));
    }

    @Override
    public void end(String code, Instant at) {
        jdbc.update("UPDATE SHOP_CODE SET ENDED = TRUE WHERE CODE = ?", code);
    }

    @Override
    public void forget(String code, long orderId) {}

    @Override
    public Optional<OrderRef> usedFor(String code) {
        return Optional.empty();
    }

    boolean isEnded(String code) {
        return Boolean.TRUE.equals(
                jdbc.queryForObject("SELECT ENDED FROM SHOP_CODE WHERE CODE = ?", Boolean.class, code));
    }

    /** How many codes of this offer there are. */
    long issued(long storeOffer) {
        Long count =
                jdbc.queryForObject("SELECT COUNT(*) FROM SHOP_CODE WHERE STORE_OFFER = ?", Long.class, storeOffer);
        return count == null ? 0 : count;
    }
}
