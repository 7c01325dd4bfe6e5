package org.pointsmall.loyalty.aftersale;

/**
 * What goes back when goods do. A cancelled order is as if it had never been: all that is left goes back, whatever is
 * said here.
 *
 * @param shipping when shipping does
 * @param tax whether the tax on what comes back does
 * @param refund whether points, cash or both do
 */
public record ReturnPolicy(Shipping shipping, boolean tax, Refund refund) {

    /** When shipping goes back. */
    public enum Shipping {
        /** Never. */
        KEEP,
        /** With the last of the goods. */
        WITH_LAST,
        /** With each return, as large a part of it as of the goods' price. */
        IN_PROPORTION
    }

    /** What goes back of what had been paid. */
    public enum Refund {
        /** Points for what points paid, cash for what cash paid. */
        BOTH,
        /** Cash for what cash paid; the points are gone. */
        CASH_ONLY,
        /** Points for what points paid; the cash is kept, and with it the points that it earned. */
        POINTS_ONLY;

        boolean points() {
            return this != CASH_ONLY;
        }

        boolean cash() {
            return this != POINTS_ONLY;
        }
    }
}
