package org.pointsmall.loyalty.aftersale;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import org.pointsmall.loyalty.points.Apportionment;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.purchase.CartLine;
import org.pointsmall.loyalty.purchase.OrderRef;

/** Orders of all kinds, and what people ask of them: with discounts, tax, shipping, free lines, and points on any of it. */
public final class RandomSales {
    /** Currencies with 0, 2 and 3 decimals. */
    private static final List<String> CURRENCIES = List.of("JPY", "CNY", "KWD");

    private final Random random;
    private final Currency currency;

    public RandomSales(Random random) {
        this.random = random;
        currency = Currency.getInstance(CURRENCIES.get(random.nextInt(CURRENCIES.size())));
    }

    /** A cart with up to five lines. */
    public Cart cart(long orderId) {
        List<CartLine> lines = new ArrayList<>();
        int count = 1 + random.nextInt(5);
        for (long id = 1; id <= count; id++) {
            Money price = random.nextInt(6) == 0 ? money(0) : money(1 + random.nextInt(3_000));
            Money tax = random.nextBoolean() ? money(0) : money(random.nextInt(1 + (int) (price.minorUnits() / 5)));
            lines.add(new CartLine(orderId * 10 + id, 100 + id, 1 + random.nextInt(4), price, tax));
        }
        Money shipping = random.nextBoolean() ? money(0) : money(random.nextInt(900));
        Money shippingTax = random.nextInt(3) > 0 ? money(0) : money(random.nextInt(50));
        Money goods = lines.stream().map(CartLine::price).reduce(money(0), Money::plus);
        Money discount = random.nextBoolean() ? money(0) : money(random.nextInt(1 + (int) goods.minorUnits()));
        Money total = lines.stream()
                .map(line -> line.price().plus(line.tax()))
                .reduce(shipping.plus(shippingTax), Money::plus)
                .minus(discount);
        return new Cart(new OrderRef(orderId, "N-" + orderId), lines, shippingTax, money(0), total)
                .discounted(discount);
    }

    /** The sale of that cart, part of which any number of points paid, and which earned any number. */
    Sale sale(Cart cart) {
        List<SoldPart> bare = new ArrayList<>();
        Sale sold = Sale.of(cart, money(0), none(), none());
        bare.addAll(sold.goods());
        if (sold.shipping() != null) {
            bare.add(sold.shipping());
        }
        long[] gross = bare.stream()
                .mapToLong(part -> part.price().plus(part.tax()).minorUnits())
                .toArray();
        long total = cart.total().minorUnits();
        long offset = total == 0 ? 0 : random.nextInt((int) total + 1);
        return Sale.of(
                cart,
                money(offset),
                new Sale.Fallen(
                        Points.of(offset == 0 ? 0 : offset * 7 / 3 + 1),
                        random.nextBoolean() ? Allocation.NONE : allocation(bare, gross, offset)),
                new Sale.Fallen(Points.of(total == offset ? 0 : random.nextInt(400)), Allocation.NONE));
    }

    private Allocation allocation(List<SoldPart> parts, long[] gross, long offset) {
        long[] money = Apportionment.split(offset, gross);
        long[] points = Apportionment.split(offset == 0 ? 0 : offset * 7 / 3 + 1, gross);
        List<Allocation.Part> split = new ArrayList<>();
        for (int i = 0; i < money.length; i++) {
            split.add(new Allocation.Part(parts.get(i).itemId(), Points.of(points[i]), money(money[i])));
        }
        return new Allocation(split);
    }

    /** Some pieces or some amount of some lines; possibly more than there is. */
    public ReturnRequest request(Cart cart, String key) {
        List<ReturnRequest.Line> lines = new ArrayList<>();
        for (CartLine line : cart.lines()) {
            switch (random.nextInt(4)) {
                case 0 -> lines.add(ReturnRequest.Line.pieces(line.itemId(), 1 + random.nextInt(line.quantity())));
                case 1 -> {
                    if (!line.price().isZero()) {
                        int most = (int) line.price().minorUnits();
                        lines.add(ReturnRequest.Line.amount(line.itemId(), money(1 + random.nextInt(most))));
                    }
                }
                default -> {}
            }
        }
        ShippingChoice[] choices = ShippingChoice.values();
        ShippingChoice choice = lines.isEmpty() ? ShippingChoice.REFUND : choices[random.nextInt(choices.length)];
        Purpose purpose = new Purpose(cart.order().id(), key, null, "oms", "random");
        return new ReturnRequest(purpose, lines, choice);
    }

    /** Any policy. */
    public ReturnPolicy policy() {
        return new ReturnPolicy(
                any(ReturnPolicy.Shipping.values()), random.nextInt(4) > 0, any(ReturnPolicy.Refund.values()));
    }

    /** A policy by which both goes back. */
    public ReturnPolicy givingBackBoth() {
        return new ReturnPolicy(any(ReturnPolicy.Shipping.values()), random.nextInt(4) > 0, ReturnPolicy.Refund.BOTH);
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private static Sale.Fallen none() {
        return new Sale.Fallen(Points.ZERO, Allocation.NONE);
    }

    private Money money(long minorUnits) {
        return new Money(minorUnits, currency);
    }
}
