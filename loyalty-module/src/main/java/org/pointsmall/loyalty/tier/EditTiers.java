package org.pointsmall.loyalty.tier;

import java.util.Currency;
import java.util.List;
import java.util.function.Supplier;
import org.pointsmall.loyalty.definition.Draft;
import org.pointsmall.loyalty.refusal.Invalid;
import org.pointsmall.loyalty.tier.TierSchemes.Saved;

/** Changes the tiers as an operator writes them ({@link TierDraft}). */
public final class EditTiers {
    private final TierSchemes schemes;
    private final Supplier<Currency> currency;

    /** @param currency the programme's, which amounts are in */
    public EditTiers(TierSchemes schemes, Supplier<Currency> currency) {
        this.schemes = schemes;
        this.currency = currency;
    }

    /** Puts a scheme in force, or refuses it with all that is wrong, as {@link TierSchemes#save} does. */
    public Saved save(long edited, Draft draft, String actor) {
        ReadScheme read = new ReadScheme(draft, currency.get());
        List<Invalid> wrong = read.wrong(schemes.wrong(read.scheme()));
        return wrong.isEmpty() ? schemes.save(edited, read.scheme(), actor) : new Saved.Refused(wrong);
    }
}
