package org.pointsmall.loyalty.admin;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.condition.All;
import org.pointsmall.loyalty.condition.Any;
import org.pointsmall.loyalty.condition.Comparison;
import org.pointsmall.loyalty.condition.Condition;
import org.pointsmall.loyalty.condition.Field;
import org.pointsmall.loyalty.condition.Not;
import org.pointsmall.loyalty.condition.Operator;
import org.pointsmall.loyalty.condition.Value;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.earning.RuleTerms;
import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Conditions built with clicks and keys in a real Chromium: what was typed is saved, or nothing is. */
@AdminTest
class ConditionsInABrowserTest extends BrowserFixture {
    @Autowired
    EditDefinitions<RuleTerms> rules;

    @Autowired
    Backroom backroom;

    @Test
    void whatIsTypedIntoAFieldOfEachTypeIsWhatIsSaved() {
        aRuleCalled("Each type of field");
        begin();
        first("order.day", "is");
        keys(".rule >> nth=0 >> .value", "11112027");
        add(1, "order.items", "at-most");
        keys(".rule >> nth=1 >> .value", "12");
        add(2, "order.subtotal", "between");
        keys(".rule >> nth=2 >> .value >> nth=0", "10");
        keys(".rule >> nth=2 >> .value >> nth=1", "20.50");
        add(3, "order.channel", "one-of");
        keys(".rule >> nth=3 >> .value", "app, mini");
        add(4, "member.segments", "has-any-of");
        keys(".rule >> nth=4 >> .value", "loyal");
        add(5, "member.firstOrder", "is");
        page.selectOption(".rule >> nth=5 >> .value", "true");
        add(6, "order.day", "between");
        keys(".rule >> nth=6 >> .value >> nth=0", "01022027");
        keys(".rule >> nth=6 >> .value >> nth=1", "12312027");
        add(7, "order.store", "is-present");
        screenshot("condition-typed");

        saveAndConfirm();

        assertThat(page.locator(".alert-box.success:visible")).containsText("saved as version 1");
        LocalDate day = LocalDate.parse("2027-11-11");
        assertThat(saved("Each type of field").terms().condition())
                .isEqualTo(new All(List.of(
                        compared(Field.ORDER_DAY, Operator.IS, new Value.Day(day)),
                        compared(Field.ORDER_ITEMS, Operator.AT_MOST, new Value.Whole(12)),
                        compared(
                                Field.ORDER_SUBTOTAL, Operator.BETWEEN, new Value.Whole(1_000), new Value.Whole(2_050)),
                        compared(Field.ORDER_CHANNEL, Operator.ONE_OF, new Value.Text("app"), new Value.Text("mini")),
                        compared(Field.MEMBER_SEGMENTS, Operator.HAS_ANY_OF, new Value.Text("loyal")),
                        compared(Field.MEMBER_FIRST_ORDER, Operator.IS, new Value.Flag(true)),
                        compared(
                                Field.ORDER_DAY,
                                Operator.BETWEEN,
                                new Value.Day(LocalDate.parse("2027-01-02")),
                                new Value.Day(LocalDate.parse("2027-12-31"))),
                        compared(Field.ORDER_STORE, Operator.IS_PRESENT))));
        assertThat(page.locator(".builder .rule .value").first()).hasValue("2027-11-11");
        screenshot("condition-saved");

        press("button.save");
        assertThat(page.locator(".alert-box.success:visible")).containsText("saved as version 2");
        assertThat(rules.versions(saved("Each type of field").ref().id()).stream()
                        .map(version -> version.terms().condition())
                        .distinct())
                .as("saved again as it is shown")
                .hasSize(1);
    }

    @Test
    void everyFieldTakesEveryOperatorThatItOffers() {
        aRuleCalled("Every operator");
        begin();
        Set<Object> offered = new HashSet<>();
        for (Field field : Field.catalogue()) {
            page.selectOption(".builder .rule .condition-field", field.name());
            for (Object operator : values(".builder .rule .operator option")) {
                page.selectOption(".builder .rule .operator", operator.toString());
                offered.add(operator);
                for (Locator input :
                        page.locator(".builder .rule input:visible").all()) {
                    String type = input.getAttribute("type");
                    assertThat(type)
                            .as(field + " " + operator)
                            .isEqualTo(
                                    switch (field.type()) {
                                        case DATE -> "date";
                                        default -> "text";
                                    });
                }
            }
        }
        assertThat(offered).hasSizeGreaterThan(15);
        press(".builder .rule .remove");
        assertThat(page.locator("text=Add a condition")).isVisible();
    }

    @Test
    void nothingIsSavedWhereTheBuilderCannotSayWhatItHolds() {
        aRuleCalled("Not to be said");
        begin();
        first("order.items", "is");
        keys(".rule >> nth=0 >> .value", "3");
        page.evaluate("() => document.querySelector('.rule .operator').remove()");

        press("button.save");

        assertThat(page.locator(".builder-failed")).isVisible();
        assertThat(page.locator(".builder .rule .value")).hasValue("3");
        screenshot("condition-unsaid");
        // And where not even that is noticed in the browser, the server does.
        page.evaluate("() => document.querySelector('form.draft').submit()");
        assertThat(page.locator("[data-field='condition'] .wrong").first()).containsText("This cannot be read.");
        assertThat(rules.all()).noneMatch(rule -> rule.terms().name().equals("Not to be said"));
    }

    @Test
    void aDayThatIsHalfTypedOrMissingIsNotSaved() {
        aRuleCalled("Half a day");
        begin();
        first("order.day", "is");
        keys(".rule >> nth=0 >> .value", "1111");
        press("button.save");
        assertThat(page.locator(".builder .rule .value")).isVisible();
        assertThat((Boolean) page.evaluate("() => document.querySelector('.rule .value').validity.badInput"))
                .isTrue();

        page.fill(".rule .value", "");
        press("button.save");
        assertThat(page.locator("[data-field='condition'] .wrong").first()).containsText("A value is missing.");
        assertThat(page.locator(".builder .rule")).hasCount(1);
        assertThat(rules.all()).noneMatch(rule -> rule.terms().name().equals("Half a day"));
    }

    @Test
    void whatCanNeverMatchIsSaidAndWhatWasTypedStays() {
        aRuleCalled("Never");
        begin();
        first("order.channel", "is");
        keys(".rule >> nth=0 >> .value", "app, mini");
        add(1, "line.product", "is");
        keys(".rule >> nth=1 >> .value", "abc");
        press("button.save");
        assertThat(page.locator("[data-field='condition']")).containsText("“app, mini” looks like several values");
        assertThat(page.locator(".rule >> nth=0 >> .value")).hasValue("app, mini");

        page.selectOption(".rule >> nth=0 >> .operator", "one-of");
        assertThat(page.locator(".rule >> nth=0 >> .piece")).hasCount(2);
        press("button.save");
        assertThat(page.locator("[data-field='condition']")).containsText("There is no abc.");
        assertThat(page.locator(".rule >> nth=1 >> .piece")).containsText("abc");
        screenshot("condition-refused");
        assertThat(rules.all()).noneMatch(rule -> rule.terms().name().equals("Never"));
    }

    @Test
    void aNameThatWasSearchedForAndNotChosenIsNotLostSilently() {
        aRuleCalled("Searched, not chosen");
        Locator pick = page.locator(".pick:visible").first();
        pick.locator(".search").click();
        page.keyboard().type("Lantern");

        press("button.save");

        assertThat(pick.locator(".wrong"))
                .hasText("Nothing has been saved: choose one of the results, or empty the search.");
        assertThat(pick.locator(".search")).isFocused();
        assertThat(pick.locator(".search")).hasValue("Lantern");
        screenshot("search-not-chosen");
        assertThat(rules.all()).noneMatch(rule -> rule.terms().name().equals("Searched, not chosen"));

        pick.locator(".search").fill("");
        saveAndConfirm();
        assertThat(page.locator(".alert-box.success:visible")).containsText("saved as version 1");
    }

    @Test
    void severalValuesArePiecesThatAreTypedPastedAndTakenAway() {
        aRuleCalled("Pieces");
        begin();
        first("order.channel", "one-of");
        Locator typed = page.locator(".rule >> nth=0 >> .value");
        Locator pieces = page.locator(".rule >> nth=0 >> .piece");
        typed.click();
        page.keyboard().type("app, \"a, b\", x");
        page.keyboard().press("Enter");
        assertThat(pieces).hasCount(3);
        page.keyboard().insertText("p，q、r");
        page.keyboard().press("Tab");
        assertThat(pieces).hasCount(6);
        typed.click();
        page.keyboard().press("Backspace");
        pieces.nth(2).locator("button").click();
        screenshot("condition-pieces");

        saveAndConfirm();

        assertThat(page.locator(".alert-box.success:visible")).containsText("saved as version 1");
        assertThat(saved("Pieces").terms().condition())
                .isEqualTo(compared(
                        Field.ORDER_CHANNEL,
                        Operator.ONE_OF,
                        new Value.Text("app"),
                        new Value.Text("a, b"),
                        new Value.Text("p"),
                        new Value.Text("q")));
    }

    @Test
    void groupsAreBuiltByKeysAloneAndShownAsTheyWereSaved() {
        aRuleCalled("Groups");
        begin();
        first("order.items", "at-least");
        keys(".rule >> nth=0 >> .value", "3");
        press(".add-group");
        page.selectOption(".group .group .kind", "none");
        page.selectOption(".group .group .condition-field", "order.channel");
        page.selectOption(".group .group .operator", "is");
        keys(".group .group .value", "app");
        press(".group .group .add-rule");
        page.selectOption(".group .group .rule >> nth=1 >> .condition-field", "order.store");
        page.selectOption(".group .group .rule >> nth=1 >> .operator", "is-blank");

        saveAndConfirm();

        assertThat(page.locator(".alert-box.success:visible")).containsText("saved as version 1");
        Condition expected = new All(List.of(
                compared(Field.ORDER_ITEMS, Operator.AT_LEAST, new Value.Whole(3)),
                new Not(new Any(List.of(
                        compared(Field.ORDER_CHANNEL, Operator.IS, new Value.Text("app")),
                        compared(Field.ORDER_STORE, Operator.IS_BLANK))))));
        assertThat(saved("Groups").terms().condition()).isEqualTo(expected);
        open("/loyalty-rules/" + saved("Groups").ref().id() + "?blLocaleCode=zh_CN");
        assertThat(page.locator(".builder .group .group .kind")).hasValue("none");
        assertThat(page.locator(".builder")).containsText("适用于");
        assertThat(sideways()).isFalse();
        screenshot("condition-groups-zh");
        press("button.save");
        assertThat(page.locator(".alert-box.success:visible")).isVisible();
        assertThat(saved("Groups").terms().condition()).isEqualTo(expected);
        open("/loyalty-rules?blLocaleCode=en");
    }

    @Test
    void aSessionThatIsOverLosesNothingThatWasTyped() {
        aRuleCalled("Typed for an hour");
        begin();
        first("order.items", "is");
        keys(".rule >> nth=0 >> .value", "3");
        page.context().clearCookies();

        press("button.save");
        assertThat(page.locator(".session-over")).isVisible();
        assertThat(page.locator("[id='name']")).hasValue("Typed for an hour");
        screenshot("session-over");

        Page tab = page.context().waitForPage(() -> page.click(".session-over a"));
        tab.fill("input[name=j_username]", "grace");
        tab.fill("input[name=j_password]", "hopper");
        tab.click("input[type=submit], button[type=submit]");
        assertThat(tab.locator("#sideMenu")).isVisible();
        tab.close();
        saveAndConfirm();

        assertThat(page.locator(".alert-box.success:visible")).containsText("saved as version 1");
        assertThat(saved("Typed for an hour").terms().condition())
                .isEqualTo(compared(Field.ORDER_ITEMS, Operator.IS, new Value.Whole(3)));
    }

    @Test
    void whoMayOnlyLookCannotType() throws Exception {
        aRuleCalled("Only to be looked at");
        begin();
        first("order.items", "is");
        keys(".rule >> nth=0 >> .value", "3");
        saveAndConfirm();
        assertThat(page.locator(".alert-box.success:visible")).isVisible();
        String there = page.url();
        backroom.without(-28_007, () -> {
            visit(there);
            assertThat(page.locator(".builder .rule .value")).isDisabled();
            assertThat(page.locator("[id='name']")).isDisabled();
            assertThat(page.locator(".draft a:visible:not(.older), .draft button:visible"))
                    .hasCount(0);
            assertThat(page.locator("button.save")).hasCount(0);
            screenshot("rule-looked-at");
        });
    }

    private void aRuleCalled(String name) {
        open("/loyalty-rules/new");
        page.fill("[id='name']", name);
        page.fill("[id='effect.factor']", "2");
        page.check("[name='active']");
    }

    private void begin() {
        press("text=Add a condition");
    }

    private void first(String field, String operator) {
        page.selectOption(".rule >> nth=0 >> .condition-field", field);
        page.selectOption(".rule >> nth=0 >> .operator", operator);
    }

    private void add(int rule, String field, String operator) {
        page.click("text=Add a comparison");
        page.selectOption(".rule >> nth=" + rule + " >> .condition-field", field);
        page.selectOption(".rule >> nth=" + rule + " >> .operator", operator);
    }

    /** As somebody types: into what has been clicked, key by key. */
    private void keys(String input, String keys) {
        Locator field = page.locator(input);
        if ("date".equals(field.getAttribute("type"))) {
            field.focus();
        } else {
            field.click();
        }
        page.keyboard().type(keys);
    }

    private List<Object> values(String options) {
        return new ArrayList<>((List<?>) page.evaluate(
                "selector => [...document.querySelectorAll(selector)].map(option => option.value)", options));
    }

    private Version<RuleTerms> saved(String name) {
        return rules.all().stream()
                .filter(rule -> rule.terms().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Condition compared(Field field, Operator operator, Value... values) {
        return new Comparison(field, operator, List.of(values));
    }
}
