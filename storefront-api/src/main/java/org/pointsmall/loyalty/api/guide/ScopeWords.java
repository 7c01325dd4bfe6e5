package org.pointsmall.loyalty.api.guide;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.pointsmall.loyalty.catalogue.Catalogue;
import org.pointsmall.loyalty.earning.RuleScope;

/** Says what a rule is about. */
final class ScopeWords {
    private final Words words;
    private final Catalogue.Names names;

    ScopeWords(Words words, Catalogue.Names names) {
        this.words = words;
        this.names = names;
    }

    /** Which products; empty for all of them. */
    String what(RuleScope scope) {
        Map<String, String> kinds = new HashMap<>();
        if (!scope.products().isEmpty()) {
            kinds.put(
                    "products",
                    named("what.products", NamedThings.products(scope), scope.products(), names.products()));
        }
        if (!scope.categories().isEmpty()) {
            kinds.put(
                    "categories",
                    named("what.categories", NamedThings.categories(scope), scope.categories(), names.categories()));
        }
        if (scope.newForDays() != null) {
            kinds.put("new", words.say("what.new", "days", scope.newForDays()));
        }
        List<String> ordered = List.of(words.say("what.order").split(" ")).stream()
                .filter(kinds::containsKey)
                .map(kinds::get)
                .toList();
        return String.join(words.say("joint.among"), ordered);
    }

    /** @param told those that may be named; what has no name is left to "selected" */
    private String named(String key, List<Long> told, Set<?> all, Map<Long, String> known) {
        List<String> found =
                told.stream().map(known::get).filter(Objects::nonNull).toList();
        if (found.isEmpty()) {
            return words.say(key + ".unnamed");
        }
        return found.size() < all.size()
                ? words.say(key + ".more", "names", Words.name(String.join(words.say("joint.list"), found)))
                : words.say(key, "names", Words.name(words.all(found)));
    }

    /** In which stores, by which channels; nothing where it is the same in all of them. */
    List<String> where(RuleScope scope) {
        List<String> where = new ArrayList<>();
        if (!scope.stores().isEmpty()) {
            where.add(words.say("where.stores", "names", codes(scope.stores())));
        }
        if (!scope.channels().isEmpty()) {
            where.add(words.say("where.channels", "names", codes(scope.channels())));
        }
        return where;
    }

    private Object codes(Set<String> codes) {
        return Words.name(words.oneOf(codes.stream().sorted().toList()));
    }
}
