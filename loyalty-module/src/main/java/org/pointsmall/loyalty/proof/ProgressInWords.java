package org.pointsmall.loyalty.proof;

import java.util.function.Consumer;

/** Tells a person how far a proof has come: a line for every twentieth of the accounts, and now and then for the holds. */
public final class ProgressInWords implements ProofProgress {
    private static final int STEPS = 20;
    private static final long HOLDS_A_LINE = 250_000;

    private final Consumer<String> line;
    private long step;
    private long holdLines;

    public ProgressInWords(Consumer<String> line) {
        this.line = line;
    }

    @Override
    public boolean goOn(Reached reached) {
        long now = reached.ofAccounts() == 0 ? STEPS : reached.accounts() * STEPS / reached.ofAccounts();
        if (now > step) {
            step = now;
            line.accept("%,d of %,d accounts, %,d entries, %,d differences"
                    .formatted(reached.accounts(), reached.ofAccounts(), reached.entries(), reached.differences()));
        }
        if (reached.holds() / HOLDS_A_LINE > holdLines) {
            holdLines = reached.holds() / HOLDS_A_LINE;
            line.accept("%,d holds, %,d differences".formatted(reached.holds(), reached.differences()));
        }
        return true;
    }
}
