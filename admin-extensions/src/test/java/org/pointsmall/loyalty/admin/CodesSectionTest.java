package org.pointsmall.loyalty.admin;

import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.EditResult;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.mall.OfferTerms;
import org.pointsmall.loyalty.reward.code.RunImports;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** Lists of codes, and the import of files into them. */
@AdminTest
class CodesSectionTest {
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final Charset GB18030 = Charset.forName("GB18030");

    @LocalServerPort
    int port;

    @Autowired
    Backroom backroom;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    RunImports imports;

    @Autowired
    EditDefinitions<OfferTerms> offers;

    private AdminSession admin;

    @BeforeEach
    void signIn() throws Exception {
        admin = AdminSession.of(port);
        admin.get("/loyalty-codes?blLocaleCode=en");
    }

    private String aPool(String few) throws Exception {
        HttpResponse<String> opened =
                admin.post("/loyalty-codes/new", Map.of("name", "Tea house " + NAMES.incrementAndGet(), "few", few));
        assertThat(opened.body()).contains("Bring a file with its codes.", "No codes left");
        return opened.uri().getPath().substring("/admin".length());
    }

    private static byte[] file(String... codes) {
        return ("code\n" + String.join("\n", codes)).getBytes(StandardCharsets.UTF_8);
    }

    private HttpResponse<String> bring(String pool, byte[] file) throws Exception {
        return admin.postFile(pool + "/files", "partner codes.csv", file);
    }

    private String importNow(String pool, byte[] file) throws Exception {
        String preview = bring(pool, file).uri().getPath().substring("/admin".length());
        assertThat(admin.post(preview + "/import", Map.of()).body()).contains("The import was begun", "being imported");
        runTheJob();
        return admin.get(pool).body();
    }

    private void runTheJob() {
        Job.Run run = imports.begin();
        while (!run.next().last()) {
            assertThat(imports.name()).isEqualTo(RunImports.NAME);
        }
    }

    private long inDatabase(String pool) {
        return jdbc.queryForObject(
                "SELECT COUNT(*) FROM LOYALTY_CODE WHERE POOL_ID = ?",
                Long.class,
                pool.substring(pool.lastIndexOf('/') + 1));
    }

    @Test
    void aFileIsLookedAtBeforeAnythingIsAdded() throws Exception {
        String pool = aPool("3");

        HttpResponse<String> preview = bring(pool, file("AAAA-1111", "BBBB-2222", "AAAA-1111", "", ",x"));

        assertThat(preview.statusCode()).isEqualTo(200);
        assertThat(preview.uri().getPath()).contains(pool + "/files/");
        assertThat(preview.uri().getQuery()).as("no token in the address").isNull();
        assertThat(preview.body())
                .contains(
                        "partner codes.csv",
                        "UTF-8",
                        "<b>2</b>",
                        "*****1111",
                        "Line 6: there is no code.",
                        "Nothing is added yet")
                .doesNotContain("AAAA");
        assertThat(inDatabase(pool)).isZero();
        assertThat(admin.get(pool).body()).contains("waits for you", "Nothing was imported yet");
        runTheJob();
        assertThat(inDatabase(pool)).isZero();
    }

    @Test
    void whatIsImportedIsCountedAndTheSameFileAgainAddsNothing() throws Exception {
        String pool = aPool("1");
        byte[] file = file("A-1", "A-2", "A-3", "A-2");
        String after = importNow(pool, file);
        assertThat(after)
                .contains("<b class=\"remain\">3</b>", "100%")
                .doesNotContain("being imported", "A-1", "Few codes");
        assertThat(inDatabase(pool)).isEqualTo(3);

        HttpResponse<String> again = bring(pool, file);
        assertThat(again.body()).contains("This very file was brought", "An import would add nothing.", "<b>0</b>");
        assertThat(importNow(pool, file)).contains("<b class=\"remain\">3</b>");

        byte[] more = "序号,兑换码\n1,A-3\n2,丙-4\n".getBytes(GB18030);
        assertThat(bring(pool, more).body()).contains("GB18030", "<b>1</b>");
        assertThat(importNow(pool, more)).contains("<b class=\"remain\">4</b>");
        assertThat(inDatabase(pool)).isEqualTo(4);
    }

    @Test
    void fewCodesLeftAreMarked() throws Exception {
        String pool = aPool("2");
        assertThat(importNow(pool, file("A-1", "A-2", "A-3"))).doesNotContain("Few codes left");

        assertThat(admin.post(pool + "/few", Map.of("few", "3")).body())
                .contains("The warning is saved", "Few codes left");
        assertThat(admin.get("/loyalty-codes").body()).contains("Few codes left");
        assertThat(admin.post(pool + "/few", Map.of("few", "-1")).body()).contains("a whole number from 0 on");
        assertThat(admin.post(pool + "/few", Map.of("few", "")).body()).doesNotContain("Few codes left</");
    }

    @Test
    void aBadFileIsRefusedWithItsLine() throws Exception {
        String pool = aPool("");
        assertThat(bring(pool, file("A-1", "\"A-2", "A-3")).body()).contains("begins in line 3 never ends");
        assertThat(bring(pool, "PK\u0003\u0004".getBytes(StandardCharsets.UTF_8))
                        .body())
                .contains("The file is no text: line 1", "CSV");
        assertThat(bring(pool, file("")).body()).contains("There is no code in the file");
        assertThat(bring(pool, new byte[0]).body()).contains("Choose a file first");
        assertThat(admin.post(pool + "/files", Map.of()).body()).contains("Choose a file first");
        byte[] large = new byte[5_000_001];
        Arrays.fill(large, (byte) 'A');
        assertThat(bring(pool, large).body()).contains("more than 5 MB");
        assertThat(admin.get(pool).body()).doesNotContain("waits for you");
    }

    @Test
    void aFileIsThrownAway() throws Exception {
        String pool = aPool("");
        String preview = bring(pool, file("A-1")).uri().getPath().substring("/admin".length());

        assertThat(admin.post(preview + "/discard", Map.of()).body()).contains("was thrown away");

        assertThat(admin.get(preview).statusCode()).isEqualTo(404);
        assertThat(admin.post(preview + "/import", Map.of()).statusCode()).isEqualTo(404);
        assertThat(inDatabase(pool)).isZero();
    }

    @Test
    void aPoolNeedsANameAndKeepsWhatWasTyped() throws Exception {
        HttpResponse<String> refused = admin.post("/loyalty-codes/new", Map.of("name", " ", "few", "77"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("a name of 1 to 100 characters", "value=\"77\"");
        assertThat(admin.post("/loyalty-codes/new", Map.of("name", "Spa <b>", "few", "x"))
                        .body())
                .contains("a whole number from 0 on", "Spa &lt;b&gt;");
    }

    @Test
    void thePoolNamesTheOffersThatGiveItsCodes() throws Exception {
        String pool = aPool("");
        assertThat(admin.get(pool).body()).contains("No offer gives these codes yet");
        var draft = org.pointsmall.loyalty.definition.Draft.EMPTY
                .with("name.english", "Massage")
                .with("name.chinese", "按摩")
                .with("position", "1")
                .with("gives.kind", "CODE")
                .with("gives.pool", pool.substring(pool.lastIndexOf('/') + 1))
                .with("price.points", "500")
                .with("supply.period", "FOR_EVER")
                .with("seen.zone", "UTC")
                .with("exchangeable.zone", "UTC");
        assertThat(offers.add(draft, "test")).isInstanceOf(EditResult.Saved.class);

        assertThat(admin.get(pool).body()).contains("Massage");
        assertThat(admin.get(pool + "?blLocaleCode=zh_CN").body())
                .contains("按摩", "剩余", "导入记录")
                .doesNotContain("LoyaltyCode_");
        admin.get(pool + "?blLocaleCode=en");
    }

    @Test
    void whoMayLookGetsNoFormAndMayImportNothing() throws Exception {
        String pool = aPool("");
        String preview = bring(pool, file("A-1")).uri().getPath().substring("/admin".length());
        backroom.without(-28_021, () -> {
            assertThat(admin.get("/loyalty-codes").body())
                    .contains("Tea house")
                    .doesNotContain("<form method=\"POST\"");
            for (String page : List.of(pool, preview)) {
                assertThat(admin.get(page).body())
                        .as(page)
                        .doesNotContain("class=\"bring\"", "/import\"", "/discard\"");
            }
            for (String form :
                    List.of("/loyalty-codes/new", pool + "/few", preview + "/import", preview + "/discard")) {
                assertThat(admin.post(form, Map.of("name", "x")).statusCode())
                        .as(form)
                        .isEqualTo(403);
            }
            assertThat(bring(pool, file("B-1")).statusCode()).isEqualTo(403);
        });
        backroom.without(-28_020, () -> {
            assertThat(admin.get("/loyalty-members").body()).doesNotContain("/admin/loyalty-codes");
            for (String page : List.of("/loyalty-codes", pool, preview, pool + "/progress")) {
                assertThat(admin.get(page).statusCode()).as(page).isEqualTo(403);
            }
        });
        assertThat(inDatabase(pool)).isZero();
    }

    @Test
    void progressIsToldWhileTheSiteImports() throws Exception {
        String pool = aPool("");
        String preview = bring(pool, file("A-1", "A-2")).uri().getPath().substring("/admin".length());
        admin.post(preview + "/import", Map.of());

        assertThat(admin.get(pool + "/progress").body()).contains("\"running\":1", "\"percent\":0");
        runTheJob();
        assertThat(admin.get(pool + "/progress").body()).contains("\"running\":0", "\"percent\":100");
    }
}
