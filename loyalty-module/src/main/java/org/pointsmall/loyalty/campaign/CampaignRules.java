package org.pointsmall.loyalty.campaign;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.pointsmall.loyalty.campaign.CampaignEffect.OffsetRate;
import org.pointsmall.loyalty.campaign.CampaignEffect.PricePercent;
import org.pointsmall.loyalty.definition.Targets;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.refusal.Invalid;

/**
 * Which campaigns can be saved. Each field that is wrong is named with its reason: {@code MISSING}, {@code OUT_OF_RANGE}
 * ({@code value}, {@code least}, {@code most}), {@code OTHER_CURRENCY} ({@code currency}), {@code NOT_USABLE} of a rate
 * that does not fit the store's steps, {@code UNKNOWN} ({@code value}), {@code NOT_FOR_RATES} of goods where
 * the effect is a rate, {@code NEVER_APPLIES} of a window, and {@code OVERLAPS} ({@code id}, {@code name}).
 */
public final class CampaignRules {
    static final int LONGEST_NAME = 100;
    static final int MOST_PERCENT = 99;
    /** Of products or categories: as many as a database takes in one question, and an operator keeps in view. */
    static final int MOST_NAMED = 1_000;

    static final long MOST_OF_RATE = 1_000_000_000L;

    private final Supplier<Currency> currency;
    private final Predicate<PointsRate> usableRate;
    private final Targets targets;

    /**
     * @param currency the programme's, as it is now
     * @param usableRate whether a checkout can count with this rate, by what the store's settings say of steps
     */
    public CampaignRules(Supplier<Currency> currency, Predicate<PointsRate> usableRate, Targets targets) {
        this.currency = currency;
        this.usableRate = usableRate;
        this.targets = targets;
    }

    /** The programme's, as it is now. */
    Currency currency() {
        return currency.get();
    }

    /** All that is wrong with the campaign by itself. */
    List<Invalid> check(CampaignTerms terms) {
        List<Invalid> wrong = new ArrayList<>();
        if (terms.name().isBlank()) {
            wrong.add(Invalid.of("name", "MISSING"));
        }
        range(wrong, "name", terms.name().length(), 0, LONGEST_NAME);
        if (terms.effect() instanceof PricePercent price) {
            range(wrong, "effect.percent", price.percent(), 1, MOST_PERCENT);
        } else if (terms.effect() instanceof OffsetRate offset) {
            checkRate(offset.rate(), wrong);
            if (!terms.goods().areAll()) {
                // A cart has one rate: its points are split over all lines by what these cost.
                wrong.add(Invalid.of("goods", "NOT_FOR_RATES"));
            }
        }
        checkTargets(terms, wrong);
        if (!terms.window().overlaps(terms.window())) {
            wrong.add(Invalid.of("window", "NEVER_APPLIES"));
        }
        return wrong;
    }

    private void checkRate(PointsRate rate, List<Invalid> wrong) {
        Currency expected = currency.get();
        if (!rate.money().currency().equals(expected)) {
            wrong.add(Invalid.of("effect.rate", "OTHER_CURRENCY").with("currency", expected.getCurrencyCode()));
            return;
        }
        range(wrong, "effect.rate.points", rate.points().value(), 1, MOST_OF_RATE);
        range(wrong, "effect.rate.money", rate.money().minorUnits(), 1, MOST_OF_RATE);
        if (!usableRate.test(rate)) {
            wrong.add(Invalid.of("effect.rate", "NOT_USABLE"));
        }
    }

    private void checkTargets(CampaignTerms terms, List<Invalid> wrong) {
        Goods goods = terms.goods();
        range(wrong, "goods.products", goods.products().size(), 0, MOST_NAMED);
        range(wrong, "goods.categories", goods.categories().size(), 0, MOST_NAMED);
        if (goods.products().size() <= MOST_NAMED && goods.categories().size() <= MOST_NAMED) {
            targets.requireProducts("goods.products", goods.products(), wrong);
            targets.requireCategories("goods.categories", goods.categories(), wrong);
        }
        targets.requireTiers("people.tiers", texts(terms.people().tiers()), wrong);
        targets.requireSegments("people.segments", texts(terms.people().segments()), wrong);
    }

    private static Set<String> texts(Set<?> codes) {
        return codes.stream().map(Object::toString).collect(Collectors.toSet());
    }

    private static void range(List<Invalid> wrong, String field, long value, long least, long most) {
        if (value < least || value > most) {
            wrong.add(Invalid.of(field, "OUT_OF_RANGE")
                    .with("value", value)
                    .with("least", least)
                    .with("most", most));
        }
    }
}
