package org.pointsmall.loyalty.admin;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.SelectOption;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.definition.Followed;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.earning.EarningTerms;
import org.pointsmall.loyalty.ledger.Expiry;
import org.pointsmall.loyalty.settings.ProgrammeSettings;
import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** How a merchant changes the programme's settings, in a real Chromium. */
@AdminTest
class SettingsInABrowserTest extends BrowserFixture {
    @Autowired
    ProgrammeSettings settings;

    @Autowired
    EarningTerms earning;

    @Autowired
    List<Followed> followed;

    @AfterEach
    void asTheProperties() {
        settings.versions().stream().findFirst().map(Version::ref).ifPresent(latest -> {
            settings.save(latest, settings.written(settings.properties()).with("reason", "as it was"), "test");
            settings.publish(settings.versions().get(0), "test");
            followed.forEach(Followed::refresh);
        });
    }

    /** Three months to the month's end: 3 fields, 4 clicks. */
    @Test
    void pointsAreMadeToLastThreeMonths() {
        home();
        page.click("#sideMenu >> text=Points");
        page.click("#sideMenu >> text=Programme settings");
        assertThat(page.locator("p.state")).containsText("In force:");
        page.selectOption("[id='expiry.kind']", "PERIOD");
        page.fill("[id='expiry.period.months']", "3");
        page.selectOption("[id='expiry.until']", new SelectOption().setLabel("that month"));
        page.fill("[id='reason']", "Mid-Autumn");
        assertThat(sideways()).isFalse();
        screenshot("settings");

        page.click("button:has-text('Save and look at the changes')");
        Locator differences = page.locator("table.differences");
        assertThat(differences).containsText("some time after they were earned");
        assertThat(differences).containsText("never");
        screenshot("settings-publish");
        String address = page.url();
        visit(address + "?blLocaleCode=zh_CN");
        assertThat(page.locator("table.differences")).containsText("获得后一段时间到期");
        assertThat(sideways()).isFalse();
        screenshot("settings-publish-zh");
        visit(address + "?blLocaleCode=en");

        page.click("button:has-text('Publish')");
        assertThat(page.locator(".alert-box.success:visible")).containsText("It is in force");
        assertThat(page.locator("table.history")).containsText("Mid-Autumn");
        followed.forEach(Followed::refresh);
        assertThat(earning.lots().expiry()).isEqualTo(new Expiry.After(Period.ofMonths(3), Expiry.End.MONTH));
        screenshot("settings-published");

        open("/loyalty-settings?blLocaleCode=zh_CN");
        assertThat(page.locator("p.state")).containsText("现行设置");
        assertThat(sideways()).isFalse();
        screenshot("settings-zh");
        open("/loyalty-settings?blLocaleCode=en");
    }
}
