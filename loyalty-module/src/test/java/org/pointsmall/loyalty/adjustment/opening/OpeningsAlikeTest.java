package org.pointsmall.loyalty.adjustment.opening;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.ledger.Adjustment;
import org.pointsmall.loyalty.ledger.ClawbackPolicy;
import org.pointsmall.loyalty.ledger.Earning;
import org.pointsmall.loyalty.ledger.Leftover;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.ledger.OpenLots;
import org.pointsmall.loyalty.ledger.OpenLots.Opened;
import org.pointsmall.loyalty.ledger.Opening;
import org.pointsmall.loyalty.ledger.OrderReturn;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;

/** PostgreSQL's statements over many openings write the very rows that the openings get one by one. */
@Tag("heavy")
class OpeningsAlikeTest {

    @Test
    void theRowsAreThoseThatOneByOneWrites() throws Exception {
        for (long seed = 0; seed < 8; seed++) {
            try (TestDatabase together = TestDatabase.onPostgreSql().migrate();
                    TestDatabase alone = TestDatabase.onPostgreSql().migrate()) {
                OpeningShop one = new OpeningShop(together.dataSource());
                OpeningShop other = new OpeningShop(alone.dataSource());
                List<Opened> opened = run(one, one.lots, new Random(seed));
                assertThat(opened)
                        .as("seed %s", seed)
                        .contains(Opened.POSTED, Opened.BEFORE, Opened.OTHER_CONTENT, Opened.CLOSED, Opened.EXPIRED)
                        .isEqualTo(run(other, other.oneByOne(), new Random(seed)));
                assertThat(books(one)).as("seed %s", seed).isEqualTo(books(other));
                one.prove();
                other.prove();
            }
        }
    }

    /** Members 1 to 12: 1 owes points, 2 is closed, 3 is a part of 4, 5 is frozen, and from 9 on they have no account. */
    private static List<Opened> run(OpeningShop shop, OpenLots lots, Random random) {
        shop.transactions.required(() -> {
            for (long member = 1; member <= 8; member++) {
                shop.ledgerStore.open(new MemberId(member));
            }
            owes(shop, new MemberId(1), 40);
            granted(shop.ledger.close(new MemberId(2), new Leftover.Forfeited(), "eve", "gone"));
            granted(shop.ledger.merge(new MemberId(3), new MemberId(4), "eve", "one"));
            return granted(shop.ledger.freeze(new MemberId(5), "eve", "why"));
        });
        List<Opened> opened = new ArrayList<>();
        for (int chunk = 0; chunk < 3; chunk++) {
            List<Opening> openings = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                openings.add(new Opening(
                        new MemberId(1 + random.nextInt(12)),
                        PostingKey.of("opening", random.nextInt(120)),
                        Points.of(1 + random.nextInt(2) * 30),
                        LocalDate.of(2025, 1 + random.nextInt(2), 5),
                        random.nextInt(3) == 0 ? null : LocalDate.of(2026 + random.nextInt(2), 11, 30),
                        "asked " + random.nextInt(2)));
            }
            List<Opened> would = shop.transactions.required(() -> lots.look(openings));
            List<Opened> became = shop.transactions.required(() -> lots.open(openings, "eve", "because"));
            for (int i = 0; i < would.size(); i++) {
                // What one of the same call posts, the others have not posted when they are looked at one by one.
                if (would.get(i) != Opened.POSTED) {
                    assertThat(became.get(i)).isIn(would.get(i), Opened.OTHER_CONTENT, Opened.BEFORE);
                }
            }
            opened.addAll(became);
        }
        return opened;
    }

    /** Points that were spent before the order that earned them was returned. */
    private static void owes(OpeningShop shop, MemberId member, long points) {
        OrderRef order = new OrderRef(77, null);
        granted(shop.ledger.earn(new Earning(
                member, PostingKey.of("earn-order", 77), Points.of(points), order, LotPolicy.LASTING, "x", List.of())));
        granted(shop.ledger.adjust(
                new Adjustment(member, PostingKey.of("spent", 77), -points, LotPolicy.LASTING, "eve", "spent")));
        shop.terms.clawback = ClawbackPolicy.REVOKE_BELOW_ZERO;
        granted(shop.ledger.clawBack(
                new OrderReturn(member, PostingKey.of("back", 77), order, Points.of(points), "service", "back")));
        assertThat(shop.ledger.balance(member).debt()).isEqualTo(Points.of(points));
    }

    /** All that was written, without the numbers that a database gives. */
    private static List<List<Map<String, Object>>> books(OpeningShop shop) {
        JdbcTemplate jdbc = new JdbcTemplate(shop.dataSource);
        return List.of(
                jdbc.queryForList("SELECT MEMBER_ID, STATUS, AVAILABLE, PENDING, HELD, SPENT, EXPIRED, DEBT, OPENED_AT"
                        + " FROM LOYALTY_ACCOUNT ORDER BY MEMBER_ID"),
                jdbc.queryForList(
                        "SELECT a.MEMBER_ID, j.KIND, j.POSTING_KEY, j.CONTENT_HASH, j.POINTS, j.OWNED_AFTER, j.ORDER_ID,"
                                + " j.ACTOR, j.REASON, j.RULE_TRACE, j.ALLOCATION, j.POSTED_AT, p.LINE, p.SIDE, p.AMOUNT,"
                                + " l.AVAILABLE, l.PENDING, l.EARNED_AT, l.AVAILABLE_AT, l.EXPIRES_AT, l.EXPIRY_MONTH,"
                                + " l.ORIGIN_LOT_ID FROM LOYALTY_JOURNAL j"
                                + " JOIN LOYALTY_ACCOUNT a ON a.ACCOUNT_ID = j.ACCOUNT_ID"
                                + " JOIN LOYALTY_POSTING p ON p.ENTRY_ID = j.ENTRY_ID"
                                + " LEFT JOIN LOYALTY_LOT l ON l.LOT_ID = p.LOT_ID ORDER BY j.POSTING_KEY, p.LINE"));
    }
}
