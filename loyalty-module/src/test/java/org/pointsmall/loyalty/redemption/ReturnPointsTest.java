package org.pointsmall.loyalty.redemption;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.account.Earning;
import org.pointsmall.loyalty.account.Hold;
import org.pointsmall.loyalty.account.LedgerFixture;
import org.pointsmall.loyalty.account.Leftover;
import org.pointsmall.loyalty.account.LotPolicy;
import org.pointsmall.loyalty.account.MemberId;
import org.pointsmall.loyalty.account.OrderRef;
import org.pointsmall.loyalty.account.PostingKey;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.Share;
import org.pointsmall.loyalty.redemption.ReturnPoints.Returned;
import org.pointsmall.loyalty.refusal.RefusalCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.account.LedgerFixture.granted;
import static org.pointsmall.loyalty.account.LedgerFixture.refused;

class ReturnPointsTest {
    private static final OrderRef ORDER = new OrderRef(4711, "N-4711");

    private final LedgerFixture given = new LedgerFixture();
    private final ReturnPoints returnPoints = new ReturnPoints(given.ledger, given.transactions);
    private final MemberId ana = given.aMember().with(500).id();

    @Test
    void theWholeReturnUndoesBurnAndAward() {
        buy(200, 30);

        Returned returned = granted(returnPoints.returned(returning("r1", 1, 1)));

        assertThat(returned.back().points()).isEqualTo(200);
        assertThat(returned.clawback().points()).isEqualTo(-30);
        assertThat(available()).isEqualTo(500);
        assertThat(given.ledger.balance(ana).spent()).isEqualTo(Points.ZERO);
    }

    @Test
    void aPartRoundsDownWhatComesBackAndUpWhatIsTakenBack() {
        buy(100, 10);

        Returned returned = granted(returnPoints.returned(returning("r1", 1, 3)));

        assertThat(returned.back().points()).isEqualTo(33);
        assertThat(returned.clawback().points()).isEqualTo(-4);
    }

    @Test
    void anySequenceOfPartsComesToTheWhole() {
        for (long seed = 1; seed <= 200; seed++) {
            Random random = new Random(seed);
            MemberId member = given.aMember().with(1_000).id();
            OrderRef order = new OrderRef(10_000 + seed, "N");
            long burned = random.nextInt(300);
            long earned = random.nextInt(300);
            buy(member, order, burned, earned);
            long whole = 1 + random.nextInt(40);
            for (long part = random.nextInt(3); part < whole; part += 1 + random.nextInt(9)) {
                returnPoints.returned(
                        new ReturnedOrder(member, order, "to " + part, new Share(part, whole), "oms", "r"));
            }
            granted(returnPoints.returned(
                    new ReturnedOrder(member, order, "all", new Share(whole, whole), "oms", "r")));

            assertThat(given.ledger.balance(member).available())
                    .as("seed %s", seed)
                    .isEqualTo(Points.of(1_000));
            assertThat(given.store.totals(order.id()).returnable()).isEqualTo(Points.ZERO);
            assertThat(given.store.totals(order.id()).revocable()).isEqualTo(Points.ZERO);
        }
    }

    @Test
    void answersARepeatWithTheFirstEntriesAlsoAfterALaterReturn() {
        buy(100, 10);
        Returned first = granted(returnPoints.returned(returning("r1", 1, 2)));
        granted(returnPoints.returned(returning("r2", 2, 2)));
        long before = available();

        assertThat(granted(returnPoints.returned(returning("r1", 1, 2)))).isEqualTo(first);
        assertThat(available()).isEqualTo(before);
    }

    @Test
    void movesNothingForAReturnThatALaterOneHasOvertaken() {
        buy(100, 10);
        granted(returnPoints.returned(returning("r2", 3, 4)));

        assertThat(granted(returnPoints.returned(returning("r1", 1, 4)))).isEqualTo(new Returned(null, null));
    }

    @Test
    void movesNothingOfAnOrderWithoutPoints() {
        assertThat(granted(returnPoints.returned(returning("r1", 1, 1)))).isEqualTo(new Returned(null, null));
        assertThat(given.store.journal()).hasSize(1);
    }

    @Test
    void takesBackNothingWhereNothingCanComeBack() {
        buy(500, 30);
        granted(given.ledger.close(ana, new Leftover.Forfeited(), "admin", "asked"));
        int entries = given.store.journal().size();

        assertThat(refused(returnPoints.returned(returning("r1", 1, 1))).code()).isEqualTo(RefusalCode.ACCOUNT_FROZEN);
        assertThat(given.store.journal()).hasSize(entries);
    }

    private ReturnedOrder returning(String id, long part, long whole) {
        return new ReturnedOrder(ana, ORDER, id, new Share(part, whole), "oms", "did not fit");
    }

    private void buy(long burned, long earned) {
        buy(ana, ORDER, burned, earned);
    }

    private void buy(MemberId member, OrderRef order, long burned, long earned) {
        Hold hold = granted(given.hold(member, burned, order.id()));
        granted(given.ledger.commit(hold.id(), order));
        if (earned > 0) {
            granted(given.ledger.earn(new Earning(
                    member,
                    PostingKey.of("earn-order", order.id()),
                    Points.of(earned),
                    order,
                    LotPolicy.LASTING,
                    "checkout",
                    List.of())));
        }
    }

    private long available() {
        return given.ledger.balance(ana).available().value();
    }
}
