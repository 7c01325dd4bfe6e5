package org.pointsmall.loyalty.admin;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Whoever owns the programme lets others in, by the store's own pages, with the roles that are installed. */
@AdminTest
class ColleaguesInABrowserTest extends BrowserFixture {
    private static final String PASSWORD = "Look-0n1y";

    @Autowired
    JdbcTemplate jdbc;

    /** The section, a new user, its form, the list of roles, the role: 5 fields, 6 clicks. */
    @Test
    void aColleagueWhoMayOnlyLook() throws Exception {
        // Another one where a late browser is tried once more.
        String login = "lookout-" + System.nanoTime();
        home();
        countClicks();
        page.click("#sideMenu >> text=Security");
        page.click("#sideMenu >> text=Users");
        page.click(".add-main-entity");
        fill("name", "Lou Cowper");
        fill("login", login);
        fill("email", "lou@shop.example.com");
        fill("password", PASSWORD);
        fill("passwordConfirm", PASSWORD);
        page.click(".modal .submit-button");
        page.click("#allRoles .sub-list-grid-add");
        page.click(".modal tr:has-text('Points: viewer')");

        assertThat(page.locator("#allRoles tbody")).containsText("Points: viewer");
        assertThat(clicks()).isEqualTo(6);
        screenshot("job-colleague");

        AdminSession colleague = AdminSession.of(port, login, PASSWORD);
        assertThat(colleague.get("/loyalty-rules").body())
                .contains("Earning rules")
                .doesNotContain("Add a rule");
        int rules = count();
        assertThat(colleague
                        .post("/loyalty-rules/new", Map.of("name", "By the lookout"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(count()).isEqualTo(rules);
    }

    private int count() {
        return jdbc.queryForObject("SELECT COUNT(*) FROM LOYALTY_RULE", Integer.class);
    }

    private void fill(String field, String text) {
        page.fill(".modal [name=\"fields['" + field + "'].value\"]", text);
    }
}
