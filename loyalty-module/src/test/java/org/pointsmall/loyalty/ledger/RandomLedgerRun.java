package org.pointsmall.loyalty.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.pointsmall.loyalty.ledger.LedgerModel.ModelAccount;
import org.pointsmall.loyalty.ledger.LedgerModel.ModelHold;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.OrderRef;
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
    private final Random random;
    private final LedgerFixture given = new LedgerFixture();
    private final RandomTime time;
    private final Ledger ledger = given.ledger;
    private final LedgerModel model = new LedgerModel();
    private final ModelMovements movements = new ModelMovements(model);
    private final ModelCorrections corrections = new ModelCorrections(model, movements);
    private final ModelExchanges exchanges = new ModelExchanges(model);
    private final LedgerChecks checks = new LedgerChecks(given.store, model);
    private final RandomMembers members;
    private final List<HoldId> holds = new ArrayList<>();
    private final List<Supplier<String>> asked = new ArrayList<>();

    private int done;

    RandomLedgerRun(long seed) {
        random = new Random(seed);
        time = new RandomTime(random, given.clock);
        members = new RandomMembers(random, given, model);
        changeTerms();
    }

    /** Does one operation, and checks everything; answers what it did. */
    String step() {
        done++;
        model.now = given.clock.instant();
        model.grace = given.terms.grace;
        model.clawback = given.terms.clawback;
        String operation =
                switch (random.nextInt(56)) {
                    case 0, 1, 2, 3, 4, 5, 6, 7 -> earn(aKey(), anOrder(), someParts());
                    case 8, 9, 10, 11, 12, 13, 14, 15, 16 -> hold();
                    case 17, 18, 19, 20, 21, 22 -> commit();
                    case 23 -> commitEmptyClaim();
                    case 24, 25, 26, 27 -> giveBack();
                    case 28, 29, 30, 31, 32 -> returnPoints(aKey(), aSettledOrder(), some(12), random.nextInt(20) == 0);
                    case 33, 34, 35 -> clawBackOfAny();
                    case 36, 37 -> adjust(aKey(), members.any(), time.anyLots());
                    case 38 -> open(aKey(), members.any(), some(15), random.nextInt(40), time.anyLots());
                    case 39, 40 -> reverse();
                    case 41, 42 -> askAgain();
                    case 43 -> random.nextBoolean() ? freezeOrThaw() : changeTerms();
                    case 44 -> random.nextBoolean() ? look() : random.nextBoolean() ? close() : merge();
                    case 45 -> changeTerms();
                    case 46, 47, 48, 49 -> exchange(aKey(), members.any(), some(25));
                    case 50, 51, 52, 53 -> giveBackOfAny();
                    default -> moveClock();
                };
        checks.check();
        return operation;
    }

    void end() {
        checks.nothingWasRewritten();
    }

    /** As the programme lasts, and often by rules whose points last otherwise: some of them equally long. */
    private record AnyPart(long points, RandomTime.Lots lots, boolean own) {}

    private List<AnyPart> someParts() {
        List<AnyPart> parts = new ArrayList<>();
        parts.add(new AnyPart(some(20), time.anyLots(), false));
        for (int more = random.nextInt(4); more > 1; more--) {
            parts.add(new AnyPart(some(9), time.anyLots(), true));
        }
        return parts;
    }

    private String earn(String key, long order, List<AnyPart> parts) {
        int member = members.ownerOf(order);
        Optional<Refusal> expected = movements.earn(
                members.own(member),
                key,
                order,
                parts.stream()
                        .map(part -> new ModelMovements.Part(
                                part.points(),
                                part.lots().policy().pending(),
                                part.lots().expiresAt(),
                                part.own()))
                        .toList());
        Points points = Points.of(parts.stream().mapToLong(AnyPart::points).sum());
        checks.answer(
                key,
                expected,
                ledger.earn(new Earning(
                        members.id(member),
                        new PostingKey(key),
                        points,
                        new OrderRef(order, null),
                        parts.stream()
                                .map(part -> new LotPart(
                                        Points.of(part.points()), part.lots().policy(), part.own()))
                                .toList(),
                        "test",
                        List.of(),
                        Allocation.NONE)));
        asked.add(() -> earn(key, order, List.of(new AnyPart(points.value(), time.anyLots(), false))));
        return "earn";
    }

    private String hold() {
        long order = anOrder();
        int member = random.nextInt(20) == 0 ? members.any() : members.ownerOf(order);
        long points =
                switch (random.nextInt(8)) {
                    case 0, 1 -> model.available(LedgerModel.standing(members.own(member))) + random.nextInt(2);
                    case 2 -> 0;
                    default -> some(25);
                };
        int before = model.holds.size();
        checks.refusedAlike(
                movements.hold(members.own(member), points, order, LedgerFixture.A_CHECKOUT),
                points == 0 && random.nextBoolean()
                        ? given.claim(members.id(member), order)
                        : given.hold(members.id(member), points, order));
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
        checks.refusedAlike(expected, outcome);
        outcome.map(committed ->
                assertThat(committed).isEqualTo(given.store.hold(committed.id()).orElseThrow()));
        return "commit " + used + " of " + all;
    }

    private String commitEmptyClaim() {
        long order = anOrder();
        int member = members.ownerOf(order);
        assertThat(ledger.lock(members.id(member)).commitEmptyClaim(order))
                .isEqualTo(movements.commitEmptyClaim(members.own(member), order));
        return "commit an empty claim";
    }

    private String giveBack() {
        HoldStatus end = random.nextBoolean() ? HoldStatus.RELEASED : HoldStatus.TIMED_OUT;
        if (holds.isEmpty()) {
            return "nothing to give back";
        }
        int hold = anyHold();
        HoldId id = holds.get(hold);
        checks.refusedAlike(
                movements.giveBack(model.holds.get(hold), end),
                end == HoldStatus.RELEASED ? ledger.release(id) : ledger.timeOut(id));
        return end.name();
    }

    private String returnPoints(String key, long order, long points, boolean stranger) {
        ModelAccount burner = model.order(order).burner;
        int member = stranger || burner == null ? members.any() : burner.number - 1;
        OrderReturn back = given.back(members.id(member), key, order, points);
        checks.answer(
                key, corrections.returnPoints(members.own(member), key, order, points), ledger.returnPoints(back));
        asked.add(() -> returnPoints(key, order, points, false));
        return "return";
    }

    /** All that the order has earned, half of the time: that is where too little may be left. */
    private String clawBackOfAny() {
        long order = aSettledOrder();
        long all = model.order(order).issued - model.order(order).revoked;
        return clawBack(aKey(), order, all > 0 && random.nextBoolean() ? all : some(20));
    }

    private String clawBack(String key, long order, long points) {
        int member = members.ownerOf(order);
        OrderReturn back = given.back(members.id(member), key, order, points);
        checks.answer(key, corrections.clawBack(members.own(member), key, order, points), ledger.clawBack(back));
        asked.add(() -> clawBack(key, order, points));
        return "claw back";
    }

    private String exchange(String key, int member, long points) {
        checks.answer(
                key,
                exchanges.exchange(members.own(member), key, points),
                ledger.exchange(given.exchange(members.id(member), key, points)));
        asked.add(() -> exchange(key, member, points));
        return "exchange";
    }

    /** Of an exchange most of the time, and for the member whose it was; sometimes of another entry, or for another. */
    private String giveBackOfAny() {
        List<Long> all = List.copyOf(exchanges.all.keySet());
        if (all.isEmpty()) {
            return "nothing to give back";
        }
        long entry = random.nextInt(12) == 0
                ? 1 + random.nextInt(model.entries.size())
                : all.get(random.nextInt(all.size()));
        ModelExchanges.ModelExchange exchange = exchanges.all.get(entry);
        boolean stranger = exchange == null || random.nextInt(12) == 0;
        return giveBack(aKey(), stranger ? members.any() : exchange.account().number - 1, entry, some(15));
    }

    private String giveBack(String key, int member, long entry, long points) {
        JournalEntry exchange = given.store.entry(new EntryId(entry)).orElseThrow();
        checks.answer(
                key,
                exchanges.giveBack(members.own(member), key, entry, points),
                ledger.giveBack(given.giveBack(members.id(member), key, exchange, points)));
        asked.add(() -> giveBack(key, member, entry, points));
        return "give back";
    }

    private String adjust(String key, int member, RandomTime.Lots lots) {
        return adjust(key, member, random.nextInt(3) == 0 ? -some(15) : some(15), lots);
    }

    private String adjust(String key, int member, long points, RandomTime.Lots lots) {
        Optional<Refusal> expected = corrections.adjust(
                members.own(member), key, points, "why", lots.policy().pending(), lots.expiresAt());
        checks.answer(
                key,
                expected,
                ledger.adjust(new Adjustment(
                        members.id(member), new PostingKey(key), points, lots.policy(), "admin " + done, "why")));
        asked.add(() -> adjust(key, member, points, time.anyLots()));
        return "adjust";
    }

    private String open(String key, int member, long points, int daysAgo, RandomTime.Lots lots) {
        Instant earnedAt = model.now.truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(daysAgo));
        Instant end = lots.expiresAt();
        Opening opening = new Opening(
                members.id(member),
                new PostingKey(key),
                Points.of(points),
                LocalDate.ofInstant(earnedAt, ZoneOffset.UTC),
                end == null ? null : LocalDate.ofInstant(end.minusMillis(1), ZoneOffset.UTC),
                "asked");
        checks.answer(
                key,
                corrections.open(members.own(member), key, points, earnedAt, end),
                ledger.lock(members.id(member)).open(opening, "admin " + done, "why"));
        asked.add(() -> open(key, member, points, random.nextInt(40), time.anyLots()));
        return "open";
    }

    /** Most of the time an adjustment, and that again and again; sometimes another entry. */
    private String reverse() {
        List<Long> adjustments = List.copyOf(model.adjustments.keySet());
        if (adjustments.isEmpty() || random.nextInt(8) == 0) {
            return reverseAny();
        }
        long number = adjustments.get(random.nextInt(adjustments.size()));
        String key = "reverse:" + number;
        checks.answer(
                key,
                corrections.reverse(key, model.adjustments.get(number)),
                ledger.reverse(new EntryId(number), "admin", "why " + done));
        return "reverse";
    }

    private String reverseAny() {
        long number = 1 + random.nextInt(model.entries.size() + 1);
        EntryKind kind =
                given.store.entry(new EntryId(number)).map(JournalEntry::kind).orElse(EntryKind.ADJUST);
        if (kind != EntryKind.ADJUST && kind != EntryKind.OPENING) {
            Refusal expected = Refusal.of(RefusalCode.CONFLICT).with("kind", kind.name());
            checks.refusedAlike(Optional.of(expected), ledger.reverse(new EntryId(number), "admin", "why"));
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
        int member = members.any();
        AccountStatus to = random.nextInt(3) == 0 ? AccountStatus.FROZEN : AccountStatus.ACTIVE;
        MemberId id = members.id(member);
        checks.refusedAlike(
                corrections.change(members.own(member), to),
                to == AccountStatus.FROZEN ? ledger.freeze(id, "test", "why") : ledger.unfreeze(id, "test", "why"));
        return to.name();
    }

    private String close() {
        int member = members.any();
        boolean paid = random.nextBoolean();
        Leftover leftover = paid ? new Leftover.PaidOut(LedgerFixture.A_POINT_IS_A_FEN) : new Leftover.Forfeited();
        checks.refusedAlike(
                corrections.close(members.own(member), paid),
                ledger.close(members.id(member), leftover, "admin", "why"));
        members.join();
        return "close";
    }

    private String merge() {
        int from = members.any();
        int into = members.any();
        checks.refusedAlike(
                corrections.merge(members.own(from), members.own(into)),
                ledger.merge(members.id(from), members.id(into), "admin", "why"));
        members.join();
        return "merge";
    }

    /** Posts what is due and nothing else, as a job does. */
    private String look() {
        int member = members.any();
        model.due(LedgerModel.standing(members.own(member)));
        ledger.lock(members.id(member)).book.lots();
        return "look";
    }

    private String changeTerms() {
        given.terms.grace = Duration.ofDays(random.nextInt(3));
        given.terms.clawback = ClawbackPolicy.values()[random.nextInt(ClawbackPolicy.values().length)];
        return "change the terms";
    }

    private String moveClock() {
        given.clock.moveOn(time.untilLater());
        return "move the clock";
    }

    /** A new one, most of the time; or one that stands for something already. */
    private String aKey() {
        List<String> used = checks.answered();
        return used.isEmpty() || random.nextInt(12) > 0 ? "asked:" + done : used.get(random.nextInt(used.size()));
    }

    private long some(int most) {
        return 1 + random.nextInt(most);
    }

    /** One that has something to give back or to take back, most of the time. */
    private long aSettledOrder() {
        long order = anOrder();
        for (int i = 0; i < 4 && model.order(order).isUntouched(); i++) {
            order = anOrder();
        }
        return order;
    }

    private long anOrder() {
        return random.nextInt(4 + done / 8);
    }

    /** One of the latest, most of the time: those are still open. */
    private int anyHold() {
        int all = holds.size();
        return random.nextInt(4) == 0 ? random.nextInt(all) : all - 1 - random.nextInt(Math.min(4, all));
    }
}
