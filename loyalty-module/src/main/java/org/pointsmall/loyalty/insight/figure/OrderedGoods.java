package org.pointsmall.loyalty.insight.figure;

/**
 * Goods of an order that have not come back, in minor units.
 *
 * @param price what their lines cost the shopper, in money or points
 * @param pieces how many they are
 * @param knownPrice the price of those whose cost price is known
 * @param knownPieces how many of these there are
 * @param cost what these cost the merchant
 */
public record OrderedGoods(long price, long pieces, long knownPrice, long knownPieces, long cost) {
    public static final OrderedGoods NONE = new OrderedGoods(0, 0, 0, 0, 0);

    public OrderedGoods plus(OrderedGoods more) {
        return new OrderedGoods(
                Math.addExact(price, more.price),
                Math.addExact(pieces, more.pieces),
                Math.addExact(knownPrice, more.knownPrice),
                Math.addExact(knownPieces, more.knownPieces),
                Math.addExact(cost, more.cost));
    }

    void addTo(CellSums sums, String money, OrderGroup group) {
        sums.add(FigureFamily.GOODS, money, group.name(), price, pieces);
        sums.add(FigureFamily.GOODS_KNOWN, money, group.name(), knownPrice, knownPieces);
        sums.add(FigureFamily.GOODS_COST, money, group.name(), cost, knownPieces);
    }
}
