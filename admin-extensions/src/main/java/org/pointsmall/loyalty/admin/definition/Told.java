package org.pointsmall.loyalty.admin.definition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.admin.choice.TargetNames;
import org.pointsmall.loyalty.admin.page.Phrases;
import org.pointsmall.loyalty.definition.Audience;
import org.pointsmall.loyalty.definition.Scope;
import org.pointsmall.loyalty.definition.Window;

/**
 * What definitions are told with, and the clauses that all kinds have.
 *
 * @param words with the names of what the definition names
 * @param condition its condition in words; empty for none
 */
public record Told(InWords words, Phrases say, String condition) {

    /** Puts clauses into the order of the language; those that it does not name are left out. */
    public List<String> inOrder(Map<String, List<String>> clauses) {
        return Arrays.stream(say.say("Order").split(" "))
                .flatMap(one -> clauses.getOrDefault(one, List.of()).stream())
                .toList();
    }

    /** When it applies; nothing for always. */
    public List<String> when(Window window) {
        return words.windows().clauses(window, words.zone(), say);
    }

    /** Whom it is for, as the subject of a sentence. */
    public String whom(Audience audience) {
        List<String> tiers =
                named(audience.tiers(), words.names().tiers(List.of()), code -> code.value(), code -> words.names()
                        .tier(code));
        String members = tiers.isEmpty() ? say.say("Members") : say.say("TierMembers", say.all(tiers));
        List<String> segments = named(
                audience.segments(), words.names().segments(List.of()), code -> code.value(), code -> words.names()
                        .segment(code));
        return segments.isEmpty() ? members : say.say("InSegments", members, say.oneOf(segments));
    }

    /** In the order in which they are defined, and what there is no more of after them. */
    private static <C> List<String> named(
            Collection<C> codes,
            List<TargetNames.Choice> defined,
            Function<C, String> value,
            Function<String, String> name) {
        List<String> left = new ArrayList<>(codes.stream().map(value).sorted().toList());
        List<String> named = new ArrayList<>();
        for (TargetNames.Choice one : defined) {
            if (left.remove(one.value())) {
                named.add(one.label());
            }
        }
        left.forEach(code -> named.add(name.apply(code)));
        return named;
    }

    /**
     * What it is about; empty for everything.
     *
     * @param newForDays so many days after they came on sale; null for however long
     */
    public String what(Scope things, @Nullable Integer newForDays) {
        String products = say.all(things.productNumbers().stream()
                .map(words.names()::product)
                .sorted()
                .toList());
        String categories = say.all(things.categoryNumbers().stream()
                .map(words.names()::category)
                .sorted()
                .toList());
        String what = products.isEmpty() || categories.isEmpty()
                ? products + categories
                : say.say("Among", products, categories);
        return newForDays == null
                ? what
                : say.say("New", what.isEmpty() ? say.say("Products") : what, newForDays.longValue());
    }
}
