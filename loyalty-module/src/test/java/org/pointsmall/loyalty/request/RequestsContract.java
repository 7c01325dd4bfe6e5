package org.pointsmall.loyalty.request;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.ledger.MovableClock;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.time.TimeFixture;
import org.pointsmall.loyalty.transaction.Transactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What holds of requests' names and numbers, wherever they are kept. */
public abstract class RequestsContract {
    private static final Instant NOON = Instant.parse("2026-11-30T12:00:10Z");
    private static final Pace THREE_A_MINUTE = new Pace(3, Duration.ofMinutes(1));
    private static final AtomicInteger NAMES = new AtomicInteger();

    private MovableClock clock;
    private BusinessTime time;
    private CarryOutOnce once;
    private KeepPace pace;
    private RequestKey key;
    private String who;

    protected abstract RequestKeyStore keys();

    protected abstract PaceStore paces();

    protected abstract Transactions transactions();

    @BeforeEach
    void begin() {
        clock = new MovableClock(NOON);
        time = TimeFixture.inUtc(clock);
        once = new CarryOutOnce(keys(), transactions(), time);
        pace = new KeepPace(paces(), time);
        key = named("k-" + NAMES.incrementAndGet());
        who = "member:" + NAMES.incrementAndGet();
    }

    private static RequestKey named(String key) {
        return new RequestKey(new MemberId(7), "exchange", key);
    }

    private Outcome<CarryOutOnce.Carried<String>> ask(
            RequestKey under, String content, Supplier<Outcome<String>> first) {
        return once.run(under, content, first, () -> Outcome.done("as it is now"));
    }

    private Outcome<CarryOutOnce.Carried<String>> ask(String content) {
        return ask(key, content, () -> Outcome.done("done"));
    }

    @Test
    void theSameRequestIsCarriedOutOnceAndAnsweredAsItStandsNow() {
        assertThat(ask("a")).isEqualTo(Outcome.done(new CarryOutOnce.Carried<>("done", false)));
        assertThat(ask("a")).isEqualTo(Outcome.done(new CarryOutOnce.Carried<>("as it is now", true)));
    }

    @Test
    void anotherRequestUnderTheSameNameIsRefused() {
        ask("a");

        assertThat(ask("b")).isEqualTo(refused(RefusalCode.IDEMPOTENCY_KEY_REUSED));
        RequestKey ofAnother = new RequestKey(new MemberId(8), key.operation(), key.key());
        assertThat(ask(ofAnother, "b", () -> Outcome.done("done")).isRefused()).isFalse();
        RequestKey forSomethingElse = new RequestKey(key.member(), "give-back", key.key());
        assertThat(ask(forSomethingElse, "b", () -> Outcome.done("done")).isRefused())
                .isFalse();
    }

    @Test
    void whileTheFirstRunsTheSecondIsToldAndChangesNothing() {
        Outcome<CarryOutOnce.Carried<String>> first = ask(key, "a", () -> {
            assertThat(ask("a")).isEqualTo(refused(RefusalCode.CONFLICT));
            assertThat(ask("b")).isEqualTo(refused(RefusalCode.IDEMPOTENCY_KEY_REUSED));
            return Outcome.done("done");
        });

        assertThat(first.isRefused()).isFalse();
    }

    @Test
    void whatWasRefusedOrFailedMayComeAgain() {
        Refusal refusal = Refusal.of(RefusalCode.SOLD_OUT);
        assertThat(ask(key, "a", () -> Outcome.refused(refusal))).isEqualTo(Outcome.refused(refusal));
        assertThatThrownBy(() -> ask(key, "a", () -> {
                    throw new IllegalStateException("no connection");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(ask("b")).isEqualTo(Outcome.done(new CarryOutOnce.Carried<>("done", false)));
    }

    @Test
    void whatNobodyRunsAnyMoreIsTakenOver() {
        keys().begin(key, digestOfWhatNobodyAsksFor(), clock.instant());
        assertThat(ask("a")).isEqualTo(refused(RefusalCode.IDEMPOTENCY_KEY_REUSED));
        RequestKey left = named("left-" + NAMES.incrementAndGet());
        Outcome<CarryOutOnce.Carried<String>> whoDied = ask(left, "a", () -> {
            clock.moveOn(CarryOutOnce.LONGEST_RUN);
            assertThat(ask(left, "a", () -> Outcome.done("too early"))).isEqualTo(refused(RefusalCode.CONFLICT, left));
            clock.moveOn(Duration.ofMillis(1));
            return ask(left, "a", () -> Outcome.done("taken over")).map(CarryOutOnce.Carried::value);
        });

        assertThat(whoDied).isEqualTo(Outcome.done(new CarryOutOnce.Carried<>("taken over", false)));
    }

    private Outcome<CarryOutOnce.Carried<String>> askInOne(RequestKey under, Supplier<Outcome<String>> first) {
        return once.runInOne(under, "a", first, () -> Outcome.done("as it is now"));
    }

    /** Somebody else takes over what runs for too long, and has done it. */
    private void anotherTakesOver() {
        clock.moveOn(CarryOutOnce.LONGEST_RUN.plusMillis(1));
        assertThat(ask("a").map(CarryOutOnce.Carried::value)).isEqualTo(Outcome.done("done"));
    }

    @Test
    void whoWasOvertakenAndFailsLeavesTheNameToWhoHasDoneIt() {
        Refusal refusal = Refusal.of(RefusalCode.SOLD_OUT);

        assertThat(ask(key, "a", () -> {
                    anotherTakesOver();
                    return Outcome.refused(refusal);
                }))
                .isEqualTo(Outcome.refused(refusal));

        assertThat(ask("a")).isEqualTo(Outcome.done(new CarryOutOnce.Carried<>("as it is now", true)));
    }

    @Test
    void whoWasOvertakenByOneThatStillRunsDoesNotEndIt() {
        ask(key, "a", () -> {
            clock.moveOn(CarryOutOnce.LONGEST_RUN.plusMillis(1));
            assertThat(keys().takeOver(key, clock.instant().minusMillis(1), clock.instant()))
                    .isTrue();
            return Outcome.done("late");
        });

        assertThat(ask("a")).isEqualTo(refused(RefusalCode.CONFLICT));
    }

    @Test
    void inOneTransactionItIsCarriedOutOnceTooAndARefusalMayComeAgain() {
        Refusal refusal = Refusal.of(RefusalCode.SOLD_OUT);
        assertThat(askInOne(key, () -> Outcome.refused(refusal))).isEqualTo(Outcome.refused(refusal));
        assertThatThrownBy(() -> askInOne(key, () -> {
                    throw new IllegalStateException("no connection");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(askInOne(key, () -> Outcome.done("done")))
                .isEqualTo(Outcome.done(new CarryOutOnce.Carried<>("done", false)));
        assertThat(askInOne(key, () -> Outcome.done("twice")))
                .isEqualTo(Outcome.done(new CarryOutOnce.Carried<>("as it is now", true)));
    }

    @Test
    void keysThatDifferInALettersCaseAreTwo() {
        RequestKey small = named("k-case-" + NAMES.incrementAndGet());
        RequestKey capital = named(small.key().toUpperCase(java.util.Locale.ROOT));

        assertThat(ask(small, "a", () -> Outcome.done("small")))
                .isEqualTo(Outcome.done(new CarryOutOnce.Carried<>("small", false)));
        assertThat(ask(capital, "b", () -> Outcome.done("capital")))
                .isEqualTo(Outcome.done(new CarryOutOnce.Carried<>("capital", false)));
    }

    @Test
    void namesAreKeptForADayAndForgottenThen() {
        ask("a");
        ForgetRequests job = new ForgetRequests(keys(), paces(), time);
        clock.moveOn(CarryOutOnce.KEPT);
        job.begin().next();
        assertThat(keys().find(key)).isPresent();

        clock.moveOn(Duration.ofMillis(1));
        job.begin().next();
        assertThat(keys().find(key)).isEmpty();
    }

    @Test
    void asManyAsThePaceAllowsAndNoneMoreUntilTheNextWindow() {
        assertThat(List.of(step(), step(), step()))
                .containsExactly(
                        new KeepPace.Step(true, 2, Duration.ofSeconds(50)),
                        new KeepPace.Step(true, 1, Duration.ofSeconds(50)),
                        new KeepPace.Step(true, 0, Duration.ofSeconds(50)));
        assertThat(step()).isEqualTo(new KeepPace.Step(false, 0, Duration.ofSeconds(50)));

        clock.moveOn(Duration.ofMillis(49_999));
        assertThat(step()).isEqualTo(new KeepPace.Step(false, 0, Duration.ofSeconds(1)));
        clock.moveOn(Duration.ofMillis(1));
        assertThat(step()).isEqualTo(new KeepPace.Step(true, 2, Duration.ofSeconds(60)));
    }

    @Test
    void aWindowThatBeginsTooFarAheadClosesNothing() {
        clock.moveOn(Duration.ofMinutes(2));
        step();
        step();
        step();
        clock.moveOn(Duration.ofMinutes(-2));

        assertThat(step()).isEqualTo(new KeepPace.Step(true, 2, Duration.ofSeconds(50)));
    }

    @Test
    void theNextWindowOfANodeWhoseClockIsAheadCounts() {
        clock.moveOn(Duration.ofMinutes(1));
        step();
        step();
        step();
        clock.moveOn(Duration.ofMinutes(-1));

        assertThat(step()).isEqualTo(new KeepPace.Step(false, 0, Duration.ofSeconds(110)));
    }

    @Test
    void whoWasCountedADayAgoIsForgotten() {
        step();
        clock.moveOn(Duration.ofHours(25));
        new ForgetRequests(keys(), paces(), time).begin().next();

        assertThat(paces().counted(who)).isEmpty();
    }

    @Test
    void ofManyAtOnceAsManyPassAsMay() throws Exception {
        Pace twenty = new Pace(20, Duration.ofMinutes(1));

        List<KeepPace.Step> steps = atOnce(32, () -> pace.step(who, twenty));

        assertThat(steps).filteredOn(KeepPace.Step::allowed).hasSize(20);
        assertThat(paces().counted(who)).contains(new PaceStore.Counted(twenty.windowAt(NOON.toEpochMilli()), 20));
        assertThat(pace.step(who, twenty).allowed()).isFalse();
    }

    @Test
    void ofManyAtOnceUnderOneNameOneIsCarriedOut() throws Exception {
        AtomicInteger carriedOut = new AtomicInteger();

        List<Outcome<CarryOutOnce.Carried<String>>> outcomes = atOnce(
                32,
                () -> ask(key, "a", () -> {
                    carriedOut.incrementAndGet();
                    return Outcome.done("done");
                }));

        assertThat(carriedOut).hasValue(1);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.equals(Outcome.done(new CarryOutOnce.Carried<>("done", false))))
                .hasSize(1);
        assertThat(ask("a")).isEqualTo(Outcome.done(new CarryOutOnce.Carried<>("as it is now", true)));
    }

    private static <T> List<T> atOnce(int times, Callable<T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                running.add(threads.submit(() -> {
                    start.await();
                    return work.call();
                }));
            }
            start.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(one.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private KeepPace.Step step() {
        return pace.step(who, THREE_A_MINUTE);
    }

    private static String digestOfWhatNobodyAsksFor() {
        return "0".repeat(64);
    }

    private <T> Outcome<T> refused(RefusalCode code) {
        return refused(code, key);
    }

    private static <T> Outcome<T> refused(RefusalCode code, RequestKey key) {
        return Outcome.refused(Refusal.of(code).with("key", key.key()));
    }
}
