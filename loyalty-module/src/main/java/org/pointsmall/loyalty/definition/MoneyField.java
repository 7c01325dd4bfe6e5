package org.pointsmall.loyalty.definition;

import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.refusal.Invalid;

/**
 * An amount in the programme's currency, which goes without saying where it is written. It is kept in minor units, with
 * its currency beside it or around it.
 */
final class MoneyField extends Part<Money> {
    static final String CURRENCY = "currency";

    private final long least;
    private final long most;
    private final boolean withCurrency;
    private final boolean ofRate;

    /**
     * @param least in minor units, as is {@code most}
     * @param withCurrency whether its currency is kept beside it
     * @param ofRate whether another currency is refused of what it is a part of
     */
    MoneyField(String path, long least, long most, boolean withCurrency, boolean ofRate) {
        super(path);
        this.least = least;
        this.most = most;
        this.withCurrency = withCurrency;
        this.ofRate = ofRate;
    }

    @Override
    Money read(Reading reading, String at) {
        long units = reading.draft().number(at, reading.in().decimals(), least, most);
        return new Money(units, reading.in().currency());
    }

    @Override
    Draft write(Draft draft, String at, Money money) {
        return draft.with(at, money.amount().toPlainString());
    }

    @Override
    void keep(Money money, Row row) {
        row.put(path(), money.minorUnits());
        if (withCurrency) {
            row.put(CURRENCY, money.currency().getCurrencyCode());
        }
    }

    @Override
    Money kept(Row row) {
        long units = ((Number) row.required(path())).longValue();
        return new Money(units, Currency.getInstance((String) row.inherited(CURRENCY)));
    }

    @Override
    boolean isIn(Row row) {
        return row.has(path());
    }

    @Override
    void check(Money money, String at, Checking checking) {
        Currency expected = checking.in().currency();
        if (money.currency().equals(expected)) {
            checking.range(at, money.minorUnits(), least, most);
        } else {
            String of = ofRate ? at.substring(0, at.lastIndexOf('.')) : at;
            checking.refuse(Invalid.of(of, "OTHER_CURRENCY").with(CURRENCY, expected.getCurrencyCode()));
        }
    }

    @Override
    void declare(String at, List<Declared> fields) {
        fields.add(new Declared(at, Input.NUMBER, List.of(), Set.of()));
    }
}
