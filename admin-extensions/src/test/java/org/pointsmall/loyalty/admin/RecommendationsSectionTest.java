package org.pointsmall.loyalty.admin;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** What came of recommendations, and of the rankings that were learnt, as staff read it. */
@AdminTest
class RecommendationsSectionTest {
    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    private AdminSession admin;

    @BeforeEach
    void somebodyIsSignedInAndNothingWasLearnt() throws Exception {
        nothingIsLearnt();
        admin = AdminSession.of(port);
    }

    @AfterEach
    void nothingIsLearnt() {
        jdbc.update("UPDATE LOYALTY_RANKING SET LIVE_RUN = NULL, OPEN_RUN = NULL");
        jdbc.update("DELETE FROM LOYALTY_RANKING_RUN");
    }

    @Test
    void withoutARankingTheOrderOfTheSearchServes() throws Exception {
        assertThat(page("en")).contains("Serving now: the order of the search.").doesNotContain("class=\"rankings\"");
        assertThat(page("zh_CN")).contains("当前使用：搜索顺序。").doesNotContain("class=\"rankings\"");
    }

    @Test
    void everyRankingThatWasTriedStandsThereWithWhatCameOfIt() throws Exception {
        run("LIVE", "2026-04-01", 816, 0.15812, 0.17209);
        long live = jdbc.queryForObject("SELECT MAX(RUN_ID) FROM LOYALTY_RANKING_RUN", Long.class);
        jdbc.update("UPDATE LOYALTY_RANKING SET LIVE_RUN = ?", live);
        run("NOT_BETTER", "2026-04-08", 1_820, 0.17209, 0.17195);
        run("TAKEN_OFF", "2026-04-15", 820, 0.17209, 0.16);
        run("TOO_FEW", "2026-04-22", 12, null, null);
        jdbc.update("INSERT INTO LOYALTY_RANKING_RUN (AS_OF, MEMBERS) VALUES (TIMESTAMP '2026-04-29 03:00:00', 0)");

        String english = page("en");
        assertThat(english)
                .contains("Serving now: the order that was learnt on ")
                .contains("Better: it serves", "0.1581", "0.1721", "+0.0140 (+0.0090 to +0.0190)")
                .contains("Not better beyond chance: what served stays", "1,820", "-0.0001 (-0.0051 to +0.0049)")
                .contains("What served had become worse than the search: taken off")
                .contains("Too few orders to tell: what served stays")
                .doesNotContain("LoyaltyRanking_", "??");
        assertThat(english.indexOf("Too few orders")).isLessThan(english.indexOf("Better: it serves"));
        String rankings = english.substring(english.indexOf("class=\"rankings\""));
        assertThat(rankings.substring(0, rankings.indexOf("</table>")).split("<tr>"))
                .hasSize(1 + 1 + 4);

        assertThat(page("zh_CN"))
                .contains("推荐排序", "学习的顺序。")
                .contains("更好，已上线", "+0.0140（+0.0090 至 +0.0190）")
                .contains("未明显更好，沿用原顺序")
                .contains("在用顺序已不如搜索顺序，已下线")
                .contains("订单太少，无法判断，沿用原顺序")
                .doesNotContain("LoyaltyRanking_", "??");
    }

    private void run(String outcome, String day, int members, Double served, Double learnt) {
        Double better = served == null ? null : learnt - served;
        jdbc.update(
                "INSERT INTO LOYALTY_RANKING_RUN (AS_OF, FINISHED_AT, OUTCOME, MEMBERS, SERVED, LEARNT, BETTER,"
                        + " BETTER_LOW, BETTER_HIGH) VALUES (CAST(? AS TIMESTAMP WITH TIME ZONE), CURRENT_TIMESTAMP, ?,"
                        + " ?, ?, ?, ?, ?, ?)",
                day + " 03:00:00+00",
                outcome,
                members,
                served,
                learnt,
                better,
                better == null ? null : better - 0.005,
                better == null ? null : better + 0.005);
    }

    private String page(String locale) throws Exception {
        return admin.get("/loyalty-recommendations?blLocaleCode=" + locale).body();
    }
}
