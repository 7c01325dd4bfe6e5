package org.pointsmall.loyalty.proof;

import org.pointsmall.loyalty.proof.Difference.Kind;
import org.pointsmall.loyalty.proof.MallRows.ClaimRow;
import org.pointsmall.loyalty.proof.MallRows.ClaimingRow;
import org.pointsmall.loyalty.proof.MallRows.QuotaRow;
import org.pointsmall.loyalty.proof.MallRows.StockRow;

/** Compares what is taken of limited quantities with the claims that took it, and these with what they are for. */
final class StockComparison {
    private static final String REWARD = "reward:";

    private final Differences differences;
    private long claims;

    StockComparison(Differences differences) {
        this.differences = differences;
    }

    /** How many claims were compared. */
    long claims() {
        return claims;
    }

    void stock(StockRow row) {
        if (row.taken() != row.claimed()) {
            differ(
                    Kind.WRONG_STOCK,
                    "%s has %d taken by its row and %d by its claims",
                    row.key(),
                    row.taken(),
                    row.claimed());
        }
    }

    void quota(QuotaRow row) {
        if (row.taken() != row.claimed()) {
            differ(
                    Kind.WRONG_QUOTA,
                    "member %d has taken %d of %s%s by the quota's row and %d by claims",
                    row.member(),
                    row.taken(),
                    row.key(),
                    row.period().isEmpty() ? "" : " in " + row.period(),
                    row.claimed());
        }
    }

    void claim(ClaimRow row) {
        claims++;
        if (!row.counted()) {
            differ(Kind.WRONG_CLAIM, "%s is counted nowhere", words(row));
        }
        if (!row.sold() && row.back() + row.quotaBack() != 0) {
            differ(Kind.WRONG_CLAIM, "%s is not sold, and some of it has come back", words(row));
        }
        if (row.by().startsWith(REWARD)) {
            ofReward(row);
        }
    }

    private void ofReward(ClaimRow row) {
        ClaimingRow reward = row.reward();
        if (reward == null) {
            differ(Kind.WRONG_CLAIM, "%s is for a reward that there is not", words(row));
            return;
        }
        String offer = "offer:" + reward.offer();
        if (!row.key().equals(offer) && !row.key().equals(offer + ":first")) {
            differ(Kind.WRONG_CLAIM, "%s is for a reward of %s", words(row), offer);
        }
        if (!row.sold() || row.quantity() != reward.pieces()) {
            differ(Kind.WRONG_CLAIM, "%s is not sold for the %d pieces of its reward", words(row), reward.pieces());
        }
        long unused = reward.voided() ? WholeParts.of(reward.pieces(), reward.usesLeft(), reward.uses()) : 0;
        long back = row.stockComesBack() ? unused : 0;
        long quotaBack = row.quotaComesBack() && row.member() != null ? unused : 0;
        if (row.back() != back || row.quotaBack() != quotaBack) {
            differ(
                    Kind.WRONG_CLAIM,
                    "%s has %d back in stock and %d in the quota, and its reward gave %d and %d back",
                    words(row),
                    row.back(),
                    row.quotaBack(),
                    back,
                    quotaBack);
        }
    }

    private static String words(ClaimRow row) {
        return "claim %d, of %d of %s for %s,".formatted(row.id(), row.quantity(), row.key(), row.by());
    }

    private void differ(Kind kind, String words, Object... operands) {
        differences.add(kind, Difference.NO_ENTRY, words, operands);
    }
}
