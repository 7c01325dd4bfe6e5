package org.pointsmall.demo.store.gateway;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The bank's side of the test gateway: what it was asked for and how that ended. One bank for all nodes, in a table that
 * outlives them. It commits by itself, as a bank does: a store whose transaction fails has still charged the card.
 * Charging and voiding the same reference again changes nothing, as with real gateways.
 */
@Component
public class CardCharges {

    private static final String SELECT = "SELECT REFERENCE, ORDER_ID, AMOUNT, STATE FROM DEMO_CARD_CHARGE WHERE ";

    /** How an attempt to charge ended. */
    public enum State {
        CHARGED,
        VOIDED,
        DECLINED,
        TIMED_OUT
    }

    /** One attempt to charge a card for an order. */
    public record Charge(String reference, long orderId, BigDecimal amount, State state) {}

    private final JdbcTemplate jdbc;
    private final TransactionTemplate itsOwn;
    private final Clock clock;

    CardCharges(JdbcTemplate jdbc, @Qualifier("blTransactionManager") PlatformTransactionManager manager, Clock clock) {
        this.jdbc = jdbc;
        this.itsOwn = new TransactionTemplate(
                manager, new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW));
        this.clock = clock;
    }

    /** Records how the attempt ended, unless there was one with this reference before; answers the recorded one. */
    Charge record(Charge charge) {
        try {
            itsOwn.executeWithoutResult(status -> jdbc.update(
                    "INSERT INTO DEMO_CARD_CHARGE (REFERENCE, ORDER_ID, AMOUNT, STATE, AT_MILLIS)"
                            + " VALUES (?, ?, ?, ?, ?)",
                    charge.reference(),
                    charge.orderId(),
                    charge.amount(),
                    charge.state().name(),
                    clock.millis()));
            return charge;
        } catch (DuplicateKeyException again) {
            return find(charge.reference()).orElseThrow(() -> again);
        }
    }

    /**
     * Gives the money back, if this reference was charged and not voided yet.
     *
     * @return whether it was so
     */
    public boolean voidIfCharged(String reference) {
        Integer voided = itsOwn.execute(status -> jdbc.update(
                "UPDATE DEMO_CARD_CHARGE SET STATE = ? WHERE REFERENCE = ? AND STATE = ?",
                State.VOIDED.name(),
                reference,
                State.CHARGED.name()));
        return voided != null && voided > 0;
    }

    /** How the attempt of this reference ended; nothing where the card was never asked for. */
    public Optional<State> state(String reference) {
        return find(reference).map(Charge::state);
    }

    /** All attempts to charge for an order, in no order. */
    public List<Charge> ofOrder(long orderId) {
        return jdbc.query(SELECT + "ORDER_ID = ?", CardCharges::read, orderId);
    }

    private Optional<Charge> find(String reference) {
        return jdbc.query(SELECT + "REFERENCE = ?", CardCharges::read, reference).stream()
                .findFirst();
    }

    private static Charge read(ResultSet row, int number) throws SQLException {
        return new Charge(row.getString(1), row.getLong(2), row.getBigDecimal(3), State.valueOf(row.getString(4)));
    }
}
