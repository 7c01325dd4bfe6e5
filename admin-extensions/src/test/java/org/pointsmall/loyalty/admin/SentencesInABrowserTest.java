package org.pointsmall.loyalty.admin;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.earning.RuleTerms;
import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** A rule tells itself while an operator writes it, is copied, put away, and put back as it was, in a real Chromium. */
@AdminTest
class SentencesInABrowserTest extends BrowserFixture {
    private static final AtomicInteger NAMES = new AtomicInteger();

    @Autowired
    Backroom backroom;

    @Autowired
    EditDefinitions<RuleTerms> rules;

    private String name;

    /** A second try has a name of its own. */
    private void begin() {
        name = "Told in a browser " + NAMES.incrementAndGet() + ".";
        open("/loyalty-rules/new?blLocaleCode=en");
    }

    @Test
    void aRuleTellsItselfWhileItIsWritten() {
        backroom.aProduct("Browser gaiwan");
        begin();
        assertThat(page.locator("p.says")).containsText("Fill in or mend first");
        page.selectOption("[id='effect.kind']", "MULTIPLIER");
        page.fill("[id='effect.factor']", "1.5");
        assertThat(page.locator("p.says")).hasText("Members earn 1.5 times the points.");
        page.check("[data-field='window.weekdays'] label:nth-of-type(3) input");
        assertThat(page.locator("p.says")).hasText("On Wednesdays, members earn 1.5 times the points.");
        pick("scope.products", "Browser gaiwan");
        assertThat(page.locator("p.says"))
                .hasText("On Wednesdays, members earn 1.5 times the points on Browser gaiwan.");
        press("text=Add a condition");
        page.selectOption(".builder .rule .condition-field", "order.subtotal");
        page.selectOption(".builder .rule .operator", "at-least");
        page.fill(".builder .rule .value", "99.50");
        assertThat(page.locator("p.says")).containsText("on Browser gaiwan, if ");
        assertThat(page.locator("p.says")).containsText("is at least 99.50");
        assertThat(page.locator(".builder .rule .value")).hasValue("99.50");
        page.fill("[id='effect.factor']", "");
        assertThat(page.locator("p.says"))
                .hasText("Fill in or mend first, to read here what it does: Times the base points.");
        page.fill("[id='effect.factor']", "2");
        page.fill("[id='name']", name);
        assertThat(page.locator("p.says")).containsText("earn 2 times");
        screenshot("rule-told");
        press("button.save");
        assertThat(page.locator(".alert-box.success:visible")).containsText("saved as version 1");
        assertThat(page.locator("p.says")).containsText("earn 2 times");
        visit(page.url() + "?blLocaleCode=zh_CN");
        assertThat(page.locator("p.says")).containsText("每周三");
        page.fill("[id='perOrder']", "300");
        assertThat(page.locator("p.says")).containsText("每单最多 300");
        assertThat(sideways()).isFalse();
        screenshot("rule-told-zh");
        open("/loyalty-rules?blLocaleCode=en");
    }

    private boolean isMine(Version<RuleTerms> rule) {
        return rule.terms().name().startsWith(name);
    }

    /** Duplicate: 2 clicks. Archive: 1 click. Bring back: 3, of which one looks for it. Put back as it was: 2. */
    @Test
    void aRuleIsCopiedPutAwayBroughtBackAndPutBackAsItWas() {
        begin();
        page.fill("[id='name']", name);
        page.fill("[id='effect.factor']", "1.5");
        press("button.save");
        assertThat(page.locator(".alert-box.success:visible")).containsText("saved as version 1");
        page.fill("[id='effect.factor']", "4");
        press("button.save");
        assertThat(page.locator(".alert-box.success:visible")).containsText("saved as version 2");

        page.click("table.history tbody tr:nth-child(2) td.number a");
        assertThat(page.locator(".earlier")).containsText("This is version 1");
        assertThat(page.locator("[id='effect.factor']")).hasValue("1.5");
        assertThat(page.locator("p.says")).containsText("1.5 times");
        screenshot("rule-earlier");
        press("button.save");
        assertThat(page.locator(".alert-box.success:visible")).containsText("saved as version 3");

        page.click("a.duplicate");
        assertThat(page.locator("[id='name']")).hasValue(name + " (copy)");
        press("button.save");
        assertThat(page.locator(".alert-box.success:visible")).containsText(name + " (copy) is saved as version 1");

        press("form.archive button");
        assertThat(page.locator(".alert-box.success:visible")).containsText("is archived");
        open("/loyalty-rules?name=" + name.replace(' ', '+'));
        assertThat(page.locator("table.rules tbody tr")).hasCount(1);
        page.click("th:nth-of-type(1) a.sort");
        assertThat(page.locator("th[aria-sort=ascending]")).containsText("Name");
        screenshot("rules-sorted");
        page.selectOption("select[name=stage]", "ARCHIVED");
        press("form.look button");
        assertThat(page.locator("table.rules tbody tr")).hasCount(1);
        screenshot("rules-archived");
        press("table.rules form.archive button");
        assertThat(page.locator(".alert-box.success:visible")).containsText("is brought back");
        assertThat(page.locator("button.save")).isVisible();
        assertThat(sideways()).isFalse();
        assertThat(rules.atHand()).filteredOn(this::isMine).hasSize(2);
    }
}
