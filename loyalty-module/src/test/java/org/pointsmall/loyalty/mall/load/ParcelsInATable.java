package org.pointsmall.loyalty.mall.load;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.reward.delivery.DeliveryOrders;
import org.pointsmall.loyalty.reward.delivery.Parcel;
import org.pointsmall.loyalty.reward.delivery.Trouble;
import org.pointsmall.loyalty.reward.delivery.UndeliverableException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Orders by which a store sends what rewards send: none comes twice, or the table says so. */
final class ParcelsInATable implements DeliveryOrders {
    private final JdbcTemplate jdbc;
    private final AtomicLong last = new AtomicLong(1_000_000_000);
    /** Whether the store has what is to be sent. */
    volatile boolean sells = true;

    ParcelsInATable(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
    }

    void createTable() {
        jdbc.execute("CREATE TABLE PARCEL (NAME VARCHAR(60) PRIMARY KEY, ORDER_ID BIGINT NOT NULL)");
    }

    @Override
    public OrderRef place(Parcel parcel) {
        if (!sells) {
            throw new UndeliverableException(Trouble.NOT_FOR_SALE);
        }
        long order = last.incrementAndGet();
        jdbc.update("INSERT INTO PARCEL (NAME, ORDER_ID) VALUES (?, ?)", parcel.name(), order);
        return new OrderRef(order, "P-" + order);
    }

    /** The orders of a reward, the first first. */
    List<Long> of(long reward) {
        return jdbc.queryForList(
                "SELECT ORDER_ID FROM PARCEL WHERE NAME LIKE ? ORDER BY ORDER_ID", Long.class, reward + ":%");
    }
}
