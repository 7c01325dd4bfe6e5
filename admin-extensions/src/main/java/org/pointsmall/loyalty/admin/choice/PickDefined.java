package org.pointsmall.loyalty.admin.choice;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.pointsmall.loyalty.admin.choice.TargetNames.Choice;

/**
 * What operators have defined and keep in view: all of it is read.
 *
 * @param offered what can be picked
 * @param all what may have been picked: that, and what was put away since
 * @param value what definitions name one by
 * @param name what people call one
 * @param <T> what they have defined
 */
public record PickDefined<T>(
        Supplier<? extends Collection<T>> offered,
        Supplier<? extends Collection<T>> all,
        Function<T, String> value,
        BiFunction<T, Locale, String> name)
        implements Picks {

    /** Of what is never put away. */
    public PickDefined(
            Supplier<? extends Collection<T>> all, Function<T, String> value, BiFunction<T, Locale, String> name) {
        this(all, all, value, name);
    }

    /** A name in any language is one to be found by, and so is what definitions say. */
    @Override
    public List<Choice> find(String part, int most, Locale locale) {
        String looked = part.toLowerCase(Locale.ROOT);
        return offered.get().stream()
                .filter(one -> has(one, looked))
                .limit(most)
                .map(one -> new Choice(value.apply(one), name.apply(one, locale)))
                .toList();
    }

    private boolean has(T one, String part) {
        return name.apply(one, Locale.ENGLISH).toLowerCase(Locale.ROOT).contains(part)
                || name.apply(one, Locale.SIMPLIFIED_CHINESE)
                        .toLowerCase(Locale.ROOT)
                        .contains(part)
                || value.apply(one).equalsIgnoreCase(part);
    }

    @Override
    public List<Choice> of(Collection<String> values, Locale locale) {
        Map<String, String> names = new HashMap<>();
        if (!values.isEmpty()) {
            all.get().forEach(one -> names.put(value.apply(one), name.apply(one, locale)));
        }
        return values.stream()
                .map(value -> new Choice(value, names.getOrDefault(value, "")))
                .toList();
    }
}
