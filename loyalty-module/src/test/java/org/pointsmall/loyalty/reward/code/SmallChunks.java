package org.pointsmall.loyalty.reward.code;

import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;

/** An import of few rows at once, as large files have many chunks. */
public final class SmallChunks {
    private SmallChunks() {}

    public static ImportCodes of(
            int chunk, CodeStore store, CodeCipher cipher, Transactions transactions, BusinessTime time) {
        return new ImportCodes(store, cipher, transactions, time, chunk);
    }
}
