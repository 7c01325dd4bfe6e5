package org.pointsmall.loyalty.admin;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pointsmall.loyalty.definition.Draft;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.EditResult;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.earning.RuleTerms;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** What a merchant is told to set up first. */
@AdminTest
class StartSectionTest {
    private static final String PATH = "/loyalty-start?blLocaleCode=";
    private static final Pattern RULES = Pattern.compile(
            "Switch on earning rules.*?>(Done|To do)<.*?([0-9]+) in force, ([0-9]+) not", Pattern.DOTALL);

    @LocalServerPort
    int port;

    @Autowired
    Backroom backroom;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    EditDefinitions<RuleTerms> rules;

    @ParameterizedTest
    @CsvSource({"en, First steps, Put offers into the mall", "zh_CN, 开始使用, 上架积分商城"})
    void everyStepLeadsToItsSectionWhereItIsAnswered(String locale, String title, String step) throws Exception {
        AdminSession admin = AdminSession.of(port);
        String page = admin.get(PATH + locale).body();

        assertThat(page).contains(title, step).doesNotContain("LoyaltyStart_", "??");
        String own = page.substring(page.indexOf("loyalty content-yield"));
        Matcher link = Pattern.compile("href=\"/admin(/loyalty-[a-z-]+)").matcher(own);
        assertThat(link.results().map(found -> found.group(1)).distinct())
                .contains(
                        "/loyalty-settings", "/loyalty-rules", "/loyalty-openings", "/loyalty-ledger", "/loyalty-audit")
                .hasSizeGreaterThan(9)
                .allSatisfy(address ->
                        assertThat(admin.get(address).statusCode()).as(address).isEqualTo(200));
    }

    @Test
    void aRuleThatComesIntoForceIsSeenAndNobodyTicksAnything() throws Exception {
        AdminSession admin = AdminSession.of(port);
        Version<RuleTerms> draft = saved(rules.add(
                Draft.EMPTY
                        .with("name", "A first step")
                        .with("active", "false")
                        .with("group.code", "first-steps")
                        .with("group.stacking", "ALL")
                        .with("priority", "100")
                        .with("effect.kind", "MULTIPLIER")
                        .with("effect.factor", "1.5")
                        .with("window.zone", "UTC"),
                "test"));
        Matcher before = rulesStep(admin);

        Version<RuleTerms> inForce = saved(rules.change(draft.ref(), draft.terms(), true, "test"));
        Matcher after = rulesStep(admin);
        rules.change(inForce.ref(), inForce.terms(), false, "test");

        assertThat(Integer.parseInt(after.group(2))).isEqualTo(Integer.parseInt(before.group(2)) + 1);
        assertThat(Integer.parseInt(after.group(3))).isEqualTo(Integer.parseInt(before.group(3)) - 1);
        assertThat(after.group(1)).isEqualTo("Done");
        assertThat(before.group(1)).isEqualTo(before.group(2).equals("0") ? "To do" : "Done");
    }

    @Test
    void whoMayNotSeeASectionIsNotToldOfIt() throws Exception {
        String login = backroom.anAdmin("ROLE_LOYALTY_VIEWER");
        long id = jdbc.queryForObject("SELECT ADMIN_USER_ID FROM BLC_ADMIN_USER WHERE LOGIN = ?", Long.class, login);
        jdbc.update("DELETE FROM BLC_ADMIN_USER_ROLE_XREF WHERE ADMIN_USER_ID = ?", id);
        Stream.of("PERMISSION_READ_LOYALTY_OVERVIEW", "PERMISSION_READ_LOYALTY_TIER")
                .forEach(permission -> jdbc.update(
                        "INSERT INTO BLC_ADMIN_USER_PERMISSION_XREF (ADMIN_USER_ID, ADMIN_PERMISSION_ID)"
                                + " SELECT ?, ADMIN_PERMISSION_ID FROM BLC_ADMIN_PERMISSION WHERE NAME = ?",
                        id,
                        permission));
        String page = AdminSession.of(port, login).get(PATH + "en").body();

        assertThat(page)
                .contains("First steps", "Define tiers", "href=\"/admin/loyalty-tiers\"")
                .contains("href=\"/admin/loyalty-overview\"")
                .doesNotContain("Switch on earning rules", "loyalty-rules", "loyalty-settings", "loyalty-audit");
    }

    private static Matcher rulesStep(AdminSession admin) throws Exception {
        Matcher step = RULES.matcher(admin.get(PATH + "en").body());
        assertThat(step.find()).isTrue();
        return step;
    }

    private static Version<RuleTerms> saved(EditResult<RuleTerms> result) {
        return ((EditResult.Saved<RuleTerms>) result).version();
    }
}
