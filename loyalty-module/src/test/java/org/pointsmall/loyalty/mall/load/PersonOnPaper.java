package org.pointsmall.loyalty.mall.load;

import java.util.Map;
import java.util.TreeMap;
import org.pointsmall.loyalty.ledger.Balance;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody, by whichever login. What came in less what went out is known to the point. What was asked back and was not
 * there is written off, or owed; what comes later pays some of it, and how much is only known within bounds.
 */
final class PersonOnPaper {
    private final boolean debts;
    final Map<String, Long> counted = new TreeMap<>();
    long granted;
    long held;
    /** By what qualifies for tiers. */
    long gathered;

    private long net;
    private long missing;
    private long payable;
    private long maybeMissing;
    private boolean nothingLeft;

    /** @param debts whether what is missing is owed, and paid by whatever comes in */
    PersonOnPaper(boolean debts) {
        this.debts = debts;
    }

    long available() {
        return net + missing;
    }

    void granted(long points) {
        granted += points;
        earns(points);
    }

    void earns(long points) {
        net += points;
        payable += debts ? points : 0;
    }

    void spends(long points) {
        net -= points;
    }

    void getsBack(long points) {
        net += points;
        payable += points;
    }

    void holds(long points) {
        spends(points);
        held += points;
    }

    void isGivenBack(long points) {
        held -= points;
        getsBack(points);
    }

    /** @param shortfall how much of it was not there */
    void isAskedBack(long points, long shortfall) {
        net -= points;
        maybeMissing += debts ? points : shortfall;
        nothingLeft |= shortfall > 0;
    }

    void takesIn(PersonOnPaper other) {
        granted += other.granted;
        gathered += other.gathered;
        net += other.net;
        missing += other.missing;
        payable += debts ? missing : 0;
        other.counted.forEach((what, many) -> counted.merge(what, many, Long::sum));
    }

    /** The balance is what it has to be; from here on it is known how much is missing. */
    void check(Balance balance, String told) {
        assertThat(balance.held().value()).as("held, %s", told).isEqualTo(held);
        long available = balance.available().value();
        long now = available - net;
        assertThat(now)
                .as("available %d of %d, %s", available, net, told)
                .isBetween(Math.max(0, missing - payable), missing + maybeMissing);
        if (nothingLeft) {
            assertThat(available)
                    .as("left, though some was not there, %s", told)
                    .isZero();
        }
        assertThat(balance.debt().value()).as("owed, %s", told).isEqualTo(debts ? now : 0);
        assertThat(debts && now > 0 && available > 0)
                .as("points beside a debt, %s", told)
                .isFalse();
        missing = now;
        payable = 0;
        maybeMissing = 0;
        nothingLeft = false;
    }

    /** What is missing at the end, when all that can be undone is: never more than what was used for good. */
    void ends(long usedForGood, String told) {
        assertThat(held).as(told).isZero();
        assertThat(net + usedForGood).as(told).isEqualTo(granted);
        assertThat(missing).as("forgiven, %s", told).isBetween(0L, usedForGood);
    }
}
