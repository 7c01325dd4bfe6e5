package org.pointsmall.loyalty.admin;

import com.microsoft.playwright.Locator;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.earning.RuleTerms;
import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** How an operator is shown what a rule would cost, and decides, in a real Chromium. */
@AdminTest
class PublishingInABrowserTest extends BrowserFixture {
    private static final AtomicInteger NAMES = new AtomicInteger();

    @Autowired
    Backroom backroom;

    @Autowired
    EditDefinitions<RuleTerms> rules;

    private final String name = "Double on lamps " + NAMES.incrementAndGet();

    @AfterEach
    void off() {
        rules.inForce().stream()
                .filter(rule -> rule.terms().name().equals(name))
                .forEach(rule -> rules.change(rule.ref(), rule.terms(), false, "test"));
    }

    /** A doubling for one product: 3 fields, 5 clicks from the menu on, of which one says yes. */
    @Test
    void anOperatorSeesWhatADoublingCostsGoesBackAndThenDoesIt() {
        long ana = backroom.aMember("lamps-" + System.identityHashCode(name), 1);
        long product = backroom.aProduct("Published lamp");
        for (int days = 2; days < 8; days++) {
            backroom.aPlacedOrder(ana, product, 3, Instant.now().minus(Duration.ofDays(days)), 37);
        }
        open("/loyalty-members");
        page.click("#sideMenu >> text=Earning rules");
        page.click("text=Add a rule");
        page.fill("[id='name']", name);
        page.fill("[id='effect.factor']", "2");
        pick("scope.products", Long.toString(product));
        assertThat(page.locator("[data-field='scope.products'] .chosen")).containsText("Published lamp");
        assertThat(page.locator("[id='scope.products']")).isHidden();
        page.check("[name='active']");
        press("button.save");
        Locator question = page.locator(".question");
        assertThat(question).containsText("Put " + name + " in force?");
        assertThat(question).containsText("% of sales: about");
        assertThat(question).containsText("more in 30 days");
        assertThat(page.locator("table.differences")).containsText("Published lamp");
        assertThat(sideways()).isFalse();
        screenshot("publish-rule");

        page.click(".question button[value=back]");
        assertThat(page.locator("[id='name']")).hasValue(name);
        assertThat(page.locator("[id='effect.factor']")).hasValue("2");
        assertThat(page.locator("[name='active']")).isChecked();
        assertThat(rules.all()).noneMatch(rule -> rule.terms().name().equals(name));

        press("button.save");
        page.dblclick(".question button[value=do]");
        assertThat(page.locator(".alert-box.success:visible")).containsText("saved as version 1 and in force");
        assertThat(rules.all().stream().filter(rule -> rule.terms().name().equals(name)))
                .as("pressed twice")
                .hasSize(1);

        visit(page.url() + "?blLocaleCode=zh_CN");
        page.fill("[id='effect.factor']", "3");
        page.fill("[id='perOrder']", "500");
        press("button.save");
        assertThat(question).containsText("正在生效，确认修改吗");
        assertThat(question).containsText("积分成本占销售额的比例将从");
        assertThat(page.locator("table.differences tbody tr")).hasCount(2);
        assertThat(sideways()).isFalse();
        screenshot("publish-rule-change-zh");
        press(".question button[value=do]");
        assertThat(page.locator(".alert-box.success:visible")).containsText("第 2 版");

        open("/loyalty-rules?blLocaleCode=en&name=" + name.replace(' ', '+'));
        press("tr:has-text('" + name + "') button.link");
        assertThat(question).containsText("Switch " + name + " off?");
        assertThat(question).containsText("less in 30 days");
        screenshot("publish-rule-off");
        press(".question button[value=do]");
        assertThat(page.locator("tr:has-text('" + name + "')")).containsText("Switch on");
        assertThat(rules.inForce())
                .extracting(Version::terms)
                .extracting(RuleTerms::name)
                .doesNotContain(name);
    }
}
