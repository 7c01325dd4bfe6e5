package org.pointsmall.loyalty.account;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.account.LedgerModel.ModelAccount;
import org.pointsmall.loyalty.account.LedgerModel.ModelAdjustment;
import org.pointsmall.loyalty.account.LedgerModel.ModelHold;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random operations of one seed, done to the ledger and to the model at once and compared after each, as
 * {@link LedgerChecks} says. Orders and ended holds are drawn from few, so that they repeat; lots expire and become
 * available on few days, so that they tie; keys are used again on purpose.
 */
final class RandomLedgerRun {
    private static final Duration[] WAITS = {Duration.ZERO, Duration.ZERO, Duration.ofHours(1), Duration.ofDays(2)};

    private final Random random;
    private final LedgerFixture given = new LedgerFixture();
    private final Ledger ledger = given.ledger;
    private final LedgerModel model = new LedgerModel();
    private final ModelMovements movements = new ModelMovements(model);
    private final ModelCorrections corrections = new ModelCorrections(model, movements);
    private final LedgerChecks checks = new LedgerChecks(given.store, model);
    private final List<MemberId> members = new ArrayList<>();
    private final Map<Long, Integer> owners = new HashMap<>();
    private final List<HoldId> holds = new ArrayList<>();
    private final Map<String, JournalEntry> answers = new HashMap<>();
    private final List<Supplier<String>> asked = new ArrayList<>();

    private int done;

    RandomLedgerRun(long seed) {
        random = new Random(seed);
        for (int i = 0; i < 3; i++) {
            join();
        }
    }

    /** Does one operation, and checks everything; answers what it did. */
    String step() {
        done++;
        model.now = given.clock.instant();
        model.grace = given.terms.grace;
        model.revoke = given.terms.revoke;
        String operation =
                switch (random.nextInt(48)) {
                    case 0, 1, 2, 3, 4, 5, 6, 7 -> earn(aKey(), anOrder(), some(20), anyLots());
                    case 8, 9, 10, 11, 12, 13, 14, 15, 16 -> hold();
                    case 17, 18, 19, 20, 21, 22 -> commit();
                    case 23 -> commitEmptyClaim();
                    case 24, 25 -> giveBack(HoldStatus.RELEASED);
                    case 26, 27 -> giveBack(HoldStatus.TIMED_OUT);
                    case 28, 29, 30, 31, 32 -> returnPoints(aKey(), anOrder(), some(12), random.nextInt(20) == 0);
                    case 33, 34, 35 -> clawBack(aKey(), anOrder(), some(12));
                    case 36, 37 -> adjust(aKey(), aMember(), some(15), anyLots());
                    case 38 -> adjust(aKey(), aMember(), -some(15), anyLots());
                    case 39, 40 -> reverse();
                    case 41, 42 -> askAgain();
                    case 43 -> freezeOrThaw();
                    case 44 -> random.nextInt(4) > 0 ? look() : random.nextBoolean() ? close() : merge();
                    case 45 -> changeTerms();
                    default -> moveClock();
                };
        checks.check();
        return operation;
    }

    void end() {
        checks.nothingWasRewritten();
    }

    private void join() {
        MemberId member = given.aMember().id();
        members.add(member);
        ledger.lock(member);
        model.accounts.add(new ModelAccount(model.accounts.size() + 1));
    }

    private String earn(String key, long order, long points, Lots lots) {
        int member = ownerOf(order);
        Optional<Refusal> expected =
                movements.earn(own(member), key, points, order, lots.policy.pending(), lots.expiresAt);
        answer(
                key,
                expected,
                ledger.earn(new Earning(
                        members.get(member),
                        new PostingKey(key),
                        Points.of(points),
                        new OrderRef(order, null),
                        lots.policy,
                        "test",
                        List.of())));
        asked.add(() -> earn(key, order, points, anyLots()));
        return "earn";
    }

    private String hold() {
        long order = anOrder();
        int member = random.nextInt(20) == 0 ? aMember() : ownerOf(order);
        long points =
                switch (random.nextInt(8)) {
                    case 0 -> model.available(LedgerModel.standing(own(member))) + random.nextInt(2);
                    case 1 -> 0;
                    default -> some(25);
                };
        int before = model.holds.size();
        compare(
                movements.hold(own(member), points, order, LedgerFixture.A_CHECKOUT),
                points == 0 && random.nextBoolean()
                        ? given.claim(members.get(member), order)
                        : given.hold(members.get(member), points, order));
        if (model.holds.size() > before) {
            holds.add(given.store.claim(order).orElseThrow().id());
        }
        return "hold " + points;
    }

    private String commit() {
        if (holds.isEmpty()) {
            return "nothing to commit";
        }
        int index = anyHold();
        ModelHold hold = model.holds.get(index);
        int all = hold.points.size();
        long used = random.nextInt(3) > 0 ? all : random.nextInt(all + 2);
        OrderRef order = new OrderRef(hold.orderId, "number");
        Optional<Refusal> expected = movements.commit(hold, used);
        Outcome<Hold> outcome = used == all && random.nextBoolean()
                ? ledger.commit(holds.get(index), order)
                : ledger.commit(holds.get(index), order, Points.of(used));
        compare(expected, outcome);
        outcome.map(committed ->
                assertThat(committed).isEqualTo(given.store.hold(committed.id()).orElseThrow()));
        return "commit " + used + " of " + all;
    }

    private String commitEmptyClaim() {
        long order = anOrder();
        int member = ownerOf(order);
        assertThat(ledger.lock(members.get(member)).commitEmptyClaim(order))
                .isEqualTo(movements.commitEmptyClaim(own(member), order));
        return "commit an empty claim";
    }

    private String giveBack(HoldStatus end) {
        if (holds.isEmpty()) {
            return "nothing to give back";
        }
        int hold = anyHold();
        HoldId id = holds.get(hold);
        compare(
                movements.giveBack(model.holds.get(hold), end),
                end == HoldStatus.RELEASED ? ledger.release(id) : ledger.timeOut(id));
        return end.name();
    }

    private String returnPoints(String key, long order, long points, boolean stranger) {
        ModelAccount burner = model.order(order).burner;
        int member = stranger || burner == null ? aMember() : burner.number - 1;
        OrderReturn back = back(member, key, order, points);
        answer(key, corrections.returnPoints(own(member), key, order, points), ledger.returnPoints(back));
        asked.add(() -> returnPoints(key, order, points, false));
        return "return";
    }

    private String clawBack(String key, long order, long points) {
        int member = ownerOf(order);
        OrderReturn back = back(member, key, order, points);
        answer(key, corrections.clawBack(own(member), key, order, points), ledger.clawBack(back));
        asked.add(() -> clawBack(key, order, points));
        return "claw back";
    }

    private OrderReturn back(int member, String key, long order, long points) {
        OrderRef about = new OrderRef(order, null);
        return new OrderReturn(
                members.get(member), new PostingKey(key), about, Points.of(points), "test", "reason " + done);
    }

    private String adjust(String key, int member, long points, Lots lots) {
        Optional<Refusal> expected =
                corrections.adjust(own(member), key, points, "why", lots.policy.pending(), lots.expiresAt);
        answer(
                key,
                expected,
                ledger.adjust(new Adjustment(
                        members.get(member), new PostingKey(key), points, lots.policy, "admin " + done, "why")));
        asked.add(() -> adjust(key, member, points, anyLots()));
        return "adjust";
    }

    /** Most of the time an adjustment, and that again and again; sometimes another entry. */
    private String reverse() {
        List<Long> adjustments = List.copyOf(model.adjustments.keySet());
        if (adjustments.isEmpty() || (random.nextInt(8) == 0 && !model.entries.isEmpty())) {
            return reverseAny();
        }
        long number = adjustments.get(random.nextInt(adjustments.size()));
        ModelAdjustment adjustment = model.adjustments.get(number);
        String key = "reverse:" + number;
        answer(key, corrections.reverse(key, adjustment), ledger.reverse(new EntryId(number), "admin", "why " + done));
        return "reverse";
    }

    private String reverseAny() {
        if (model.entries.isEmpty()) {
            return "nothing to reverse";
        }
        long number = 1 + random.nextInt(model.entries.size());
        EntryKind kind = given.store.entry(new EntryId(number)).orElseThrow().kind();
        if (kind != EntryKind.ADJUST) {
            Refusal expected = Refusal.of(RefusalCode.CONFLICT).with("kind", kind.name());
            compare(Optional.of(expected), ledger.reverse(new EntryId(number), "admin", "why"));
        }
        return "reverse " + kind;
    }

    /** The same key with the same content again; or nothing that was asked before. */
    private String askAgain() {
        return asked.isEmpty()
                ? "nothing to ask again"
                : "again " + asked.get(random.nextInt(asked.size())).get();
    }

    private String freezeOrThaw() {
        int member = aMember();
        AccountStatus to = random.nextInt(3) == 0 ? AccountStatus.FROZEN : AccountStatus.ACTIVE;
        MemberId id = members.get(member);
        compare(
                corrections.change(own(member), to),
                to == AccountStatus.FROZEN ? ledger.freeze(id, "test", "why") : ledger.unfreeze(id, "test", "why"));
        return to.name();
    }

    private String close() {
        int member = aMember();
        boolean paid = random.nextBoolean();
        Leftover leftover = paid ? new Leftover.PaidOut(LedgerFixture.A_POINT_IS_A_FEN) : new Leftover.Forfeited();
        compare(corrections.close(own(member), paid), ledger.close(members.get(member), leftover, "admin", "why"));
        join();
        return "close";
    }

    private String merge() {
        int from = aMember();
        int into = aMember();
        compare(
                corrections.merge(own(from), own(into)),
                ledger.merge(members.get(from), members.get(into), "admin", "why"));
        join();
        return "merge";
    }

    /** Posts what is due and nothing else, as a job does. */
    private String look() {
        int member = aMember();
        model.due(LedgerModel.standing(own(member)));
        ledger.lock(members.get(member)).book.lots();
        return "look";
    }

    private String changeTerms() {
        given.terms.grace = Duration.ofDays(random.nextInt(3));
        given.terms.revoke = RevokePolicy.values()[random.nextInt(RevokePolicy.values().length)];
        return "change the terms";
    }

    /** By whole checkouts and to midnight too, so that holds and lots become due to the millisecond. */
    private String moveClock() {
        Instant now = given.clock.instant();
        Instant midnight = now.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));
        given.clock.moveOn(
                switch (random.nextInt(8)) {
                    case 0 -> Duration.between(now, midnight);
                    case 1 -> Duration.between(now, midnight.minusMillis(1));
                    case 2 -> Duration.ofDays(1);
                    case 3 -> Duration.ofHours(1);
                    case 4, 5 -> LedgerFixture.A_CHECKOUT;
                    default -> Duration.ofSeconds(random.nextInt(600));
                });
        return "move the clock";
    }

    private void answer(String key, Optional<Refusal> expected, Outcome<JournalEntry> outcome) {
        compare(expected, outcome);
        if (outcome instanceof Outcome.Done<JournalEntry> posted) {
            JournalEntry first = answers.putIfAbsent(key, posted.value());
            if (first != null && !first.equals(posted.value())) {
                throw new AssertionError("not the first answer: " + posted.value() + " but " + first);
            }
        }
    }

    private static void compare(Optional<Refusal> expected, Outcome<?> outcome) {
        Optional<Refusal> refusal =
                outcome instanceof Outcome.Refused<?> refused ? Optional.of(refused.refusal()) : Optional.empty();
        if (!refusal.equals(expected)) {
            throw new AssertionError("refused with " + refusal + ", should be " + expected);
        }
    }

    /** Terms for points that are earned now, and when they will expire. */
    private record Lots(LotPolicy policy, @Nullable Instant expiresAt) {}

    private Lots anyLots() {
        Duration waits = WAITS[random.nextInt(WAITS.length)];
        int days = random.nextInt(4);
        Instant today = given.clock.instant().truncatedTo(ChronoUnit.DAYS);
        Instant after = today.plus(Duration.ofDays(days + 1));
        return switch (random.nextInt(4)) {
            case 0 -> new Lots(new LotPolicy(waits, new Expiry.Never()), null);
            case 1 ->
                new Lots(
                        new LotPolicy(
                                waits,
                                new Expiry.On(LocalDate.ofInstant(today, ZoneOffset.UTC)
                                        .plusDays(days))),
                        after);
            default ->
                new Lots(
                        new LotPolicy(waits, new Expiry.After(Period.ofDays(days + 1), Expiry.End.DAY)),
                        after.plus(Duration.ofDays(1)));
        };
    }

    /** A new one, most of the time; or one that stands for something already. */
    private String aKey() {
        List<String> used = List.copyOf(answers.keySet());
        return used.isEmpty() || random.nextInt(12) > 0 ? "asked:" + done : used.get(random.nextInt(used.size()));
    }

    private long some(int most) {
        return 1 + random.nextInt(most);
    }

    private long anOrder() {
        return random.nextInt(4 + done / 8);
    }

    /** One of the latest, most of the time: those before them may have closed their accounts. */
    private int aMember() {
        int all = members.size();
        return random.nextInt(4) == 0 ? random.nextInt(all) : all - 1 - random.nextInt(Math.min(4, all));
    }

    private int ownerOf(long order) {
        return owners.computeIfAbsent(order, id -> aMember());
    }

    private ModelAccount own(int member) {
        return model.accounts.get(member);
    }

    /** One of the latest, most of the time: those are still open. */
    private int anyHold() {
        int all = holds.size();
        return random.nextInt(4) == 0 ? random.nextInt(all) : all - 1 - random.nextInt(Math.min(4, all));
    }
}
