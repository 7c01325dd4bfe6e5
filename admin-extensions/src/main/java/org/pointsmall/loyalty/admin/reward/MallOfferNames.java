package org.pointsmall.loyalty.admin.reward;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.mall.OfferTerms;

/** The offers that give rewards, by name. */
final class MallOfferNames {
    private static final int MOST = 500;

    private final EditDefinitions<OfferTerms> offers;

    MallOfferNames(EditDefinitions<OfferTerms> offers) {
        this.offers = offers;
    }

    /** @param active whether it is in force */
    record Named(long id, String name, boolean active) {}

    /** The first of them, by id. */
    List<Named> all(Locale locale) {
        return offers.all().stream()
                .filter(offer -> !offer.terms().kind().isForCarts())
                .limit(MOST)
                .map(offer -> named(offer, locale))
                .toList();
    }

    Optional<Named> find(long id, Locale locale) {
        return offers.find(id).map(offer -> named(offer, locale));
    }

    private static Named named(Version<OfferTerms> offer, Locale locale) {
        return new Named(offer.ref().id(), offer.terms().name().in(locale), offer.active());
    }
}
