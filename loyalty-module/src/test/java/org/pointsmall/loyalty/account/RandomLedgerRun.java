package org.pointsmall.loyalty.account;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.account.InMemoryLedgerStore.LotRow;
import org.pointsmall.loyalty.account.LedgerModel.ModelHold;
import org.pointsmall.loyalty.account.LedgerModel.ModelLot;
import org.pointsmall.loyalty.account.LedgerModel.ModelMember;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.Refusal;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random operations of one seed, done to the ledger and to the model at once and compared after each. Keys, orders and
 * ended holds are drawn from few, so that they repeat; earnings expire on few days, so that lots tie.
 */
final class RandomLedgerRun {
    private static final int MEMBERS = 3;

    private final Random random;
    private final LedgerFixture given = new LedgerFixture();
    private final Ledger ledger = given.ledger;
    private final LedgerModel model = new LedgerModel();
    private final List<MemberId> members = new ArrayList<>();
    private final List<HoldId> holds = new ArrayList<>();
    private final Instant midnight = given.clock.instant().truncatedTo(ChronoUnit.DAYS);

    private int done;

    RandomLedgerRun(long seed) {
        random = new Random(seed);
        for (int i = 0; i < MEMBERS; i++) {
            members.add(given.aMember().id());
            model.members.add(new ModelMember());
        }
    }

    /** Does one operation, and checks everything; answers what it did. */
    String step() {
        done++;
        String operation =
                switch (random.nextInt(12)) {
                    case 0, 1, 2 -> earn();
                    case 3, 4, 5, 6 -> hold();
                    case 7, 8 -> commit();
                    case 9 -> giveBack(HoldStatus.RELEASED);
                    case 10 -> giveBack(HoldStatus.TIMED_OUT);
                    default -> random.nextInt(4) == 0 ? freezeOrThaw() : moveClock();
                };
        checkBalances();
        checkLots();
        checkHolds();
        return operation;
    }

    private String earn() {
        int member = random.nextInt(MEMBERS);
        String key = "earn-order:" + random.nextInt(5 + done / 3);
        long points = 1 + random.nextInt(20);
        long order = random.nextInt(3);
        Instant expiresAt = random.nextInt(4) == 0 ? null : midnight.plus(Duration.ofDays(365 + random.nextInt(5)));
        compare(
                model.earn(member, key, points, order, expiresAt),
                ledger.earn(new Earning(
                        members.get(member),
                        new PostingKey(key),
                        Points.of(points),
                        new OrderRef(order, null),
                        LedgerFixture.until(expiresAt),
                        "test",
                        List.of())));
        return "earn";
    }

    private String hold() {
        long order = random.nextInt(5 + done / 5);
        boolean otherOwner = random.nextInt(20) == 0;
        int member = otherOwner ? random.nextInt(MEMBERS) : (int) (order % MEMBERS);
        long points =
                random.nextInt(8) == 0 ? model.members.get(member).available() + random.nextInt(2) : random.nextInt(25);
        Instant now = given.clock.instant();
        Outcome<Hold> hold = given.hold(members.get(member), points, order);
        compare(model.hold(member, points, order, now, now.plus(LedgerFixture.A_CHECKOUT)), hold);
        hold.map(Hold::id).map(holds::add);
        return "hold";
    }

    private String commit() {
        if (model.holds.isEmpty()) {
            return "nothing to commit";
        }
        int hold = anyHold();
        compare(
                model.commit(hold),
                ledger.commit(holds.get(hold), new OrderRef(model.holds.get(hold).orderId, "number")));
        return "commit";
    }

    private String giveBack(HoldStatus end) {
        if (model.holds.isEmpty()) {
            return "nothing to give back";
        }
        int hold = anyHold();
        HoldId id = holds.get(hold);
        compare(model.giveBack(hold, end), end == HoldStatus.RELEASED ? ledger.release(id) : ledger.timeOut(id));
        return end.name();
    }

    /** One of the latest, most of the time: those are still open. */
    private int anyHold() {
        int holds = model.holds.size();
        return random.nextInt(4) == 0 ? random.nextInt(holds) : holds - 1 - random.nextInt(Math.min(4, holds));
    }

    private String freezeOrThaw() {
        int member = random.nextInt(MEMBERS);
        boolean freeze = !model.members.get(member).frozen && random.nextInt(3) == 0;
        model.members.get(member).frozen = freeze;
        MemberId id = members.get(member);
        compare(Optional.empty(), freeze ? ledger.freeze(id, "test", "why") : ledger.unfreeze(id, "test", "why"));
        return freeze ? "freeze" : "thaw";
    }

    /** By whole checkouts too, so that holds become due to the millisecond. */
    private String moveClock() {
        given.clock.moveOn(random.nextBoolean() ? LedgerFixture.A_CHECKOUT : Duration.ofSeconds(random.nextInt(600)));
        return "move the clock";
    }

    private void compare(Optional<Refusal> expected, Outcome<?> outcome) {
        Optional<Refusal> refusal =
                outcome instanceof Outcome.Refused<?> refused ? Optional.of(refused.refusal()) : Optional.empty();
        assertThat(refusal).as("the refusal").isEqualTo(expected);
    }

    private void checkBalances() {
        Map<AccountId, Map<LedgerSide, Long>> rebuilt = new HashMap<>();
        for (InMemoryLedgerStore.Posted posted : given.store.journal()) {
            long sum = 0;
            for (Posting posting : posted.draft().postings()) {
                sum += posting.amount();
                rebuilt.computeIfAbsent(posted.account(), id -> new HashMap<>())
                        .merge(posting.side(), posting.amount(), Long::sum);
            }
            if (sum != 0) {
                throw new AssertionError("does not sum to zero: " + posted);
            }
        }
        for (int i = 0; i < MEMBERS; i++) {
            Optional<Account> account = given.store.find(members.get(i));
            Balance balance = account.map(Account::balance).orElse(Balance.NOTHING);
            Map<LedgerSide, Long> sides =
                    rebuilt.getOrDefault(account.map(Account::id).orElse(null), Map.of());
            ModelMember expected = model.members.get(i);
            same("available", balance.available(), sides.get(LedgerSide.MEMBER_AVAILABLE), expected.available());
            same("held", balance.held(), sides.get(LedgerSide.MEMBER_HELD), expected.held());
            same("spent", balance.spent(), sides.get(LedgerSide.PROGRAMME_BURNED), expected.spent);
        }
    }

    private static void same(String what, Points cached, @Nullable Long rebuilt, long expected) {
        assertThat(cached.value()).as(what + ", as cached").isEqualTo(expected).isNotNegative();
        assertThat(rebuilt == null ? 0 : rebuilt).as(what + ", as rebuilt").isEqualTo(expected);
    }

    private void checkLots() {
        Map<LotId, long[]> rebuilt = new HashMap<>();
        for (InMemoryLedgerStore.Posted posted : given.store.journal()) {
            for (Posting posting : posted.draft().postings()) {
                if (posting.lot() != null) {
                    int state = posting.side() == LedgerSide.MEMBER_AVAILABLE ? 0 : 1;
                    rebuilt.computeIfAbsent(posting.lot(), id -> new long[2])[state] += posting.amount();
                }
            }
        }
        for (int i = 0; i < MEMBERS; i++) {
            List<LotRow> lots = given.store.lots(members.get(i));
            List<ModelLot> expected = model.members.get(i).lots;
            assertThat(lots).hasSameSizeAs(expected);
            for (int lot = 0; lot < lots.size(); lot++) {
                LotRow row = lots.get(lot);
                long[] states = {expected.get(lot).available, expected.get(lot).held};
                assertThat(new long[] {row.available(), row.held()})
                        .as("kept of %s", row)
                        .isEqualTo(states);
                assertThat(rebuilt.get(row.id())).as("rebuilt of %s", row).isEqualTo(states);
            }
        }
    }

    /** An ended hold keeps its end, because the model's does; and at most one entry has ended it. */
    private void checkHolds() {
        Map<HoldId, Integer> ends = new HashMap<>();
        for (InMemoryLedgerStore.Posted posted : given.store.journal()) {
            HoldId hold = posted.draft().about().hold();
            if (hold != null && posted.draft().kind() != EntryKind.HOLD) {
                ends.merge(hold, 1, Integer::sum);
            }
        }
        for (int i = 0; i < model.holds.size(); i++) {
            ModelHold expected = model.holds.get(i);
            Hold hold = given.store.hold(holds.get(i)).orElseThrow();
            boolean movedBack = expected.status != HoldStatus.OPEN && !expected.points.isEmpty();
            assertThat(hold.status()).as(hold.toString()).isEqualTo(expected.status);
            assertThat(hold.points().value()).isEqualTo(expected.points.size());
            assertThat(ends.getOrDefault(hold.id(), 0)).as("ends of %s", hold).isEqualTo(movedBack ? 1 : 0);
        }
    }
}
