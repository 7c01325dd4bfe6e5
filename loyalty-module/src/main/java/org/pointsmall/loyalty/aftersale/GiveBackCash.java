package org.pointsmall.loyalty.aftersale;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives back the cash of recorded returns: asks the gateway, outside of any transaction, then notes with the store what
 * has been given. A crash in between leaves it due, and the gateway is asked again by the same reference.
 */
final class GiveBackCash {
    private static final Logger LOG = LoggerFactory.getLogger(GiveBackCash.class);
    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 6;
    /** No next try is further away. */
    static final Duration LONGEST_WAIT = FIRST_WAIT.multipliedBy(1L << MOST_DOUBLINGS);

    private final Returns returns;
    private final SoldOrders orders;
    private final CashDesk desk;
    private final ReturnTerms terms;
    private final Transactions transactions;
    private final BusinessTime time;

    GiveBackCash(
            Returns returns,
            SoldOrders orders,
            CashDesk desk,
            ReturnTerms terms,
            Transactions transactions,
            BusinessTime time) {
        this.returns = returns;
        this.orders = orders;
        this.desk = desk;
        this.terms = terms;
        this.transactions = transactions;
        this.time = time;
    }

    boolean isOpen() {
        return desk.isOpen();
    }

    /** Takes the return's cash over and gives it back; answers whether nobody else was at it. */
    boolean takeOver(ReturnId id) {
        Instant now = time.now();
        boolean taken = transactions.required(() -> returns.takeOver(id, now, now.plus(terms.cashLasting())));
        if (taken) {
            give(id);
        }
        return taken;
    }

    /** Gives back what the return owes, for one who has taken it over. */
    void give(ReturnId id) {
        String problem = "";
        for (CashRefund refund : transactions.required(() -> returns.owed(id))) {
            CashAnswer answer = ask(refund);
            if (answer instanceof CashAnswer.Given given) {
                transactions.required(() -> note(refund, given));
            } else if (answer instanceof CashAnswer.NotGiven notGiven) {
                problem = notGiven.problem();
            }
        }
        String last = problem;
        transactions.required(() -> end(id, last));
    }

    /** Notes that all that is left to give has been given in another way. */
    void givenOtherwise(RecordedReturn recorded, String actor, String reference) {
        CashAnswer.Given given = new CashAnswer.Given(
                CashAnswer.By.REFUND, "given back by " + actor + ": " + reference, Map.of("LOYALTY_ACTOR", actor));
        transactions.required(() -> {
            List<CashRefund> owed = returns.owed(recorded.id());
            owed.forEach(refund -> note(refund, given));
            return returns.endTry(recorded.id(), time.now());
        });
    }

    /** What a gateway throws must not cost the others theirs, nor the caller the return, which stands. */
    private CashAnswer ask(CashRefund refund) {
        try {
            return desk.giveBack(refund);
        } catch (RuntimeException e) {
            LOG.error("{} could not be given back; it stays due", refund, e);
            return new CashAnswer.NotGiven(e.toString());
        }
    }

    private boolean note(CashRefund refund, CashAnswer.Given given) {
        orders.lock(refund.orderId());
        boolean first = returns.given(refund, time.now());
        if (first) {
            desk.note(refund, given);
        } else {
            LOG.error("{} has been given back twice: by the gateway, and by somebody who said so", refund);
        }
        return first;
    }

    private boolean end(ReturnId id, String problem) {
        Instant now = time.now();
        boolean done = returns.endTry(id, now);
        if (!done) {
            Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(returns.tries(id) - 1, MOST_DOUBLINGS));
            returns.postpone(id, problem, now.plus(wait));
            LOG.warn("Cash of {} is still due, the next try is in {}: {}", id, wait, problem);
        }
        return done;
    }
}
