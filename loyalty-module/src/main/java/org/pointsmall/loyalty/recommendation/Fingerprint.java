package org.pointsmall.loyalty.recommendation;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;

/**
 * Tells apart what documents say, by 64 bits. Sets and maps count whatever their order, which differs from one JVM to the
 * next. Each step is the finalizer of MurmurHash3, which spreads each bit of its argument over all bits.
 */
final class Fingerprint {
    private long state;

    private Fingerprint() {}

    static long of(OfferDocument document) {
        Fingerprint print = new Fingerprint();
        print.add(document.offerId());
        print.add(document.kind().name());
        print.add(Objects.requireNonNullElse(document.productId(), Long.MIN_VALUE));
        print.add(unordered(document.categories()));
        print.add(document.family());
        print.add(document.points().value());
        print.add(unordered(document.zones()));
        print.add(unordered(document.tiers()));
        print.add(unordered(document.segments()));
        print.add(unordered(document.shown()));
        print.add(document.available() ? 1 : 0);
        print.add(document.publishedAt().toEpochMilli());
        ItemTaste taste = document.taste();
        print.add(unordered(taste.neighbours()));
        print.add(unordered(taste.words()));
        print.add(Float.floatToIntBits(taste.trend()));
        print.add(Float.floatToIntBits(taste.popularity()));
        return print.state;
    }

    private void add(String text) {
        for (int i = 0; i < text.length(); i++) {
            state = mixed(state + text.charAt(i));
        }
        add(text.length());
    }

    private void add(long value) {
        state = mixed(state * 31 + value);
    }

    private static long unordered(Collection<?> values) {
        long sum = values.size();
        for (Object value : values) {
            sum += of(value, 0);
        }
        return sum;
    }

    private static long unordered(Map<?, Float> weights) {
        long sum = weights.size();
        for (Map.Entry<?, Float> weight : weights.entrySet()) {
            sum += of(weight.getKey(), Float.floatToIntBits(weight.getValue()));
        }
        return sum;
    }

    private static long of(Object value, long weight) {
        Fingerprint print = new Fingerprint();
        if (value instanceof Long number) {
            print.add(number);
        } else if (value instanceof OfferDocument.Shown shown) {
            print.add(shown.from() == null ? Long.MIN_VALUE : shown.from().toEpochMilli());
            print.add(shown.until() == null ? Long.MAX_VALUE : shown.until().toEpochMilli());
        } else {
            print.add(value.toString());
        }
        print.add(weight);
        return print.state;
    }

    private static long mixed(long value) {
        long mixed = value + 0x9e3779b97f4a7c15L;
        mixed = (mixed ^ (mixed >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }
}
