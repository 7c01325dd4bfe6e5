package org.pointsmall.loyalty.aftersale;

import java.util.Map;

/** What came of asking for cash back. */
public sealed interface CashAnswer {

    /** By what kind of transaction a payment gives back. */
    enum By {
        /** All of what was charged, before the bank has settled it. */
        VOID,
        REFUND,
        /** All of what was reserved and never charged. */
        REVERSE_AUTH
    }

    /**
     * It has been given back.
     *
     * @param by how
     * @param response the gateway's, as it came
     * @param fields what the gateway wants to be remembered
     */
    record Given(By by, String response, Map<String, String> fields) implements CashAnswer {}

    /**
     * It has not, or nobody knows: it is still due.
     *
     * @param problem why, for a person to read
     */
    record NotGiven(String problem) implements CashAnswer {}
}
