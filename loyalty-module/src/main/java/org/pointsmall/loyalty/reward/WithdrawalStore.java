package org.pointsmall.loyalty.reward;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where withdrawals of offers are kept. Every method runs in the caller's transaction. */
public interface WithdrawalStore {

    /** A new one, at its beginning. */
    Withdrawal add(long offer, String reason, String actor, Instant at, long expected);

    /** The first that runs, locked until the transaction ends. */
    Optional<Withdrawal> lockNext();

    void update(Withdrawal withdrawal);

    /** Those of an offer, the latest first. */
    List<Withdrawal> of(long offer, int limit);
}
