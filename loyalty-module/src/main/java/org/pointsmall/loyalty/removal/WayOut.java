package org.pointsmall.loyalty.removal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.ledger.ClawbackPolicy;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LedgerEvents;
import org.pointsmall.loyalty.ledger.LedgerObserver;
import org.pointsmall.loyalty.ledger.LedgerTerms;
import org.pointsmall.loyalty.ledger.jdbc.JdbcLedgerStore;
import org.pointsmall.loyalty.outbox.Outbox;
import org.pointsmall.loyalty.outbox.jdbc.OutboxTables;
import org.pointsmall.loyalty.redemption.TakePointsOffCarts;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.DatabaseTransactions;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Takes a programme out of a store's database, by its own ledger and no bean of the store. */
public final class WayOut {
    private static final String OURS = "BETWEEN -28999 AND -28000";
    /** The install page has them too. What is deleted of the changelog lets a later start add the rest again. */
    private static final List<String> OUT_OF_THE_MENU = List.of(
            "DELETE FROM BLC_ADMIN_USER_PERMISSION_XREF WHERE ADMIN_PERMISSION_ID " + OURS,
            "DELETE FROM BLC_ADMIN_ROLE_PERMISSION_XREF WHERE ADMIN_PERMISSION_ID " + OURS,
            "DELETE FROM BLC_ADMIN_SEC_PERM_XREF WHERE ADMIN_SECTION_ID " + OURS,
            "DELETE FROM BLC_ADMIN_PERMISSION_ENTITY WHERE ADMIN_PERMISSION_ENTITY_ID " + OURS,
            "DELETE FROM BLC_ADMIN_SECTION WHERE ADMIN_SECTION_ID " + OURS,
            "DELETE FROM BLC_ADMIN_PERMISSION WHERE ADMIN_PERMISSION_ID " + OURS,
            "DELETE FROM BLC_ADMIN_MODULE WHERE ADMIN_MODULE_ID " + OURS,
            "DELETE FROM LOYALTY_CHANGELOG WHERE ID LIKE 'loyalty-%-admin-%'");

    private final JdbcTemplate jdbc;
    private final Transactions transactions;
    private final TakePointsOffCarts takePointsOffCarts;
    private final TakeGiftsOut takeGiftsOut;

    private WayOut(
            JdbcTemplate jdbc,
            Transactions transactions,
            TakePointsOffCarts takePointsOffCarts,
            TakeGiftsOut takeGiftsOut) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.takePointsOffCarts = takePointsOffCarts;
        this.takeGiftsOut = takeGiftsOut;
    }

    /**
     * @param time the programme's
     * @param grace how long points can still be spent that expired while they were held
     */
    public static WayOut of(DataSource dataSource, BusinessTime time, Duration grace) {
        DatabaseTransactions transactions = new DatabaseTransactions(dataSource);
        JdbcLedgerStore store = new JdbcLedgerStore(dataSource, transactions, time);
        Outbox outbox = new OutboxTables().blLoyaltyOutbox(new OrdersDatabase(dataSource), store.pipeline());
        return new WayOut(
                new JdbcTemplate(dataSource),
                transactions,
                new TakePointsOffCarts(
                        new StoreCartsWithPoints(dataSource),
                        store,
                        new Ledger(store, new Terms(grace), time, LedgerObserver.NONE, new LedgerEvents(outbox)),
                        transactions,
                        time),
                new TakeGiftsOut(new StoreGifts(dataSource), store, transactions, time));
    }

    /** Whether the database has a programme's tables. */
    public boolean hasProgramme() {
        try {
            jdbc.queryForList("SELECT HOLD_ID FROM LOYALTY_HOLD WHERE HOLD_ID = 0");
            return true;
        } catch (BadSqlGrammarException noSuchTable) {
            return false;
        }
    }

    /** See {@link TakePointsOffCarts#take}. */
    public TakePointsOffCarts.Progress take() {
        return takePointsOffCarts.take();
    }

    /** See {@link TakePointsOffCarts#tell}. */
    public TakePointsOffCarts.Progress tell() {
        return takePointsOffCarts.tell();
    }

    /**
     * Takes gifts out of carts, for a store without the plugin. With it, and the programme switched off, pricing does so by
     * the store's own services, which other nodes hear of.
     */
    TakeGiftsOut.Progress takeGifts() {
        return takeGiftsOut.take();
    }

    /** See {@link TakeGiftsOut#tell}. */
    TakeGiftsOut.Progress tellGifts() {
        return takeGiftsOut.tell();
    }

    /** How many sections of ours the menu of the store's admin has. */
    public int sections() {
        try {
            return jdbc.queryForList("SELECT ADMIN_SECTION_ID FROM BLC_ADMIN_SECTION WHERE ADMIN_SECTION_ID " + OURS)
                    .size();
        } catch (BadSqlGrammarException noAdminsTables) {
            return 0;
        }
    }

    /**
     * Takes our sections and rights out of the store's admin. It looks up the classes of each section to build its menu:
     * where they are gone, nobody can sign in.
     */
    public void leaveTheMenu() {
        if (sections() > 0) {
            transactions.required(() -> {
                OUT_OF_THE_MENU.forEach(jdbc::update);
                return OUT_OF_THE_MENU.size();
            });
        }
    }

    /** What was done, or would be, in words; nothing where there was nothing to do. */
    public static List<String> words(TakePointsOffCarts.Progress told) {
        List<String> words = new ArrayList<>();
        add(words, told.carts(), "carts have their points taken off");
        add(
                words,
                told.holds(),
                "holds of checkouts that broke off are ended; "
                        + told.givenBack().value() + " points go back to their members");
        add(
                words,
                told.left(),
                "carts keep their points for now: a checkout of them is under way, or broke off within"
                        + " the last minutes. Ask again later");
        add(
                words,
                told.unsettled(),
                "orders stand and are not settled yet, for which "
                        + told.unsettledPoints().value()
                        + " points are held. A start with the plugin settles them; else count those points as spent");
        add(words, told.failed(), "carts or holds could not be dealt with; the log says why");
        return words;
    }

    /** The same of gifts. */
    static List<String> words(TakeGiftsOut.Progress told) {
        List<String> words = new ArrayList<>();
        add(words, told.out(), "gifts leave their carts");
        add(words, told.left(), "gifts stay for now, in carts whose checkout is under way. Ask again later");
        add(words, told.failed(), "gifts could not be taken out; the log says why");
        return words;
    }

    private static void add(List<String> words, long count, String what) {
        if (count > 0) {
            words.add(count + " " + what + ".");
        }
    }

    /** What the programme leaves behind in the database, in words. */
    public String remains() {
        Map<String, Object> sum = jdbc.queryForMap("SELECT COUNT(*) AS MEMBERS, SUM(AVAILABLE + PENDING) AS POINTS,"
                + " SUM(HELD) AS HELD FROM LOYALTY_ACCOUNT WHERE AVAILABLE + PENDING + HELD > 0");
        return "What remains: " + number(sum.get("POINTS")) + " points of " + number(sum.get("MEMBERS"))
                + " members, and " + number(sum.get("HELD"))
                + " that are held, in the tables LOYALTY_*; the payments of"
                + " orders that were paid with points; the columns LOYALTY_* of BLC_PRODUCT and BLC_CATEGORY; the"
                + " admin's rows -28000 to -28999.";
    }

    private static String number(@Nullable Object sum) {
        return sum == null ? "0" : sum.toString();
    }

    /** A hold that ends takes nothing back from anybody, so nothing is asked of that policy. */
    private record Terms(Duration grace) implements LedgerTerms {
        @Override
        public ClawbackPolicy clawback(Instant placedAt) {
            return ClawbackPolicy.REVOKE_TO_ZERO;
        }
    }
}
