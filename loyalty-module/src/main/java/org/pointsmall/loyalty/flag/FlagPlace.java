package org.pointsmall.loyalty.flag;

/** Where flags are said: {@code product:12}, {@code category:7}. */
public record FlagPlace(String value) {

    public static FlagPlace product(long id) {
        return new FlagPlace("product:" + id);
    }

    public static FlagPlace category(long id) {
        return new FlagPlace("category:" + id);
    }
}
