package org.pointsmall.loyalty.tier.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.ledger.Earning;
import org.pointsmall.loyalty.ledger.JournalEntry;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LedgerObserver;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.ledger.Merchant;
import org.pointsmall.loyalty.ledger.MovableClock;
import org.pointsmall.loyalty.ledger.OrderReturn;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.ledger.jdbc.JdbcLedgerStore;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.outbox.Outbox;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.tier.ForeseeTiers;
import org.pointsmall.loyalty.tier.GiveTier;
import org.pointsmall.loyalty.tier.MemberTiers;
import org.pointsmall.loyalty.tier.OpenTiers;
import org.pointsmall.loyalty.tier.SomeTiers;
import org.pointsmall.loyalty.tier.TierScheme;
import org.pointsmall.loyalty.tier.TierSchemes;
import org.pointsmall.loyalty.tier.Tiers;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.TransactionsOfAStore;

import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;

/** One node of a store with a ledger and tiers, on a database that other nodes may share. */
final class TierShop {
    final Transactions transactions;
    final JdbcLedgerStore ledgerStore;
    final Ledger ledger;
    final TierSchemes schemes;
    final MemberTiers tiers;
    final Job reviewTiers;
    final GiveTier giveTier;
    final OpenTiers openTiers;
    final ForeseeTiers foresee;

    TierShop(Merchant merchant, TestDatabase database, MovableClock clock) {
        BusinessTime time = merchant.time(clock);
        transactions = TransactionsOfAStore.on(database.dataSource());
        ledgerStore = new JdbcLedgerStore(database.dataSource(), transactions, time);
        JdbcTierStore store = new JdbcTierStore(database.dataSource(), ledgerStore.pipeline());
        Tiers all = new Tiers(store, rate -> true, Outbox.NONE, transactions, time);
        schemes = all.tierSchemes();
        ledger = new Ledger(ledgerStore, merchant.terms(), time, LedgerObserver.NONE, all.qualifyForTiers());
        tiers = all.memberTiers();
        reviewTiers = all.reviewTiers(ledgerStore);
        giveTier = all.giveTier(ledger);
        openTiers = all.openTiers(ledger);
        foresee = all.foreseeTiers(new JdbcTierSamples(database.dataSource()));
    }

    /** Puts the scheme in force, after whatever is. */
    long define(TierScheme scheme) {
        TierSchemes.Revision inForce = schemes.inForce();
        TierSchemes.Saved saved = schemes.save(inForce == null ? 0 : inForce.number(), scheme, "test");
        schemes.refresh();
        if (saved instanceof TierSchemes.Saved.InForce done) {
            return done.revision();
        }
        throw new AssertionError("not saved: " + saved);
    }

    /** An order earns a point for each yuan of its lines 1, 2, ... */
    JournalEntry award(MemberId member, long orderId, long... yuan) {
        return in(() -> granted(ledger.earn(earning(member, orderId, yuan))));
    }

    static Earning earning(MemberId member, long orderId, long... yuan) {
        List<Allocation.Part> parts = new ArrayList<>();
        long sum = 0;
        for (int line = 0; line < yuan.length; line++) {
            Money paid = new Money(100 * yuan[line], SomeTiers.CNY);
            parts.add(new Allocation.Part(line + 1L, Points.of(yuan[line]), paid));
            sum += yuan[line];
        }
        return new Earning(
                member,
                PostingKey.of("earn-order", orderId),
                Points.of(sum),
                new OrderRef(orderId, "N-" + orderId),
                LotPolicy.LASTING,
                "checkout",
                List.of(),
                new Allocation(parts));
    }

    /** Points that an order earned are taken back; of which of its parts is not known. */
    JournalEntry takeBack(MemberId member, long orderId, long points, String key) {
        return in(() -> granted(ledger.clawBack(new OrderReturn(
                member,
                new PostingKey("clawback:" + orderId + ":" + key),
                new OrderRef(orderId, "N-" + orderId),
                Points.of(points),
                "service",
                "sent back"))));
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

    <T> T in(Supplier<T> work) {
        return transactions.required(work);
    }
}
