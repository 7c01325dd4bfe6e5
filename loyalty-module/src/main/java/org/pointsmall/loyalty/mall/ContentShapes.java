package org.pointsmall.loyalty.mall;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.pointsmall.loyalty.definition.Fields;
import org.pointsmall.loyalty.definition.Part;
import org.pointsmall.loyalty.definition.Shape;
import org.pointsmall.loyalty.points.Money;

/** What an offer can give, as operators write it: the fields of each kind. */
final class ContentShapes {
    private static final int LONGEST_CODE = 60;
    private static final int MOST_USES = 1_000;
    private static final int FEWEST_DELIVERIES = 2;
    private static final int MOST_DELIVERIES = 60;
    private static final int MOST_MONTHS = 12;
    private static final long MOST = 1_000_000_000L;
    private static final long MOST_DAYS = 3_650;
    private static final long MOST_ID = 1_000_000_000_000_000_000L;

    private ContentShapes() {}

    static Shape<? extends Content> of(Content.Kind kind) {
        return switch (kind) {
            case GOODS -> product(Content.Goods::new);
            case GIFT -> product(Content.Gift::new);
            case SHIPPING -> {
                Part<Money> upTo = Fields.money("upTo", 1, MOST);
                yield Shape.<Content.Shipping>whole()
                        .with(upTo, Content.Shipping::upTo)
                        .made(from -> new Content.Shipping(from.get(upTo)));
            }
            case COUPON -> coupon();
            case CODE -> code();
            case ENTITLEMENT -> entitlement();
            case RECURRING -> recurring();
            case DONATION -> {
                Part<String> cause = Fields.text("cause", LONGEST_CODE);
                yield Shape.<Content.Donation>whole()
                        .with(cause, Content.Donation::cause)
                        .made(from -> new Content.Donation(from.get(cause)));
            }
        };
    }

    private static Part<Long> product() {
        return Fields.number("product", 1, MOST_ID)
                .checked((id, at, checking) ->
                        checking.ask(wrong -> checking.in().targets().requireProducts(at, Set.of(id), wrong)));
    }

    private static <C extends Content> Shape<C> product(Function<Long, C> content) {
        Part<Long> product = product();
        return Shape.<C>whole()
                .with(product, goods -> Objects.requireNonNull(goods.givenProduct()))
                .made(from -> content.apply(from.get(product)));
    }

    private static Shape<Content.Coupon> coupon() {
        Part<Long> offer = Fields.number("storeOffer", 1, MOST_ID);
        Part<Integer> after =
                Fields.numberOr(0, "activeAfterDays", 0, MOST_DAYS).as(Math::toIntExact, Integer::longValue);
        Part<Optional<Integer>> valid = days("validDays");
        return Shape.<Content.Coupon>whole()
                .with(offer, Content.Coupon::storeOffer)
                .with(after, Content.Coupon::activeAfterDays)
                .with(valid, coupon -> Optional.ofNullable(coupon.validDays()))
                .made(from -> new Content.Coupon(
                        from.get(offer), from.get(after), from.get(valid).orElse(null)));
    }

    private static Shape<Content.Code> code() {
        Part<Long> pool = Fields.number("pool", 1, MOST_ID);
        Part<Optional<Integer>> valid = days("validDays");
        return Shape.<Content.Code>whole()
                .with(pool, Content.Code::pool)
                .with(valid, code -> Optional.ofNullable(code.validDays()))
                .made(from -> new Content.Code(from.get(pool), from.get(valid).orElse(null)));
    }

    private static Shape<Content.Entitlement> entitlement() {
        Part<String> benefit = Fields.text("benefit", LONGEST_CODE);
        Part<Integer> uses = Fields.numberOr(1, "uses", 1, MOST_USES).as(Math::toIntExact, Integer::longValue);
        Part<Optional<Integer>> valid = days("validDays");
        return Shape.<Content.Entitlement>whole()
                .with(benefit, Content.Entitlement::benefit)
                .with(uses, Content.Entitlement::uses)
                .with(valid, entitlement -> Optional.ofNullable(entitlement.validDays()))
                .made(from -> new Content.Entitlement(
                        from.get(benefit), from.get(uses), from.get(valid).orElse(null)));
    }

    private static Shape<Content.Recurring> recurring() {
        Part<Long> product = product();
        Part<Integer> deliveries = Fields.number("deliveries", FEWEST_DELIVERIES, MOST_DELIVERIES)
                .as(Math::toIntExact, Integer::longValue);
        Part<Integer> everyMonths =
                Fields.numberOr(1, "everyMonths", 1, MOST_MONTHS).as(Math::toIntExact, Integer::longValue);
        return Shape.<Content.Recurring>whole()
                .with(product, Content.Recurring::product)
                .with(deliveries, Content.Recurring::deliveries)
                .with(everyMonths, Content.Recurring::everyMonths)
                .made(from -> new Content.Recurring(from.get(product), from.get(deliveries), from.get(everyMonths)));
    }

    static Part<Optional<Integer>> days(String path) {
        return Fields.numberOrNone(path, 1, MOST_DAYS)
                .as(days -> days.map(Math::toIntExact), days -> days.map(Integer::longValue));
    }
}
