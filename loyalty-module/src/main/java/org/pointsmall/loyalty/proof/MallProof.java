package org.pointsmall.loyalty.proof;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/** One pass over all that was bought with points, and all that is limited. */
final class MallProof {
    private static final long BEFORE_ALL = Long.MIN_VALUE;

    private final MallRows rows;
    private final RewardComparison rewards;
    private final StockComparison stock;

    MallProof(MallRows rows, Differences differences) {
        this.rows = rows;
        rewards = new RewardComparison(differences);
        stock = new StockComparison(differences);
    }

    long rewards() {
        return rewards.rewards();
    }

    long claims() {
        return stock.claims();
    }

    /** Shows the rows that follow the last one that was seen, and answers the last one now. */
    @FunctionalInterface
    private interface Pages {
        OptionalLong after(long last);
    }

    /**
     * Reads all.
     *
     * @param goOn asked after each page
     * @return whether all was read
     */
    boolean prove(BooleanSupplier goOn) {
        return all(last -> rows.exchanges(last, rewards::exchange), goOn)
                && all(last -> rows.rewards(last, rewards::reward), goOn)
                && all(last -> rows.deliveries(last, rewards::delivery), goOn)
                && all(last -> rows.pools(last, rewards::pool), goOn)
                && allStock(goOn)
                && all(last -> rows.quotas(last, stock::quota), goOn)
                && all(last -> rows.claims(last, stock::claim), goOn);
    }

    private static boolean all(Pages pages, BooleanSupplier goOn) {
        OptionalLong last = pages.after(BEFORE_ALL);
        while (last.isPresent()) {
            if (!goOn.getAsBoolean()) {
                return false;
            }
            last = pages.after(last.getAsLong());
        }
        return true;
    }

    private boolean allStock(BooleanSupplier goOn) {
        Optional<String> last = rows.stock("", stock::stock);
        while (last.isPresent()) {
            if (!goOn.getAsBoolean()) {
                return false;
            }
            last = rows.stock(last.get(), stock::stock);
        }
        return true;
    }
}
