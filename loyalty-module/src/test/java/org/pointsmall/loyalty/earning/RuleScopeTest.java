package org.pointsmall.loyalty.earning;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pointsmall.loyalty.condition.Comparison;
import org.pointsmall.loyalty.condition.Field;
import org.pointsmall.loyalty.condition.Operator;
import org.pointsmall.loyalty.condition.Value;
import org.pointsmall.loyalty.definition.Scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.pointsmall.loyalty.earning.RuleFixture.aRule;

/** What a rule is about, and which rules must be told what the catalogue knows. */
class RuleScopeTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-20");
    /** In category 70, on sale since yesterday. */
    private static final ProductFacts SEVEN = ProductFacts.of(7, Set.of(70L, 700L), TODAY.minusDays(1), true);

    static List<Arguments> scopes() {
        return List.of(
                arguments(RuleScope.EVERYTHING, true, true),
                arguments(RuleScope.ofProducts(7L, 8L), true, false),
                arguments(RuleScope.ofProducts(8L), false, false),
                arguments(RuleScope.ofCategories(700L, 1L), true, false),
                arguments(RuleScope.ofCategories(1L), false, false),
                arguments(RuleScope.ofNewProducts(2), true, false),
                arguments(RuleScope.ofNewProducts(1), false, false),
                arguments(all(7, 70, 2), true, false),
                arguments(all(8, 70, 2), false, false),
                arguments(all(7, 71, 2), false, false),
                arguments(all(7, 70, 1), false, false));
    }

    /** Of a line that is no product of the catalogue nothing is known: it is meant by rules of everything alone. */
    @ParameterizedTest
    @MethodSource("scopes")
    void allThatItNamesMustBeMet(RuleScope scope, boolean coversSeven, boolean coversNoProduct) {
        assertThat(covers(scope, SEVEN)).isEqualTo(coversSeven);
        assertThat(covers(scope, null)).isEqualTo(coversNoProduct);
    }

    @Test
    void onlyRulesOfCategoriesAndNewProductsAskTheCatalogue() {
        assertThat(asks(aRule())).isFalse();
        assertThat(asks(aRule().of(RuleScope.ofProducts(7L)))).isFalse();
        assertThat(asks(aRule().of(RuleScope.ofCategories(70L)))).isTrue();
        assertThat(asks(aRule().of(RuleScope.ofNewProducts(30)))).isTrue();
        assertThat(asks(aRule().where(new Comparison(
                        Field.LINE_CATEGORIES, Operator.HAS_ANY_OF, List.of(new Value.Text("70"))))))
                .isTrue();
        assertThat(RuleBook.EMPTY.asksForCatalogue()).isFalse();
    }

    @Test
    void aBookSaysWhichStateOfTheRulesItIs() {
        EarningRule first = aRule().number(1).first(2).rule();
        EarningRule second = aRule().number(2).first(1).rule();

        RuleBook book = new RuleBook(17, List.of(first, second));

        assertThat(book.revision()).isEqualTo(17);
        assertThat(book.rules()).containsExactly(second, first);
    }

    private static boolean asks(RuleFixture rule) {
        return new RuleBook(1, List.of(rule.rule())).asksForCatalogue();
    }

    private static boolean covers(RuleScope scope, @Nullable ProductFacts product) {
        return scope.covers(product, TODAY);
    }

    private static RuleScope all(long product, long category, int newForDays) {
        return new RuleScope(Scope.of(Set.of(product), Set.of(category)), newForDays, Set.of(), Set.of());
    }
}
