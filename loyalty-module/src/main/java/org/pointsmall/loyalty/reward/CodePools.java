package org.pointsmall.loyalty.reward;

import java.util.Optional;

/** Codes that a merchant imported, each given once. Every method runs in the caller's transaction. */
public interface CodePools {

    /** No codes at all. */
    CodePools NONE = new CodePools() {
        @Override
        public boolean give(long pool, RewardId reward) {
            return false;
        }

        @Override
        public Optional<String> codeOf(RewardId reward) {
            return Optional.empty();
        }
    };

    /** Gives the next code of the pool to a reward, for ever; answers whether there was one. */
    boolean give(long pool, RewardId reward);

    /** The code that a reward was given, legible. */
    Optional<String> codeOf(RewardId reward);
}
