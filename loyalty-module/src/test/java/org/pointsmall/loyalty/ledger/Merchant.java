package org.pointsmall.loyalty.ledger;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.pointsmall.loyalty.time.BusinessTime;

/**
 * Whose programme it is: how points are taken back, and where a day begins, one zone east and two west of UTC. On H2 a
 * contract is kept for each of them, on every other database for one.
 */
public enum Merchant {
    IN_SHANGHAI(ClawbackPolicy.REVOKE_TO_ZERO, "Asia/Shanghai"),
    IN_LOS_ANGELES(ClawbackPolicy.REVOKE_FROM_PENDING, "America/Los_Angeles"),
    ON_NEWFOUNDLAND(ClawbackPolicy.REVOKE_BELOW_ZERO, "America/St_Johns");

    private final ClawbackPolicy clawback;
    private final ZoneId zone;

    Merchant(ClawbackPolicy clawback, String zone) {
        this.clawback = clawback;
        this.zone = ZoneId.of(zone);
    }

    public LedgerFixture.ProgrammeTerms terms() {
        LedgerFixture.ProgrammeTerms terms = new LedgerFixture.ProgrammeTerms();
        terms.clawback = clawback;
        return terms;
    }

    /** Whether what one order earned is never taken from what another did, once that can be spent. */
    public boolean sparesOthers() {
        return clawback == ClawbackPolicy.REVOKE_FROM_PENDING;
    }

    /** Whether what can't be taken back is a debt. */
    public boolean lends() {
        return clawback == ClawbackPolicy.REVOKE_BELOW_ZERO;
    }

    public ZoneId zone() {
        return zone;
    }

    public BusinessTime time(Clock clock) {
        return new BusinessTime(clock, zone);
    }

    /** The moment at which points are lost that could be spent up to this day. */
    public Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
