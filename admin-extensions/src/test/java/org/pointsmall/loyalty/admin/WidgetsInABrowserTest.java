package org.pointsmall.loyalty.admin;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pointsmall.loyalty.definition.Draft;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.EditResult;
import org.pointsmall.loyalty.earning.RuleTerms;
import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Our pages where Broadleaf puts a widget over each select that is not excluded, as 6 and 7 do. */
@AdminTest
class WidgetsInABrowserTest extends BrowserFixture {
    /** Where Broadleaf's scripts prepare a page's fields: the widget bears the classes of its select, which keeps one option. */
    private static final String AS_ON_6_AND_7 =
            """
            (() => {
              let admin;
              Object.defineProperty(window, 'BLCAdmin', { get: () => admin, set: made => {
                const prepare = made.initializeFields;
                const excluded = [];
                made.addExcludedSelectizeSelector = selector => excluded.push(selector);
                made.initializeFields = within => {
                  document.querySelectorAll('select').forEach(select => {
                    if (excluded.some(selector => select.matches(selector))) { return; }
                    const widget = document.createElement('div');
                    widget.className = 'selectize-control ' + select.className;
                    select.after(widget);
                    [...select.options].filter(option => !option.selected).forEach(option => option.remove());
                  });
                  document.body.setAttribute('data-prepared', 'true');
                  prepare.call(made, within);
                };
                admin = made;
              } });
            })()""";

    private static final String FIRST_ORDERS = "{\"version\":1,\"condition\":"
            + "{\"field\":\"member.firstOrder\",\"operator\":\"is\",\"values\":[true]}}";

    @Autowired
    EditDefinitions<RuleTerms> rules;

    @BeforeEach
    void asOn6And7() {
        page.addInitScript(AS_ON_6_AND_7);
    }

    @Override
    public void anew() {
        super.anew();
        asOn6And7();
    }

    @ParameterizedTest
    @ValueSource(strings = {"settings", "tiers", "rules/new", "members", "rewards", "audit", "batches"})
    void noneIsPutOverASelectOfOurs(String address) {
        open("/loyalty-" + address + "?blLocaleCode=en");
        assertThat(page.locator("body[data-prepared]")).hasCount(1);
        assertThat(page.locator(".loyalty select").count()).isPositive();
        assertThat(page.locator(".loyalty .selectize-control")).hasCount(0);
    }

    @Test
    void aConditionIsSavedAgainAsItIsShown() {
        EditResult<RuleTerms> added = rules.add(
                Draft.EMPTY
                        .with("name", "First orders " + UUID.randomUUID())
                        .with("group.code", "widgets")
                        .with("group.stacking", "ALL")
                        .with("priority", "100")
                        .with("effect.kind", "MULTIPLIER")
                        .with("effect.factor", "1.5")
                        .with("window.zone", "UTC")
                        .with("condition", FIRST_ORDERS),
                "olga");
        open("/loyalty-rules/"
                + ((EditResult.Saved<RuleTerms>) added).version().ref().id() + "?blLocaleCode=en");
        assertThat(page.locator("body[data-prepared]")).hasCount(1);
        page.fill("[id=priority]", "101");
        press("button.save");
        assertThat(page.locator(".alert-box.success:visible")).containsText("saved as version 2");
    }
}
