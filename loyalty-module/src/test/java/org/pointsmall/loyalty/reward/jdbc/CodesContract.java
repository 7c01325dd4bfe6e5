package org.pointsmall.loyalty.reward.jdbc;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.mall.Supply;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.proof.jdbc.LedgerProof;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.reward.ExchangeOffer.Exchanged;
import org.pointsmall.loyalty.reward.Reward;
import org.pointsmall.loyalty.reward.RewardId;
import org.pointsmall.loyalty.reward.StoreCoupons;
import org.pointsmall.loyalty.reward.code.CodeCipher;
import org.pointsmall.loyalty.reward.code.CodeImport;
import org.pointsmall.loyalty.reward.code.CodePool;
import org.pointsmall.loyalty.reward.code.CodePoolList;
import org.pointsmall.loyalty.reward.code.CodeStore;
import org.pointsmall.loyalty.reward.code.FilePreview;
import org.pointsmall.loyalty.reward.code.ImportCodes;
import org.pointsmall.loyalty.reward.code.PastImport;
import org.pointsmall.loyalty.reward.code.RunImports;
import org.pointsmall.loyalty.reward.code.SmallChunks;
import org.pointsmall.loyalty.reward.code.UploadCodes;
import org.pointsmall.loyalty.reward.code.UploadedFile;
import org.pointsmall.loyalty.upload.FileProblem;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.ledger.LedgerFixture.refused;
import static org.pointsmall.loyalty.time.TimeFixture.inUtc;

/** Codes that are imported and given, on a database that a store may have. */
@Tag("heavy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CodesContract {
    private final CodeCipher cipher = new CodeCipher(new byte[32]);
    private TestDatabase database;
    private JdbcCodes codes;
    private RewardShop shop;
    private ImportCodes imports;
    private JdbcCodePools pools;
    private JdbcUploads uploads;

    /** An empty database. */
    abstract TestDatabase start() throws Exception;

    @BeforeAll
    void migrate() throws Exception {
        database = start().migrate();
        codes = new JdbcCodes(database.dataSource());
        pools = new JdbcCodePools(database.dataSource());
        uploads = new JdbcUploads(database.dataSource());
        shop = new RewardShop(
                database.dataSource(), new JdbcGivenCodes(database.dataSource(), cipher), StoreCoupons.NONE);
        imports = SmallChunks.of(7, codes, cipher, shop.transactions, inUtc(shop.clock));
    }

    @AfterEach
    void theBooksAgree() {
        assertThat(LedgerProof.of(database.dataSource()).prove().differences()).isEmpty();
    }

    @AfterAll
    void closePool() {
        database.close();
    }

    private static byte[] file(String... codes) {
        return ("code\n" + String.join("\n", codes)).getBytes(StandardCharsets.UTF_8);
    }

    private static String[] numbered(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "CODE-" + i).toArray(String[]::new);
    }

    private CodeStore.Fill fill(long pool) {
        return shop.within(() -> codes.fill(pool));
    }

    @Test
    void importReportsDuplicatesWithinFileAndAgainstPool() {
        long pool = imports.open("tea", "admin");
        assertThat(imports.importFile(pool, "first.csv", file(numbered(0, 20)), "admin"))
                .isPresent();
        List<String> rows = new ArrayList<>(List.of(numbered(15, 30)));
        rows.addAll(List.of("CODE-29", "CODE-16", "CODE-29"));
        byte[] second = file(rows.toArray(String[]::new));

        FilePreview.Legible preview = (FilePreview.Legible) imports.preview(pool, second);
        CodeImport report =
                imports.importFile(pool, "second.csv", second, "admin").orElseThrow();

        assertThat(report.isComplete()).isTrue();
        assertThat(List.of(report.codes(), report.added())).containsExactly(18L, 10L);
        assertThat(List.of(report.twiceInFile(), report.inPool())).containsExactly(3L, 5L);
        assertThat(List.of(preview.added(), preview.twiceInFile(), preview.inPool()))
                .containsExactly(10L, 3L, 5L);
        assertThat(preview.first().get(0)).isEqualTo("****-15");
        assertThat(fill(pool)).isEqualTo(new CodeStore.Fill(30, 0));
    }

    @Test
    void sameFileTwiceAddsNothing() {
        long pool = imports.open("tea", "admin");
        byte[] file = file(numbered(0, 25));

        CodeImport first = imports.importFile(pool, "a.csv", file, "admin").orElseThrow();
        CodeImport again = imports.importFile(pool, "b.csv", file, "eve").orElseThrow();

        assertThat(again).isEqualTo(first);
        assertThat(fill(pool).added()).isEqualTo(25);
    }

    @Test
    void addingCodesNeverRemoves() {
        long pool = imports.open("tea", "admin");
        assertThat(imports.importFile(pool, "a.csv", file("A", "B"), "admin")).isPresent();
        long offer = shop.offer(new Content.Code(pool, null), 1, Supply.UNLIMITED, false);
        MemberId ana = shop.aMember(100);
        RewardId first = granted(shop.exchange(ana, "1", offer)).reward().id();

        assertThat(imports.importFile(pool, "b.csv", file("C"), "admin")).isPresent();
        assertThat(imports.importFile(pool, "c.csv", file("A"), "admin")).isPresent();

        assertThat(fill(pool)).isEqualTo(new CodeStore.Fill(3, 1));
        assertThat(shop.mine.one(ana, first).orElseThrow().code()).isEqualTo("A");
        assertThat(codeOf(ana, granted(shop.exchange(ana, "2", offer)))).isEqualTo("B");
        assertThat(codeOf(ana, granted(shop.exchange(ana, "3", offer)))).isEqualTo("C");
        assertThat(refused(shop.exchange(ana, "4", offer)).code())
                .as("a code that has been given is not given again because it is imported again")
                .isEqualTo(RefusalCode.SOLD_OUT);
        assertThat(shop.available(ana)).isEqualTo(97);
    }

    private String codeOf(MemberId member, Exchanged exchanged) {
        return shop.mine.one(member, exchanged.reward().id()).orElseThrow().code();
    }

    @Test
    void importKilledAtRowNResumesToExactlyOnce() {
        byte[] file = file(numbered(0, 40));
        for (int kill = 0; kill < 7; kill++) {
            long pool = imports.open("tea " + kill, "admin");
            ImportCodes dying = SmallChunks.of(6, dyingAfter(kill), cipher, shop.transactions, inUtc(shop.clock));

            assertThatThrownBy(() -> dying.importFile(pool, "a.csv", file, "admin"))
                    .hasStackTraceContaining("killed");
            assertThat(fill(pool).added()).isEqualTo(6L * kill);
            CodeImport resumed =
                    imports.importFile(pool, "a.csv", file, "admin").orElseThrow();

            assertThat(List.of(resumed.added(), resumed.twiceInFile(), resumed.inPool()))
                    .containsExactly(40L, 0L, 0L);
            assertThat(fill(pool).added()).isEqualTo(40);
            assertThat(distinctCodes(pool)).isEqualTo(40);
        }
    }

    private long distinctCodes(long pool) {
        return new JdbcTemplate(database.dataSource())
                        .query(
                                "SELECT SEALED FROM LOYALTY_CODE WHERE POOL_ID = ?",
                                (row, index) -> cipher.open(pool, row.getString(1)),
                                pool)
                        .stream()
                        .distinct()
                        .count();
    }

    /** Writes so many chunks, and dies when it has written the next one and not committed it. */
    private CodeStore dyingAfter(int chunks) {
        AtomicInteger left = new AtomicInteger(chunks);
        return (CodeStore) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {CodeStore.class}, (proxy, method, arguments) -> {
                    Object answer = method.invoke(codes, arguments);
                    if (method.getName().equals("add") && left.getAndDecrement() == 0) {
                        throw new IllegalStateException("killed");
                    }
                    return answer;
                });
    }

    private RunImports job(CodeStore store) {
        ImportCodes small = SmallChunks.of(6, store, cipher, shop.transactions, inUtc(shop.clock));
        return new RunImports(uploads, uploading(small), small, shop.transactions, inUtc(shop.clock));
    }

    private UploadCodes uploading(ImportCodes with) {
        return new UploadCodes(uploads, pools, with, cipher, shop.transactions, inUtc(shop.clock));
    }

    private long brought(long pool, byte[] file) {
        return ((UploadCodes.Brought.Kept) uploading(imports).bring(pool, "C:\\codes.csv", file, "ana")).file();
    }

    private static long run(Job job) {
        Job.Run run = job.begin();
        long done = 0;
        for (Job.Chunk chunk = run.next(); ; chunk = run.next()) {
            done += chunk.processed();
            if (chunk.last()) {
                return done;
            }
        }
    }

    @Test
    void nothingIsWrittenBeforeAFileThatWasBroughtIsStarted() {
        long pool = imports.open("tea", "admin");
        long file = brought(pool, file("A", "B", "A"));

        UploadCodes.Waiting waiting = uploading(imports).find(pool, file).orElseThrow();

        FilePreview.Legible preview = (FilePreview.Legible) waiting.preview();
        assertThat(List.of(preview.codes(), preview.added(), preview.twiceInFile()))
                .containsExactly(3L, 2L, 1L);
        assertThat(waiting.earlier()).isEmpty();
        assertThat(run(job(codes))).isZero();
        assertThat(fill(pool)).isEqualTo(new CodeStore.Fill(0, 0));
        assertThat(new JdbcTemplate(database.dataSource())
                        .queryForList("SELECT IMPORT_ID FROM LOYALTY_CODE_IMPORT WHERE POOL_ID = ?", pool))
                .isEmpty();
        assertThat(uploading(imports).find(pool + 1, file))
                .as("of another pool")
                .isEmpty();
    }

    @Test
    void aFileLiesUnreadableUntilItIsImportedAndIsThenGone() {
        long pool = imports.open("tea", "admin");
        String[] rows = numbered(0, 40);
        long file = brought(pool, file(rows));
        assertThat(new JdbcTemplate(database.dataSource())
                        .queryForObject("SELECT SEALED FROM LOYALTY_CODE_FILE WHERE FILE_ID = ?", String.class, file))
                .doesNotContain("CODE-1")
                .doesNotContain(Base64.getEncoder().encodeToString(file(rows)).substring(0, 12));
        assertThat(brought(pool, file(rows))).as("the same file again").isEqualTo(file);

        assertThat(uploading(imports).start(pool, file, "ana")).isTrue();
        assertThat(run(job(codes))).isEqualTo(40);

        assertThat(fill(pool).added()).isEqualTo(40);
        assertThat(uploading(imports).of(pool)).isEmpty();
        assertThat(uploading(imports).start(pool, file, "ana")).isFalse();
        PastImport past = shop.within(() -> pools.imports(pool, 9)).get(0);
        assertThat(past.reached().isComplete()).isTrue();
        long again = brought(pool, file(rows));
        assertThat(uploading(imports).find(pool, again).orElseThrow().earlier()).contains(past);
        assertThat(uploading(imports).start(pool, again, "ana")).isTrue();
        assertThat(run(job(codes))).isZero();
        assertThat(fill(pool).added()).isEqualTo(40);
    }

    @Test
    void theJobGoesOnWhereItWasKilled() {
        for (int kill = 0; kill < 3; kill++) {
            long pool = imports.open("tea " + kill, "admin");
            assertThat(uploading(imports).start(pool, brought(pool, file(numbered(0, 20))), "ana"))
                    .isTrue();
            RunImports dying = job(dyingAfter(kill));
            assertThatThrownBy(() -> run(dying)).hasStackTraceContaining("killed");
            assertThat(fill(pool).added()).isEqualTo(6L * kill);

            assertThat(run(job(codes))).isEqualTo(20 - 6L * kill);

            assertThat(distinctCodes(pool)).isEqualTo(20);
            assertThat(shop.within(() -> pools.imports(pool, 9)))
                    .singleElement()
                    .satisfies(past -> assertThat(past.reached().added()).isEqualTo(20));
        }
    }

    @Test
    void aFileIsThrownAwayByHandOrAfterADay() {
        long pool = imports.open("tea", "admin");
        long thrown = brought(pool, file("A"));
        long kept = brought(pool, file("B"));
        uploading(imports).discard(pool + 1, thrown);
        assertThat(uploading(imports).of(pool)).hasSize(2);
        uploading(imports).discard(pool, thrown);
        assertThat(uploading(imports).of(pool)).extracting(UploadedFile::id).containsExactly(kept);

        shop.pass(Duration.ofDays(1));
        assertThat(run(job(codes))).isZero();
        assertThat(uploading(imports).of(pool)).hasSize(1);
        shop.pass(Duration.ofMillis(1));
        assertThat(run(job(codes))).isZero();
        assertThat(uploading(imports).of(pool)).isEmpty();
    }

    /** Who has read it may have used it, and nobody would hear of that. */
    @Test
    void aCodeIsNotGivenBackWhateverItsOfferSays() {
        long pool = imports.open("tea", "admin");
        assertThat(imports.importFile(pool, "a.csv", file(numbered(0, 1)), "admin"))
                .isPresent();
        MemberId ana = shop.aMember(10);
        Reward code = granted(
                        shop.exchange(ana, "one", shop.offer(new Content.Code(pool, null), 10, Supply.UNLIMITED, true)))
                .reward();

        assertThat(code.givesBack(shop.clock.instant())).isFalse();
        assertThat(refused(shop.ending.giveBack(ana, code.id()).orElseThrow()))
                .isEqualTo(Refusal.of(RefusalCode.NOT_ELIGIBLE)
                        .with("rewardId", code.id().value()));
        assertThat(shop.available(ana)).isZero();
    }

    @Test
    void whatCanNotBeReadIsNotKept() {
        long pool = imports.open("tea", "admin");

        assertThat(uploading(imports).bring(pool, "a.csv", "code\n\"A".getBytes(StandardCharsets.UTF_8), "ana"))
                .isEqualTo(new UploadCodes.Brought.Refused(new FileProblem(FileProblem.Reason.OPEN_QUOTE, 2)));
        assertThat(uploading(imports).bring(pool, "a.csv", new byte[UploadCodes.MOST_BYTES + 1], "ana"))
                .isEqualTo(new UploadCodes.Brought.Refused(
                        new FileProblem(FileProblem.Reason.TOO_LARGE, UploadCodes.MOST_BYTES)));
        assertThat(uploading(imports).of(pool)).isEmpty();
    }

    @Test
    void aPoolSaysHowManyAreLeftAndWhetherTheyAreFew() {
        long pool = imports.open("tea", "admin");
        assertThat(imports.importFile(pool, "a.csv", file(numbered(0, 5)), "admin"))
                .isPresent();
        long offer = shop.offer(new Content.Code(pool, null), 1, Supply.UNLIMITED, false);
        assertThat(granted(shop.exchange(shop.aMember(10), "one", offer)).replayed())
                .isFalse();

        CodePoolList list = new CodePoolList(pools, shop.transactions);
        list.few(pool, 3);
        assertThat(list.find(pool).orElseThrow().left()).isEqualTo(4);
        assertThat(list.find(pool).orElseThrow().runsOut()).isFalse();
        list.few(pool, 4);
        assertThat(list.find(pool).orElseThrow().runsOut()).isTrue();
        assertThat(list.all()).extracting(CodePool::id).contains(pool);
    }

    @Test
    void stopsBetweenChunksAndGoesOn() {
        long pool = imports.open("tea", "admin");
        byte[] file = file(numbered(0, 20));

        CodeImport stopped = imports.importFile(pool, "a.csv", file, "admin", reached -> reached.done() < 10)
                .orElseThrow();

        assertThat(stopped.done()).isEqualTo(14);
        assertThat(imports.importFile(pool, "a.csv", file, "admin")
                        .orElseThrow()
                        .added())
                .isEqualTo(20);
    }

    @Test
    void codeGivenOnceUnder64Clients() {
        long pool = imports.open("tea", "admin");
        assertThat(imports.importFile(pool, "a.csv", file(numbered(0, 50)), "admin"))
                .isPresent();
        long offer = shop.offer(new Content.Code(pool, 30), 1, Supply.UNLIMITED, false);
        List<MemberId> members =
                IntStream.range(0, 64).mapToObj(i -> shop.aMember(10)).toList();

        List<Outcome<Exchanged>> all =
                RewardContract.atOnce(64, client -> shop.exchange(members.get(client), "one", offer));

        List<String> given = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            if (!all.get(i).isRefused()) {
                given.add(codeOf(members.get(i), granted(all.get(i))));
            }
        }
        assertThat(given).hasSize(50).doesNotHaveDuplicates();
        assertThat(all.stream().filter(Outcome::isRefused).map(one -> refused(one)
                        .code()))
                .containsOnly(RefusalCode.SOLD_OUT);
        assertThat(fill(pool)).isEqualTo(new CodeStore.Fill(50, 50));
        assertThat(members.stream().mapToLong(shop::available).sum()).isEqualTo(640 - 50);
    }

    @Test
    void aCodeCanNotBeReadInTheDatabase() {
        long pool = imports.open("tea", "admin");
        assertThat(imports.importFile(pool, "a.csv", file("VERY-SECRET"), "admin"))
                .isPresent();

        String row = new JdbcTemplate(database.dataSource())
                .queryForMap("SELECT MARK, SEALED FROM LOYALTY_CODE WHERE POOL_ID = ?", pool).values().stream()
                        .map(Object::toString)
                        .collect(Collectors.joining());
        assertThat(row).doesNotContain("VERY-SECRET").doesNotContain("VkVSWS");
    }

    @Test
    void nothingIsImportedIntoAPoolThatIsNotThere() {
        assertThatIllegalArgumentException().isThrownBy(() -> imports.importFile(987_654, "a.csv", file("A"), "admin"));
    }
}
