package org.pointsmall.loyalty.api.mall;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.api.wording.Language;
import org.pointsmall.loyalty.api.wording.Wording;
import org.pointsmall.loyalty.mall.Anchor;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;

/** What points come to, in the shopper's language: "100 points = a pack of tissues, worth £2.00". */
public final class AnchorWords {
    private static final Wording OFFERS = new Wording("org.pointsmall.loyalty.api.mall.offers", AnchorWords.class);

    private AnchorWords() {}

    /** The sentence of an anchor. */
    public static String of(Anchor anchor, Language language) {
        String name = anchor.name().in(language.locale());
        Map<String, Object> operands = new HashMap<>(operands(anchor.points(), name, anchor.worth()));
        operands.put("pieces", anchor.pieces());
        operands.put("each", anchor.each().value());
        return say(key(anchor), operands, language);
    }

    /** So many points for one thing. */
    static @Nullable String one(Points points, String name, Money market, Language language) {
        return say("anchor", operands(points, name, market), language);
    }

    private static String key(Anchor anchor) {
        Anchor.Fraction fraction = anchor.fraction();
        if (fraction != null) {
            return (anchor.isExact() ? "anchor.is." : "anchor.over.")
                    + fraction.name().toLowerCase(Locale.ROOT);
        }
        if (anchor.pieces() == 0) {
            return "anchor.little";
        }
        return (anchor.isExact() ? "anchor" : "anchor.enough") + (anchor.pieces() == 1 ? "" : ".several");
    }

    private static Map<String, Object> operands(Points points, String name, Money worth) {
        return Map.of("points", points.value(), "name", new Wording.AsIs(name), "market", worth.toString());
    }

    private static String say(String key, Map<String, ?> operands, Language language) {
        return OFFERS.say(key, operands, language)
                .orElseThrow(() -> new IllegalStateException("no sentence " + key + " for " + operands));
    }
}
