package org.pointsmall.loyalty.api.guide;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.pointsmall.loyalty.condition.Comparison;
import org.pointsmall.loyalty.condition.Condition;
import org.pointsmall.loyalty.condition.Field;
import org.pointsmall.loyalty.condition.Value;
import org.pointsmall.loyalty.earning.RuleScope;
import org.pointsmall.loyalty.earning.RuleTerms;

/** The products and categories that sentences about rules name, collected so that they are looked up at once. */
final class NamedThings {
    private static final int PRODUCTS = 3;
    private static final int CATEGORIES = 10;
    private static final int LONGEST_ID = 18;

    private final Set<Long> products = new TreeSet<>();
    private final Set<Long> categories = new TreeSet<>();

    /** Those of a scope's products that are named, where there are more. */
    static List<Long> products(RuleScope scope) {
        return scope.things().productNumbers().stream().sorted().limit(PRODUCTS).toList();
    }

    /** Likewise. */
    static List<Long> categories(RuleScope scope) {
        return scope.things().categoryNumbers().stream()
                .sorted()
                .limit(CATEGORIES)
                .toList();
    }

    void add(RuleTerms terms) {
        add(terms.scope());
        add(terms.condition());
    }

    void add(RuleScope scope) {
        products.addAll(products(scope));
        categories.addAll(categories(scope));
    }

    private void add(Condition condition) {
        condition.parts().forEach(this::add);
        if (condition instanceof Comparison comparison) {
            for (Value value : comparison.values()) {
                if (value instanceof Value.Text text && isId(text.value())) {
                    add(comparison.field(), Long.parseLong(text.value()));
                }
            }
        }
    }

    private void add(Field field, long id) {
        if (field.equals(Field.LINE_PRODUCT)) {
            products.add(id);
        } else if (field.equals(Field.LINE_CATEGORIES)) {
            categories.add(id);
        }
    }

    static boolean isId(String text) {
        return text.length() <= LONGEST_ID && text.matches("[0-9]+");
    }

    Set<Long> products() {
        return products;
    }

    Set<Long> categories() {
        return categories;
    }
}
