package org.pointsmall.loyalty.admin;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.earning.Effect;
import org.pointsmall.loyalty.earning.RuleTerms;
import org.pointsmall.loyalty.mall.ZoneTerms;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** Definitions are copied, put back as they were, put away and brought back, by HTTP; of each kind alike. */
@AdminTest
class ArchivedDefinitionsTest {
    private static final AtomicInteger NAMES = new AtomicInteger();

    @LocalServerPort
    int port;

    @Autowired
    EditDefinitions<RuleTerms> rules;

    @Autowired
    EditDefinitions<ZoneTerms> zones;

    private AdminSession admin;
    private String name;

    @BeforeEach
    void anAdminWhoIsSignedIn() throws Exception {
        admin = AdminSession.of(port);
        admin.get("/loyalty-rules?blLocaleCode=en");
        name = "Archived rule " + NAMES.incrementAndGet() + ".";
    }

    @Test
    void whatIsArchivedLeavesTheListIsNotChangedAndComesBack() throws Exception {
        add(Map.of());
        assertThat(list("")).contains(name);

        HttpResponse<String> put = admin.post(page() + "/archive", Map.of("version", "1", "away", "true"));
        assertThat(put.uri().getPath()).isEqualTo("/admin/loyalty-rules");
        assertThat(put.body()).contains(name + " is archived.");
        assertThat(list("")).contains("There is no such rule").doesNotContain("</b>" + name);
        assertThat(list("OFF")).doesNotContain(page());
        assertThat(list("ARCHIVED")).contains(page(), "Bring back").doesNotContain("Switch on");

        HttpResponse<String> shown = admin.get(page());
        assertThat(shown.body())
                .contains("Archived", "Bring it back to change it")
                .doesNotContain("class=\"button radius dark save\"");
        HttpResponse<String> changed = admin.post(page(), form(Map.of("version", "1", "effect.factor", "3")));
        assertThat(changed.statusCode()).isEqualTo(422);
        assertThat(changed.body()).contains("It is archived. Bring it back first.");
        HttpResponse<String> on = admin.post(page() + "/switch", Map.of("version", "1", "active", "true"));
        assertThat(on.statusCode()).isEqualTo(422);
        assertThat(rules.inForce()).noneMatch(rule -> rule.terms().name().equals(name));

        HttpResponse<String> back = admin.post(page() + "/archive", Map.of("version", "1", "away", "false"));
        assertThat(back.body()).contains(name + " is brought back. It is not in force.");
        assertThat(list("")).contains(page());
        assertThat(rules.versions(saved().ref().id())).hasSize(1);
    }

    @Test
    void whatIsInForceIsSwitchedOffFirst() throws Exception {
        add(Map.of("active", "true"));
        assertThat(admin.get(page()).body()).doesNotContain("class=\"aside archive\"");

        HttpResponse<String> refused = admin.post(page() + "/archive", Map.of("version", "1", "away", "true"));

        assertThat(refused.body()).contains("It is in force. Switch it off before you archive it.");
        assertThat(rules.archived()).doesNotContain(saved().ref().id());
        admin.postAndConfirm(page() + "/switch", Map.of("version", "1", "active", "false"));
        HttpResponse<String> outdated = admin.post(page() + "/archive", Map.of("version", "1", "away", "true"));
        assertThat(outdated.body()).contains("has saved version 2 meanwhile");
        assertThat(rules.archived()).doesNotContain(saved().ref().id());
        admin.post(page() + "/archive", Map.of("version", "2", "away", "true"));
        assertThat(rules.archived()).contains(saved().ref().id());
    }

    @Test
    void whoArchivedItIsInTheAuditTrailInBothLanguages() throws Exception {
        add(Map.of());
        admin.post(page() + "/archive", Map.of("version", "1", "away", "true"));
        admin.post(page() + "/archive", Map.of("version", "1", "away", "false"));
        String trail = "/loyalty-audit?subject=RULE&text=" + name.replace(' ', '+');

        assertThat(admin.get(trail).body()).contains(">Archived<", ">Brought back<", "grace");
        assertThat(admin.get(trail + "&blLocaleCode=zh_CN").body()).contains(">归档<", ">恢复归档<");
        admin.get("/loyalty-rules?blLocaleCode=en");
    }

    @Test
    void aCopyIsADraftUnderAnotherName() throws Exception {
        add(Map.of("active", "true", "effect.factor", "2.5", "chineseName", "规则", "perOrder", "77"));

        HttpResponse<String> copy =
                admin.get("/loyalty-rules/new?like=" + saved().ref().id());

        Map<String, String> inputs = AdminSession.inputs(copy.body());
        assertThat(inputs)
                .containsEntry("name", name + " (copy)")
                .containsEntry("chineseName", "规则（副本）")
                .containsEntry("effect.factor", "2.5")
                .containsEntry("perOrder", "77")
                .containsEntry("version", "")
                .doesNotContainKey("active");
        assertThat(admin.get("/loyalty-rules/new?like=999999999").statusCode()).isEqualTo(404);
        assertThat(admin.get("/loyalty-rules/new?like=x").statusCode()).isEqualTo(404);
    }

    @Test
    void aCopyOfAZoneHasNoCodeYet() throws Exception {
        Map<String, String> zone = Map.of(
                "name.english",
                "Zone A",
                "name.chinese",
                "甲区",
                "code",
                "copied-" + name.replaceAll("[^0-9]", ""),
                "position",
                "3");
        admin.post("/loyalty-zones/new", zone);
        long id = zones.newest();

        Map<String, String> inputs =
                AdminSession.inputs(admin.get("/loyalty-zones/new?like=" + id).body());

        assertThat(inputs)
                .containsEntry("name.english", "Zone A (copy)")
                .containsEntry("name.chinese", "甲区（副本）")
                .containsEntry("position", "3")
                .containsEntry("code", "");
        admin.post("/loyalty-zones/" + id + "/archive", Map.of("version", "1", "away", "true"));
        assertThat(zones.archived()).contains(id);
        assertThat(admin.get("/loyalty-offers/find?in=zones&name=Zone+A").body())
                .doesNotContain("Zone A");
    }

    @Test
    void anEarlierVersionIsPutBackAsANewOne() throws Exception {
        add(Map.of("effect.factor", "2"));
        admin.post(page(), form(Map.of("version", "1", "effect.factor", "3", "perOrder", "9")));

        HttpResponse<String> first = admin.get(page() + "?version=1");
        assertThat(first.body()).contains("This is version 1, as grace saved it", page() + "?version=1");
        Map<String, String> inputs = AdminSession.inputs(first.body());
        assertThat(inputs)
                .containsEntry("effect.factor", "2")
                .containsEntry("version", "2")
                .containsEntry("perOrder", "");
        assertThat(admin.get(page() + "?version=2").body()).doesNotContain("This is version");
        assertThat(admin.get(page() + "?version=9").statusCode()).isEqualTo(404);

        Map<String, String> sent = form(Map.of());
        inputs.forEach((field, text) -> {
            if (!field.equals("csrfToken") && !field.equals("active")) {
                sent.put(field, text);
            }
        });
        HttpResponse<String> done = admin.post(page(), sent);
        assertThat(done.body()).as("put back").contains("is saved as version 3");
        assertThat(saved().terms().effect()).isEqualTo(new Effect.Multiplier(200));
        assertThat(saved().terms().perOrder()).isNull();
    }

    @Test
    void theListIsSortedByItsHeadings() throws Exception {
        String last = name;
        add(Map.of("priority", "7"));
        name = last + " A";
        add(Map.of("priority", "8"));
        String first = name;

        assertThat(sorted(last, "")).containsSubsequence(page(last), page(first));
        assertThat(sorted(last, "-name")).containsSubsequence(page(first), page(last));
        assertThat(sorted(last, "saved")).containsSubsequence(page(last), page(first));
        assertThat(sorted(last, "-saved")).containsSubsequence(page(first), page(last));
        assertThat(sorted(last, "no such")).containsSubsequence(page(last), page(first));
        assertThat(sorted(last, "name"))
                .contains("aria-sort=\"ascending\"", "sort=-name", "sort=stage", "↑")
                .contains("name=\"sort\" value=\"name\"");
    }

    private String sorted(String part, String sort) throws Exception {
        return admin.get("/loyalty-rules?name=" + part.replace(' ', '+') + "&sort=" + sort.replace(' ', '+'))
                .body();
    }

    private String list(String stage) throws Exception {
        return admin.get("/loyalty-rules?name=" + name.replace(' ', '+') + "&stage=" + stage)
                .body();
    }

    private void add(Map<String, String> more) throws Exception {
        admin.postAndConfirm("/loyalty-rules/new", form(more));
    }

    private Map<String, String> form(Map<String, String> more) {
        Map<String, String> form = new LinkedHashMap<>(Map.of(
                "name",
                name,
                "group.code",
                "archived",
                "group.stacking",
                "ALL",
                "priority",
                "100",
                "effect.kind",
                "MULTIPLIER",
                "effect.factor",
                "1.5",
                "window.zone",
                "Asia/Shanghai"));
        form.putAll(more);
        return form;
    }

    private Version<RuleTerms> saved() {
        return saved(name);
    }

    private Version<RuleTerms> saved(String called) {
        return rules.all().stream()
                .filter(rule -> rule.terms().name().equals(called))
                .findFirst()
                .orElseThrow();
    }

    private String page() {
        return page(name);
    }

    private String page(String called) {
        return "/loyalty-rules/" + saved(called).ref().id();
    }
}
