package org.pointsmall.loyalty.aftersale;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.pointsmall.loyalty.aftersale.ReturnPolicy.Refund;
import org.pointsmall.loyalty.aftersale.ReturnReceipt.Line;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.Rounding;
import org.pointsmall.loyalty.points.Share;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;

/**
 * Works out what a request to take goods back comes to; a pure function of the sale, the policy and what came back
 * before. Each line moves the difference between what its portion comes to now and what it came to before
 * ({@link SoldPart#undone}); what the policy keeps is passed over for good, and no later return brings it back.
 */
final class ReturnCalculation {
    private final Sale sale;
    private final ReturnPolicy policy;
    private final List<Line> before;

    /** @param before the lines of all earlier returns */
    ReturnCalculation(Sale sale, ReturnPolicy policy, List<Line> before) {
        this.sale = sale;
        this.policy = policy;
        this.before = List.copyOf(before);
    }

    /** Whether all goods are back once these lines are, too. */
    boolean allGoodsAreBack(List<Line> now) {
        return sale.goods().stream().allMatch(part -> part.isBack(after(part, now)));
    }

    /** All that is left, whatever the policy. */
    List<Line> everything() {
        List<Line> lines = new ArrayList<>();
        parts().forEach(part -> add(lines, part, part.whole(), Refund.BOTH));
        return lines;
    }

    /** What the request comes to, or why it can't be. */
    Outcome<List<Line>> of(ReturnRequest request) {
        List<Line> lines = new ArrayList<>();
        for (ReturnRequest.Line asked : request.lines()) {
            SoldPart part = sale.line(asked.itemId()).orElse(null);
            if (part == null) {
                return refused(asked, "0");
            }
            Portion soFar = after(part, List.of());
            Money left = part.price().minus(soFar.value());
            int pieces = part.quantity() - soFar.quantity();
            Money amount = asked.amount();
            if (amount == null) {
                if (asked.quantity() > pieces) {
                    return refused(asked, Integer.toString(pieces));
                }
                amount = part.worth(asked.quantity(), soFar);
            } else if (!amount.currency().equals(left.currency()) || amount.isMoreThan(left)) {
                return refused(asked, left.toString());
            }
            lines.add(line(part, soFar, part.more(soFar, asked.quantity(), amount, policy.tax()), policy.refund()));
        }
        addShipping(lines, request.shipping());
        return Outcome.done(lines);
    }

    private void addShipping(List<Line> lines, ShippingChoice choice) {
        SoldPart shipping = sale.shipping();
        if (shipping == null || choice == ShippingChoice.KEEP) {
            return;
        }
        Portion soFar = after(shipping, List.of());
        Money value = choice == ShippingChoice.REFUND ? shipping.price() : configured(shipping, lines);
        if (value.isMoreThan(soFar.value()) || (value.equals(shipping.price()) && soFar.quantity() == 0)) {
            int piece = value.equals(shipping.price()) ? 1 : 0;
            Portion now = shipping.more(soFar, piece, value.minus(soFar.value()), policy.tax());
            add(lines, shipping, now, policy.refund());
        }
    }

    /** How much of the shipping has gone back by now, altogether, if the settings have their way. */
    private Money configured(SoldPart shipping, List<Line> now) {
        if (policy.shipping() != ReturnPolicy.Shipping.KEEP && allGoodsAreBack(now)) {
            return shipping.price();
        }
        Money nothing = shipping.nothing().value();
        Money sold = sale.goods().stream().map(SoldPart::price).reduce(nothing, Money::plus);
        if (policy.shipping() != ReturnPolicy.Shipping.IN_PROPORTION || sold.isZero()) {
            return nothing;
        }
        Money back = sale.goods().stream().map(part -> after(part, now).value()).reduce(nothing, Money::plus);
        Money due = Share.of(back, sold).of(shipping.price(), Rounding.DOWN);
        // The last of it is for the last of the goods, which may be free.
        return due.equals(shipping.price()) ? after(shipping, List.of()).value() : due;
    }

    private void add(List<Line> lines, SoldPart part, Portion now, Refund refund) {
        Portion soFar = after(part, List.of());
        if (!now.equals(soFar)) {
            lines.add(line(part, soFar, now, refund));
        }
    }

    private static Line line(SoldPart part, Portion soFar, Portion now, Refund refund) {
        SoldPart.Undone was = part.undone(soFar);
        SoldPart.Undone is = part.undone(now);
        Money cash = is.cash().minus(was.cash());
        return new Line(
                part.itemId(),
                now.quantity() - soFar.quantity(),
                now.value().minus(soFar.value()),
                now.tax().minus(soFar.tax()),
                is.offset().minus(was.offset()),
                refund.points() ? is.spent().minus(was.spent()) : Points.ZERO,
                refund.cash() ? is.earned().minus(was.earned()) : Points.ZERO,
                refund.cash() ? cash : Money.zero(cash.currency()));
    }

    /**
     * The parts of the award that these lines undo, with what of the money that had earned it goes back: also where no point
     * is taken back for it, because the points of an earlier return were rounded up.
     */
    Allocation undone(List<Line> lines, Allocation award) {
        List<Allocation.Part> parts = new ArrayList<>();
        for (Line line : lines) {
            Money nothing = Money.zero(line.value().currency());
            Money money = award.isEmpty()
                    ? notPaidByPoints(line, nothing)
                    : earning(line, award.money(line.itemId(), nothing));
            if (!money.isZero() || !line.pointsTakenBack().isZero()) {
                parts.add(new Allocation.Part(line.itemId(), line.pointsTakenBack(), money));
            }
        }
        return new Allocation(parts);
    }

    /** What of a line had earned its points, where no allocation says so. */
    private static Money notPaidByPoints(Line line, Money nothing) {
        return line.pointsTakenBack().isZero()
                ? nothing
                : line.value().minus(line.offset().min(line.value()));
    }

    /** As large a part of the money as of the price, rounded up: the parts of any sequence of returns sum to all of it. */
    private Money earning(Line line, Money all) {
        Long item = line.itemId();
        SoldPart part = item == null ? sale.shipping() : sale.line(item).orElse(null);
        if (part == null || all.isZero()) {
            return Money.zero(all.currency());
        }
        Portion soFar = after(part, List.of());
        Money now = part.share(soFar.plus(line)).of(all, Rounding.UP);
        return now.minus(part.share(soFar).of(all, Rounding.UP));
    }

    private Portion after(SoldPart part, List<Line> now) {
        return Stream.concat(before.stream(), now.stream())
                .filter(line -> Objects.equals(line.itemId(), part.itemId()))
                .reduce(part.nothing(), Portion::plus, (one, two) -> two);
    }

    private Stream<SoldPart> parts() {
        return Stream.concat(sale.goods().stream(), Stream.ofNullable(sale.shipping()));
    }

    private static Outcome<List<Line>> refused(ReturnRequest.Line asked, String limit) {
        Money amount = asked.amount();
        return Outcome.refused(Refusal.of(RefusalCode.ABOVE_CAP)
                .with("itemId", asked.itemId())
                .with("required", amount == null ? Integer.toString(asked.quantity()) : amount.toString())
                .with("limit", limit));
    }
}
