package org.pointsmall.loyalty.aftersale;

/**
 * A return as it is kept.
 *
 * @param id the return
 * @param orderId its order
 * @param contentHash of what was asked for
 * @param receipt what it came to, and how far it is now
 */
public record RecordedReturn(ReturnId id, long orderId, String contentHash, ReturnReceipt receipt) {

    /** The same for one who asks again. */
    RecordedReturn asReplayed() {
        return new RecordedReturn(id, orderId, contentHash, receipt.asReplayed());
    }
}
