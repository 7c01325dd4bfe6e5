package org.pointsmall.loyalty.admin;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pointsmall.loyalty.definition.Followed;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.earning.EarningTerms;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.settings.ProgrammeSettings;
import org.pointsmall.loyalty.settings.ProgrammeTerms;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** All that staff may do to the programme's settings, by HTTP, and all that is refused. */
@AdminTest
class SettingsSectionTest {
    @LocalServerPort
    int port;

    @Autowired
    Backroom backroom;

    @Autowired
    ProgrammeSettings settings;

    @Autowired
    EarningTerms earning;

    @Autowired
    List<Followed> followed;

    private AdminSession admin;
    private Map<String, String> first;

    @BeforeEach
    void anAdminWhoIsSignedIn() throws Exception {
        admin = AdminSession.of(port);
        first = form();
    }

    @AfterEach
    void asTheyWere() throws Exception {
        Map<String, String> form = new HashMap<>(first);
        form.putAll(Map.of("version", version(), "reason", "as it was", "earning.points", "1", "offset.share", "100"));
        form.keySet().removeIf(field -> field.startsWith("expiry.") && !field.equals("expiry.kind"));
        form.put("expiry.kind", "NEVER");
        assertThat(admin.post("/loyalty-settings", form).statusCode()).isEqualTo(200);
        admin.post("/loyalty-settings/publish", Map.of("version", version()));
        followed.forEach(Followed::refresh);
    }

    @Test
    void aChangeIsADraftThenAskedForAndThenInForce() throws Exception {
        HttpResponse<String> asked = save(Map.of("earning.points", "2", "offset.share", "50", "then", "publish"));

        assertThat(asked.uri().getPath()).endsWith("/loyalty-settings/publish");
        assertThat(asked.body())
                .contains("Publish version " + version() + "?", "Points earned", "At most, % of the total", "because");
        followed.forEach(Followed::refresh);
        assertThat(earning.rate().points()).isEqualTo(Points.of(1));
        assertThat(admin.get("/loyalty-settings").body()).contains("is a draft. It is not in force.");

        HttpResponse<String> done = admin.post("/loyalty-settings/publish", Map.of("version", version()));

        assertThat(done.body()).contains("Published as version " + version(), "published", "by grace");
        followed.forEach(Followed::refresh);
        assertThat(earning.rate().points()).isEqualTo(Points.of(2));
        assertThat(AdminSession.inputs(done.body()))
                .containsEntry("earning.points", "2")
                .containsEntry("reason", "");
    }

    /** Only what changes points or their worth has a cost by past orders. */
    @Test
    void aRateIsAskedAboutWithWhatItCosts() throws Exception {
        long ana = backroom.aMember("asked-settings", 1);
        backroom.aPlacedOrder(
                ana, backroom.aProduct("Asked jar"), 8, Instant.now().minus(Duration.ofDays(3)), 100);

        HttpResponse<String> dearer = save(Map.of("earning.points", "2", "then", "publish"));
        assertThat(dearer.body()).contains("The cost of points goes from", "more in 30 days", "Simulated on");
        HttpResponse<String> worthLess =
                save(Map.of("earning.points", "1", "offset.rate.points", "400", "then", "publish"));
        assertThat(worthLess.body()).contains("The cost of points goes from", "less in 30 days");
        HttpResponse<String> other = save(Map.of("offset.rate.points", "100", "offset.share", "50", "then", "publish"));
        assertThat(other.body()).contains("At most, % of the total").doesNotContain("cost of points");
    }

    @Test
    void whatWasReadAndWhatIsPublishedAreTheSame() throws Exception {
        save(Map.of("earning.points", "2"));
        String read = version();
        save(Map.of("earning.points", "9"));

        HttpResponse<String> refused = admin.post("/loyalty-settings/publish", Map.of("version", read));

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("Nothing was published: grace has saved version", ">9<");
        followed.forEach(Followed::refresh);
        assertThat(earning.rate().points()).isEqualTo(Points.of(1));
    }

    @Test
    void aDraftThatSomebodyElseHasSavedIsNotOverwrittenUnseen() throws Exception {
        Map<String, String> seen = form();
        save(Map.of("earning.points", "2"));
        seen.putAll(Map.of("earning.points", "7", "reason", "mine"));

        HttpResponse<String> refused = admin.post("/loyalty-settings", seen);

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(AdminSession.inputs(refused.body()))
                .containsEntry("earning.points", "7")
                .containsEntry("version", version());
        assertThat(latest().terms().earning().points()).isEqualTo(Points.of(2));
    }

    @Test
    void anEarlierVersionComesBackAsADraft() throws Exception {
        save(Map.of("earning.points", "4"));
        admin.post("/loyalty-settings/publish", Map.of("version", version()));
        String four = version();
        save(Map.of("earning.points", "5"));
        admin.post("/loyalty-settings/publish", Map.of("version", version()));

        HttpResponse<String> asked =
                admin.post("/loyalty-settings/restore", Map.of("version", version(), "earlier", four));

        assertThat(asked.body()).contains("Version " + four + " is back as a draft.", "Points earned");
        assertThat(latest().active()).isFalse();
        assertThat(latest().terms().earning().points()).isEqualTo(Points.of(4));
        assertThat(admin.post("/loyalty-settings/restore", Map.of("version", version(), "earlier", "999999"))
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            earning.points | 0 | This must be from 1 to 1000000000. | 须在 1 至 1000000000 之间。
            offset.share | 101 | This must be from 0 to 10000. | 须在 0 至 10000 之间。
            expiry.lastDay | 2020-01-01 | This day is over. | 这一天已经过去。
            reason | '' | This is needed. | 此项必填。
            """)
    void whatCannotBeSavedIsSaidBesideItsFieldAndKept(String field, String typed, String english, String chinese)
            throws Exception {
        int before = settings.versions().size();
        Map<String, String> form = form();
        form.put("reason", "because");
        if (field.equals("expiry.lastDay")) {
            form.put("expiry.kind", "LAST_DAY");
        }
        form.put(field, typed);

        HttpResponse<String> refused = admin.post("/loyalty-settings", form);

        assertThat(refused.statusCode()).isEqualTo(422);
        if (!field.equals("offset.share")) {
            assertThat(Beside.wrong(refused.body(), field)).contains(english);
        }
        assertThat(AdminSession.inputs(refused.body())).containsEntry(field, typed);
        admin.get("/loyalty-settings?blLocaleCode=zh_CN");
        String again = admin.post("/loyalty-settings", form).body();
        if (!field.equals("offset.share")) {
            assertThat(Beside.wrong(again, field)).contains(chinese);
        }
        admin.get("/loyalty-settings?blLocaleCode=en");
        assertThat(settings.versions()).hasSize(before);
    }

    @Test
    void whoMayWriteDraftsMayNotPublishThemAndWhoMayOnlyLookMayNeither() throws Exception {
        save(Map.of("earning.points", "2"));
        backroom.without(-28062, () -> {
            assertThat(admin.get("/loyalty-settings/publish").body()).contains("You may write drafts, but not publish");
            assertThat(admin.post("/loyalty-settings/publish", Map.of("version", version()))
                            .statusCode())
                    .isEqualTo(403);
        });
        assertThat(latest().active()).isFalse();
        int before = settings.versions().size();
        backroom.without(-28061, () -> {
            assertThat(admin.get("/loyalty-settings").body())
                    .contains("disabled")
                    .doesNotContain("name=\"then\"", "/loyalty-settings/restore");
            assertThat(admin.post("/loyalty-settings", form()).statusCode()).isEqualTo(403);
        });
        backroom.without(-28060, () -> assertThat(admin.get("/loyalty-settings").statusCode())
                .isEqualTo(403));
        assertThat(settings.versions()).hasSize(before);
    }

    private HttpResponse<String> save(Map<String, String> changed) throws Exception {
        Map<String, String> form = form();
        form.put("reason", "because");
        form.putAll(changed);
        HttpResponse<String> saved = admin.post("/loyalty-settings", form);
        assertThat(saved.statusCode()).isEqualTo(200);
        return saved;
    }

    /** As the page has it, with the choices that its script would show. */
    private Map<String, String> form() throws Exception {
        String page = admin.get("/loyalty-settings?blLocaleCode=en").body();
        Map<String, String> form = new HashMap<>(AdminSession.inputs(page));
        form.remove("earlier");
        form.put("pending.unit", "DAYS");
        form.put("expiry.kind", "NEVER");
        form.put("returns.refund", "BOTH");
        form.put("returns.shipping", "WITH_LAST");
        form.put("clawback", "REVOKE_TO_ZERO");
        form.put("grace.unit", "DAYS");
        form.put("version", version());
        return form;
    }

    private Version<ProgrammeTerms> latest() {
        return settings.versions().get(0);
    }

    private String version() {
        List<Version<ProgrammeTerms>> versions = settings.versions();
        return versions.isEmpty() ? "" : Integer.toString(versions.get(0).ref().version());
    }
}
