package org.pointsmall.loyalty.tier;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.ledger.AccountId;
import org.pointsmall.loyalty.ledger.Earning;
import org.pointsmall.loyalty.ledger.InMemoryLedgerStore;
import org.pointsmall.loyalty.ledger.InMemoryTransactions;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LedgerFixture;
import org.pointsmall.loyalty.ledger.LedgerObserver;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.ledger.MovableClock;
import org.pointsmall.loyalty.ledger.OrderReturn;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.outbox.Outbox;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.tier.QualifyingPeriod.Unit;
import org.pointsmall.loyalty.time.BusinessTime;

import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.tier.SomeTiers.by;
import static org.pointsmall.loyalty.tier.SomeTiers.calendar;

/** A programme in Shanghai with a ledger and tiers in memory, whose orders earn a point for each yuan. */
final class ProgrammeWithTiers {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final TierScheme BY_POINTS = by(calendar(Unit.YEAR), Period.ofMonths(1));
    static final TierScheme BY_SPEND = by(Measure.SPEND, calendar(Unit.YEAR), Period.ofMonths(1));

    final MovableClock clock = new MovableClock(at("2026-03-15T10:00"));
    final BusinessTime time = new BusinessTime(clock, ZONE);
    final InMemoryLedgerStore ledgerStore = new InMemoryLedgerStore();
    final InMemoryTransactions transactions = new InMemoryTransactions(ledgerStore);
    final TiersInMemory store = new TiersInMemory(ledgerStore);
    final TierSchemes schemes =
            new TierSchemes(store, new SchemeRules(rate -> rate.money().minorUnits() != 133), transactions, time);
    final LockedTiers files = new LockedTiers(store, schemes, Outbox.NONE, time);
    final Ledger ledger = new Ledger(
            ledgerStore, new LedgerFixture.ProgrammeTerms(), time, LedgerObserver.NONE, new QualifyForTiers(files));
    final ReadTiers tiers = new ReadTiers(files);
    final ReviewTiers reviewTiers = new ReviewTiers(files, ledgerStore, transactions);
    final GiveTier giveTier = new GiveTier(files, ledger, transactions);

    private long last;

    MemberId aMember() {
        return new MemberId(++last);
    }

    long anOrder() {
        return ++last;
    }

    void define(TierScheme scheme) {
        TierSchemes.Saved saved = schemes.save(store.revision(), scheme, "test");
        if (!(saved instanceof TierSchemes.Saved.InForce)) {
            throw new AssertionError("not saved: " + saved);
        }
        schemes.refresh();
    }

    /** An order with a line for each of these amounts. */
    long award(MemberId member, long... yuan) {
        long order = anOrder();
        List<Allocation.Part> parts = new ArrayList<>();
        long sum = 0;
        for (int line = 0; line < yuan.length; line++) {
            parts.add(
                    new Allocation.Part(line + 1L, Points.of(yuan[line]), new Money(100 * yuan[line], SomeTiers.CNY)));
            sum += yuan[line];
        }
        granted(ledger.earn(new Earning(
                member,
                PostingKey.of("earn-order", order),
                Points.of(sum),
                new OrderRef(order, null),
                LotPolicy.LASTING,
                "checkout",
                List.of(),
                new Allocation(parts))));
        return order;
    }

    /** Points that an order earned are taken back; of which of its lines is not known. */
    void takeBack(MemberId member, long order, long points) {
        takeBack(member, order, points, Allocation.NONE);
    }

    void takeBack(MemberId member, long order, long points, Allocation ofLines) {
        granted(ledger.clawBack(new OrderReturn(
                member,
                new PostingKey("clawback:" + order + ":" + anOrder()),
                new OrderRef(order, null),
                null,
                Points.of(points),
                "service",
                "sent back",
                ofLines)));
    }

    /** Runs the job to its end; answers how many accounts it dealt with. */
    long review() {
        Job.Run run = reviewTiers.begin();
        long processed = 0;
        Job.Chunk chunk;
        do {
            chunk = run.next();
            processed += chunk.processed();
        } while (!chunk.last());
        return processed;
    }

    void moveTo(String local) {
        clock.moveOn(Duration.between(clock.instant(), at(local)));
    }

    AccountId account(MemberId member) {
        return ledger.account(member).orElseThrow().id();
    }

    @Nullable
    TierCode tierOf(MemberId member) {
        return tiers.tierOf(member).map(Tier::code).orElse(null);
    }

    Standing standing(MemberId member) {
        return tiers.projection(member).orElseThrow().standing();
    }

    long gathered(MemberId member) {
        return tiers.projection(member).orElseThrow().gathered();
    }

    static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }
}
