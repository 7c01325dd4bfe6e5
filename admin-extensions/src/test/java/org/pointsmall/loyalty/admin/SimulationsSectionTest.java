package org.pointsmall.loyalty.admin;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pointsmall.loyalty.definition.Draft;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.EditResult;
import org.pointsmall.loyalty.definition.VersionRef;
import org.pointsmall.loyalty.earning.RuleTerms;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.simulation.RunSimulations;
import org.pointsmall.loyalty.simulation.Simulation;
import org.pointsmall.loyalty.simulation.Simulations;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** Simulations as staff start, watch, stop and keep them, by HTTP. */
@AdminTest
class SimulationsSectionTest {
    private static final AtomicInteger NAMES = new AtomicInteger();

    @LocalServerPort
    int port;

    @Autowired
    Backroom backroom;

    @Autowired
    EditDefinitions<RuleTerms> rules;

    @Autowired
    Simulations simulations;

    @Autowired
    RunSimulations job;

    private AdminSession admin;
    private String name;
    private int before;

    @BeforeEach
    void anAdminWhoIsSignedIn() throws Exception {
        admin = AdminSession.of(port);
        admin.get("/loyalty-simulations?blLocaleCode=en");
        name = "Simulation " + NAMES.incrementAndGet();
        before = simulations.latest(1_000).size();
    }

    @AfterEach
    void noneStaysRunning() {
        simulations.latest(1_000).forEach(simulation -> simulations.stop(simulation.id()));
    }

    @Test
    void aDraftIsTriedOnOrdersOfThePast() throws Exception {
        long ana = backroom.aMember("simulated" + NAMES.incrementAndGet(), 1);
        long product = backroom.aProduct("Brown teapot");
        // Of the programme's day, the last moment before, the first, the last, and the first after it.
        for (String at : List.of(
                "2026-03-09T23:59:59Z", "2026-03-10T00:00:00Z", "2026-03-10T23:59:59Z", "2026-03-11T00:00:00Z")) {
            backroom.aPlacedOrder(ana, product, 2, Instant.parse(at), 20);
        }
        VersionRef<RuleTerms> bonus = aRule("=Bonus, \"1+1\"", false);
        VersionRef<RuleTerms> other = aRule("Bonus in force", true);

        HttpResponse<String> started = admin.post("/loyalty-simulations/new", form(Map.of("rules", code(bonus))));

        assertThat(started.body()).contains(name + " was started.", "Running", "2026-03-10", "grace");
        Simulation running = latest();
        assertThat(running.plan().rules()).containsExactly(bonus);
        assertThat(running.orders()).isEqualTo(2);
        assertThat(admin.get(page(running) + "/progress").body())
                .contains("\"status\":\"RUNNING\"", "\"percent\":0", "\"done\":\"0\"", "\"orders\":\"2\"");

        runToTheEnd();

        assertThat(admin.get(page(running) + "/progress").body())
                .contains("\"status\":\"FINISHED\"", "\"percent\":100", "\"done\":\"2\"");
        String page = admin.get(page(running)).body();
        assertThat(page)
                .contains("Done", "=Bonus, &quot;1+1&quot;", "Rate of the programme", "without a tier", "Kitchen");
        assertThat(row(page, "/loyalty-rules/" + bonus.id() + "\"")).contains(">80<", ">0<", ">+80<");
        assertThat(row(page, "<td>Points</td>")).contains(">130<", ">40<", ">+90<");
        assertThat(page).doesNotContain("Bonus in force", "/stop");
        assertThat(rules.find(other.id())).isPresent();

        byte[] csv = admin.bytes(page(running) + "/result.csv");
        assertThat(csv).startsWith(0xEF, 0xBB, 0xBF);
        assertThat(new String(csv, StandardCharsets.UTF_8).substring(1))
                .startsWith("Simulation," + name + "\r\n")
                .contains(
                        "By,Code,Version,Name,Simulated,Issued,Difference,Cost simulated,Cost issued,Cost difference\r\n",
                        "In all,,,In all,130,40,90,",
                        "Rule," + bonus.id() + ",1,\"'=Bonus, \"\"1+1\"\"\",80,0,80,");
        admin.get("/loyalty-simulations?blLocaleCode=zh_CN");
        assertThat(new String(admin.bytes(page(running) + "/result.csv"), StandardCharsets.UTF_8))
                .contains("维度,代码,版本,名称,模拟,实际发放,差额", "规则,base,,积分计划基础积分率,50,40,10,");
    }

    @Test
    void theFormOffersAllRulesAndTicksThoseInForce() throws Exception {
        VersionRef<RuleTerms> draft = aRule("A draft " + name, false);
        VersionRef<RuleTerms> inForce = aRule("In force " + name, true);

        String form = admin.get("/loyalty-simulations/new").body();

        assertThat(box(form, draft)).doesNotContain("checked");
        assertThat(box(form, inForce)).contains("checked=\"checked\"");
        assertThat(form.substring(form.indexOf("A draft " + name))).contains("not in force");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            name | '' | This is needed. | 此项必填。
            from | '' | This is needed. | 此项必填。
            from | 2026-02-30 | 2026-02-30 is no date. | “2026-02-30”不是有效日期
            until | 2026-03-09 | It must end after it starts: it starts at 2026-03-10. | 结束须晚于开始：开始于 2026-03-10。
            until | 9999-12-31 | This must be from 2026-03-10 to | 须在 2026-03-10 至
            rules | 999999999/1 | There is no version 1 of rule 999,999,999. | 规则 999,999,999 没有第 1 版。
            rules | everything | There is no everything. | 没有 everything。
            """)
    void whatCannotBeStartedIsSaidBesideItsFieldAndKept(String field, String typed, String english, String chinese)
            throws Exception {
        Map<String, String> form = form(Map.of());
        form.put(field, typed);

        HttpResponse<String> refused = admin.post("/loyalty-simulations/new", form);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Nothing was started. Fields to look at again: 1.");
        assertThat(Beside.wrong(refused.body(), field)).contains(english);
        if (!field.equals("rules")) {
            assertThat(AdminSession.inputs(refused.body())).containsEntry(field, typed);
        }
        admin.get("/loyalty-simulations?blLocaleCode=zh_CN");
        assertThat(Beside.wrong(admin.post("/loyalty-simulations/new", form).body(), field))
                .contains(chinese);
        assertThat(simulations.latest(1_000)).hasSize(before);
    }

    @Test
    void oneThatRunsIsStopped() throws Exception {
        admin.post("/loyalty-simulations/new", form(Map.of()));
        Simulation running = latest();

        HttpResponse<String> stopped = admin.post(page(running) + "/stop", Map.of());

        assertThat(stopped.body())
                .contains(name + " is not running any more.", "Stopped")
                .doesNotContain("/stop\"");
        assertThat(latest().status()).isEqualTo(Simulation.Status.STOPPED);
        assertThat(admin.get("/loyalty-simulations").body()).contains(name, "Stopped");
        assertThat(admin.get("/loyalty-simulations?state=STOPPED").body()).contains(name);
        assertThat(admin.get("/loyalty-simulations?state=RUNNING").body()).doesNotContain(name);
        assertThat(admin.get("/loyalty-simulations?state=RUNNING&before=1").body())
                .contains("There are none in this state.");
    }

    @Test
    void whoMayLookMayNotStartOrStop() throws Exception {
        admin.post("/loyalty-simulations/new", form(Map.of()));
        Simulation running = latest();
        backroom.without(-28_014, () -> {
            assertThat(admin.get(page(running)).body()).contains(name).doesNotContain("/stop\"");
            assertThat(admin.get("/loyalty-simulations").body()).doesNotContain("/loyalty-simulations/new");
            assertThat(admin.get("/loyalty-simulations/new").statusCode()).isEqualTo(403);
            assertThat(admin.post("/loyalty-simulations/new", form(Map.of())).statusCode())
                    .isEqualTo(403);
            assertThat(admin.post(page(running) + "/stop", Map.of()).statusCode())
                    .isEqualTo(403);
        });
        backroom.without(-28_013, () -> {
            for (String path : List.of(
                    "/loyalty-simulations",
                    page(running),
                    page(running) + "/progress",
                    page(running) + "/result.csv")) {
                assertThat(admin.get(path).statusCode()).as(path).isEqualTo(403);
            }
        });
        assertThat(latest().status()).isEqualTo(Simulation.Status.RUNNING);
        assertThat(simulations.latest(1_000)).hasSize(before + 1);
    }

    @Test
    void nothingIsStartedWithoutTheSessionsTokenOrBySomebodyWhoIsNotSignedIn() throws Exception {
        assertThat(admin.postWithoutToken("/loyalty-simulations/new", form(Map.of()))
                        .statusCode())
                .isEqualTo(403);
        AdminSession.ofNobody(port).post("/loyalty-simulations/new", form(Map.of()));
        assertThat(simulations.latest(1_000)).hasSize(before);
    }

    @Test
    void aSimulationThatDoesNotExistIsNotFound() throws Exception {
        for (String id : List.of("0", "999999999", "99999999999999999999")) {
            for (String path : List.of("", "/progress", "/result.csv")) {
                assertThat(admin.get("/loyalty-simulations/" + id + path).statusCode())
                        .as(id + path)
                        .isEqualTo(404);
            }
            assertThat(admin.post("/loyalty-simulations/" + id + "/stop", Map.of())
                            .statusCode())
                    .as(id)
                    .isEqualTo(404);
        }
    }

    @Test
    void everyWordIsThereInBothLanguages() throws Exception {
        name = "<b>" + name + "</b>";
        admin.post("/loyalty-simulations/new", form(Map.of()));
        for (String path : List.of("/loyalty-simulations", "/loyalty-simulations/new", page(latest()))) {
            assertThat(admin.get(path + "?blLocaleCode=en").body())
                    .contains("Simulations")
                    .doesNotContain("LoyaltySimulation_", "LoyaltyRule_", "LoyaltyPage_", "??", "<b>Simulation");
            assertThat(admin.get(path + "?blLocaleCode=zh_CN").body())
                    .contains("模拟")
                    .doesNotContain("LoyaltySimulation_", "LoyaltyRule_", "LoyaltyPage_", "??");
        }
    }

    private Map<String, String> form(Map<String, String> but) {
        Map<String, String> form =
                new LinkedHashMap<>(Map.of("name", name, "from", "2026-03-10", "until", "2026-03-10", "rules", ""));
        form.putAll(but);
        return form;
    }

    private VersionRef<RuleTerms> aRule(String called, boolean active) {
        Draft draft = Draft.EMPTY
                .with("name", called)
                .with("active", active)
                .with("effect.kind", "FIXED_BONUS")
                .with("effect.bonus", "40");
        return ((EditResult.Saved<RuleTerms>) rules.add(draft, "test"))
                .version()
                .ref();
    }

    private void runToTheEnd() {
        Job.Run run = job.begin();
        while (!run.next().last()) {
            assertThat(latest().done()).isPositive();
        }
    }

    private Simulation latest() {
        return simulations.latest(1).get(0);
    }

    private static String page(Simulation simulation) {
        return "/loyalty-simulations/" + simulation.id().value();
    }

    private static String code(VersionRef<RuleTerms> rule) {
        return rule.id() + "/" + rule.version();
    }

    /** The row of a table in which this is. */
    private static String row(String page, String part) {
        int at = page.indexOf(part);
        assertThat(at).as(part).isPositive();
        return page.substring(page.lastIndexOf("<tr", at), page.indexOf("</tr>", at));
    }

    private static String box(String form, VersionRef<RuleTerms> rule) {
        int at = form.indexOf("value=\"" + code(rule) + "\"");
        assertThat(at).as(code(rule)).isPositive();
        return form.substring(form.lastIndexOf("<input", at), form.indexOf(">", at));
    }
}
