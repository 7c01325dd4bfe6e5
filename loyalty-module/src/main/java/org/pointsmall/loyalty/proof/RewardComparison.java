package org.pointsmall.loyalty.proof;

import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.proof.Difference.Kind;
import org.pointsmall.loyalty.proof.MallRows.DeliveryRow;
import org.pointsmall.loyalty.proof.MallRows.ExchangeRow;
import org.pointsmall.loyalty.proof.MallRows.ExchangedRow;
import org.pointsmall.loyalty.proof.MallRows.PoolRow;
import org.pointsmall.loyalty.proof.MallRows.RewardRow;
import org.pointsmall.loyalty.proof.MallRows.SentRow;

/** Compares rewards with the entries that paid them and gave points back, with their uses, and with their codes. */
final class RewardComparison {
    private static final String VOIDED = "VOIDED";
    private static final String EXPIRED = "EXPIRED";
    private static final String CODE = "CODE";
    private static final String RECURRING = "RECURRING";

    private final Differences differences;
    private long rewards;

    RewardComparison(Differences differences) {
        this.differences = differences;
    }

    /** How many rewards were compared. */
    long rewards() {
        return rewards;
    }

    void exchange(ExchangeRow row) {
        ExchangedRow reward = row.reward();
        if (reward == null) {
            differ(row.entry(), "entry %d exchanged %d points and no reward names it", row.entry(), -row.points());
            return;
        }
        if (reward.points() != -row.points()) {
            differ(
                    row.entry(),
                    "entry %d used up %d and its reward %d says %d",
                    row.entry(),
                    -row.points(),
                    reward.id(),
                    reward.points());
        }
        if (reward.back() != row.givenBack()) {
            differ(
                    row.entry(),
                    "%d came back of entry %d and its reward %d says %d",
                    row.givenBack(),
                    row.entry(),
                    reward.id(),
                    reward.back());
        }
        String key = "exchange:" + reward.boughtBy() + ":" + reward.requestKey();
        if (!row.key().equals(key)) {
            differ(row.entry(), "entry %d is %s and its reward %d %s", row.entry(), row.key(), reward.id(), key);
        }
        if (row.owner() != reward.member()) {
            differ(
                    row.entry(),
                    "entry %d was paid by member %d and its reward %d is member %d's",
                    row.entry(),
                    row.owner(),
                    reward.id(),
                    reward.member());
        }
    }

    void reward(RewardRow row) {
        rewards++;
        if (!row.entryKind().equals("EXCHANGE")) {
            differ(row.entry(), "reward %d names entry %d, which is a %s", row.id(), row.entry(), row.entryKind());
        }
        compareBack(row);
        compareUses(row);
        compareCode(row);
        compareSent(row);
    }

    /**
     * What is unused comes back where a reward is voided, in proportion and rounded down, and what its deliveries say;
     * nothing otherwise.
     */
    private void compareBack(RewardRow row) {
        boolean voided = VOIDED.equals(row.ended());
        long unused = voided ? WholeParts.of(row.points(), row.usesLeft(), row.uses()) : 0;
        long due = unused + row.sent().back();
        if (row.back() != due) {
            differ(
                    row.entry(),
                    "reward %d is %s with %d of %d uses left and gave %d back of %d, not %d",
                    row.id(),
                    row.ended() == null ? "open" : row.ended(),
                    row.usesLeft(),
                    row.uses(),
                    row.back(),
                    row.points(),
                    due);
        }
    }

    /** A use may be taken back after the reward has ended: then it is gone and can't be had again. */
    private void compareUses(RewardRow row) {
        long gone = row.uses() - row.usesLeft();
        boolean ended = VOIDED.equals(row.ended()) || EXPIRED.equals(row.ended());
        if (ended ? row.used() > gone : row.used() != gone) {
            differ(
                    row.entry(),
                    "reward %d has %d of %d uses left and was used %d times",
                    row.id(),
                    row.usesLeft(),
                    row.uses(),
                    row.used());
        }
    }

    /** Each delivery was a use, and they came one after the other. */
    private void compareSent(RewardRow row) {
        SentRow sent = row.sent();
        Long next = sent.next();
        boolean right = row.kind().equals(RECURRING)
                ? sent.rows() == row.used() && sent.rows() == sent.last() && next != null && next == sent.last() + 1
                : sent.rows() == 0 && next == null;
        if (!right) {
            differ(
                    row.entry(),
                    "reward %d is a %s that was used %d times and has %d deliveries up to number %d; number %s comes next",
                    row.id(),
                    row.kind(),
                    row.used(),
                    sent.rows(),
                    sent.last(),
                    String.valueOf(next));
        }
    }

    /** All parts together are what was paid: each is the difference between what is left before it and after it. */
    void delivery(DeliveryRow row) {
        long left = row.uses() - row.nth();
        long part = WholeParts.of(row.points(), left + 1, row.uses()) - WholeParts.of(row.points(), left, row.uses());
        boolean right =
                switch (row.how()) {
                    case "MADE" -> row.back() == 0;
                    case "LAPSED" -> row.back() == part;
                    default -> row.back() == 0 || row.back() == part;
                };
        if (!right) {
            differ(
                    row.entry(),
                    "delivery %d of reward %d is %s and gave %d back, and its part is %d",
                    row.nth(),
                    row.reward(),
                    row.how(),
                    row.back(),
                    part);
        }
    }

    private void compareCode(RewardRow row) {
        @Nullable Long pool = row.pool();
        boolean right =
                row.kind().equals(CODE) ? pool != null && Long.toString(pool).equals(row.subject()) : pool == null;
        if (!right) {
            differences.add(
                    Kind.WRONG_CODE,
                    row.entry(),
                    "reward %d is a %s of %s and was given %s",
                    row.id(),
                    row.kind(),
                    row.subject(),
                    pool == null ? "no code" : "a code of pool " + pool);
        }
    }

    void pool(PoolRow row) {
        if (row.codes() != row.added() || row.last() != row.added()) {
            wrongPool(
                    "pool %d has %d codes by its row, and %d up to number %d",
                    row.id(), row.added(), row.codes(), row.last());
        }
        if (row.givenCodes() != row.given() || row.lastGiven() != row.given()) {
            wrongPool(
                    "pool %d has given %d codes by its row, and %d up to number %d",
                    row.id(), row.given(), row.givenCodes(), row.lastGiven());
        }
    }

    private void wrongPool(String words, Object... operands) {
        differences.add(Kind.WRONG_CODE, Difference.NO_ENTRY, words, operands);
    }

    private void differ(long entry, String words, Object... operands) {
        differences.add(Kind.WRONG_REWARD, entry, words, operands);
    }
}
