package org.pointsmall.demo.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pointsmall.demo.data.Basket;
import org.pointsmall.demo.data.DemoBaskets;
import org.pointsmall.demo.data.DemoCatalog;
import org.pointsmall.demo.data.RetailCustomerId;

import static org.assertj.core.api.Assertions.assertThat;

class ReplayTest {
    private static final DemoCatalog CATALOG = DemoCatalog.load();
    /** Whole histories of the first few customers: points are offered from the third order on. */
    private static final List<Basket> BASKETS = historiesOfCustomers(5);

    private final List<String> progress = new ArrayList<>();
    private FakeStore store;

    @BeforeEach
    void open() throws Exception {
        store = new FakeStore();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void placesEveryBasketSomeWithPointsAndFindsTheBooksRight() throws Exception {
        ReplayReport report = replay("first");

        assertThat(report.differences()).isEmpty();
        assertThat(report.totals().orders()).isEqualTo(BASKETS.size()).isEqualTo(store.orders());
        assertThat(report.totals().withPoints()).isPositive();
        assertThat(report.members()).hasSize((int)
                BASKETS.stream().map(Basket::customerId).distinct().count());
        assertThat(report.text()).contains("All agree to the point.", "ledger proof: not run");
        assertThat(progress).contains("checked the books of " + report.members().size() + " members");
    }

    @Test
    void signsInOncePerMemberAndKeepsTheSession() throws Exception {
        ReplayReport report = replay("first");

        assertThat(store.signIns()).isEqualTo(report.members().size());
    }

    @Test
    void canBeRunAgainOnTheSameStore() throws Exception {
        replay("first");
        store.leaveSomethingInTheCartOf("retail-" + BASKETS.get(0).customerId());

        ReplayReport second = replay("second");

        assertThat(second.differences()).isEmpty();
        assertThat(store.orders()).isEqualTo(2 * BASKETS.size());
        assertThat(second.members()).anyMatch(member -> member.before() > 0);
    }

    @Test
    void tellsWhereABalanceAndTheCheckoutsDiffer() throws Exception {
        store.balanceError = 1;
        store.journalError = 1;

        ReplayReport report = replay("first");

        assertThat(report.differences())
                .hasSameSizeAs(report.members())
                .allMatch(difference -> difference.contains("the balance changed by"));
        assertThat(report.text())
                .contains("DIFFERENCE retail-")
                .contains(report.members().size() + " differences");
    }

    @Test
    void tellsWhereABalanceAndTheJournalDiffer() throws Exception {
        store.journalError = -1;

        ReplayReport report = replay("first");

        assertThat(report.differences())
                .hasSameSizeAs(report.members())
                .allMatch(difference -> difference.contains("the journal sums to"));
    }

    @Test
    void tellsWhereAReceiptIsWrong() throws Exception {
        store.receiptError = 1;

        assertThat(replay("first").agrees()).isFalse();
    }

    @Test
    void paysWithoutPointsWhereARuleRefusesThem() throws Exception {
        store.refusesPoints = true;

        ReplayReport report = replay("first");

        assertThat(report.differences()).isEmpty();
        assertThat(report.totals().pointsSpent()).isZero();
    }

    @Test
    void goesOnAfterAnOrderThatCanNotBePlacedButDoesNotAgree() throws Exception {
        Basket.Line missing = BASKETS.get(0).lines().get(0);
        store.stopSelling(CATALOG.product(missing.itemId()).orElseThrow());

        ReplayReport report = replay("first");

        assertThat(report.agrees()).isFalse();
        assertThat(report.failures())
                .isNotEmpty()
                .allMatch(failure -> failure.contains("no product for item " + missing.itemId()));
        assertThat(store.orders()).isEqualTo(BASKETS.size() - report.failures().size());
    }

    @Test
    void countsWhatTheProofOfTheLedgerFinds() throws Exception {
        ReplayProof proof = () -> new ReplayProof.ProofReport(7, "rebuilt", List.of("account 3: 5 is not 6"));

        ReplayReport report = new Replay(StoreClient.anonymous(store.address()), CATALOG, "first", progress::add)
                .run(BASKETS.subList(0, 1), Optional.of(proof));

        assertThat(report.differences()).containsExactly("account 3: 5 is not 6");
        assertThat(report.text()).contains("ledger proof over 7 accounts: rebuilt");
    }

    private ReplayReport replay(String runId) throws Exception {
        return new Replay(StoreClient.anonymous(store.address()), CATALOG, runId, progress::add)
                .run(BASKETS, Optional.empty());
    }

    private static List<Basket> historiesOfCustomers(int count) {
        List<Basket> all = DemoBaskets.load(CATALOG).all();
        List<RetailCustomerId> customers =
                all.stream().map(Basket::customerId).distinct().limit(count).toList();
        return all.stream()
                .filter(basket -> customers.contains(basket.customerId()))
                .toList();
    }
}
