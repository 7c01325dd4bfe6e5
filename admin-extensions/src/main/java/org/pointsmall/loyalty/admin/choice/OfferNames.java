package org.pointsmall.loyalty.admin.choice;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.pointsmall.loyalty.catalogue.Catalogue;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.mall.OfferName;
import org.pointsmall.loyalty.mall.OfferTerms;

/** What mall offers are called, switched off or not. */
public final class OfferNames {
    private final EditDefinitions<OfferTerms> offers;

    public OfferNames(EditDefinitions<OfferTerms> offers) {
        this.offers = offers;
    }

    /** Those with this part in one of their names, or this id; at most so many. */
    List<Catalogue.Named> named(String part, int most, Locale locale) {
        String looked = part.toLowerCase(Locale.ROOT);
        return offers.all().stream()
                .filter(offer -> isNamed(offer, looked))
                .limit(most)
                .map(offer -> new Catalogue.Named(offer.ref().id(), name(offer, locale)))
                .toList();
    }

    private static boolean isNamed(Version<OfferTerms> offer, String part) {
        OfferName name = offer.terms().name();
        return name.english().toLowerCase(Locale.ROOT).contains(part)
                || name.chinese().toLowerCase(Locale.ROOT).contains(part)
                || Long.toString(offer.ref().id()).equals(part);
    }

    /** Offers by their ids, in this order, whether there are any such or not. */
    List<TargetNames.Choice> of(Collection<Long> ids, Locale locale) {
        Map<Long, String> names = new LinkedHashMap<>();
        ids.forEach(id -> names.put(id, "#" + id));
        if (!ids.isEmpty()) {
            offers.all().forEach(offer -> names.computeIfPresent(offer.ref().id(), (id, none) -> name(offer, locale)));
        }
        return names.entrySet().stream()
                .map(name -> new TargetNames.Choice(Long.toString(name.getKey()), name.getValue()))
                .toList();
    }

    private static String name(Version<OfferTerms> offer, Locale locale) {
        return offer.terms().name().in(locale);
    }
}
