package org.pointsmall.loyalty.admin.page;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a list is narrowed to by a choice above it, as its address has it.
 *
 * @param all what can be chosen
 * @param asked the name of one of them; empty for all
 */
public record Narrowed<E extends Enum<E>>(Set<E> all, String asked) {

    /** What is the name of none asks for all. */
    public Narrowed {
        String name = asked;
        asked = all.stream().anyMatch(one -> one.name().equals(name)) ? name : "";
    }

    /** What is shown. */
    public Set<E> shown() {
        return asked.isEmpty()
                ? all
                : all.stream().filter(one -> one.name().equals(asked)).collect(Collectors.toSet());
    }

    /** By the names that templates know: what is asked for, and in the plural what can be. */
    public void into(Map<String, Object> model, String name) {
        model.put(name, asked);
        model.put(name + "s", all.stream().sorted().map(Enum::name).toList());
    }
}
