package org.pointsmall.loyalty.reward.jdbc;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.mall.Supply;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.reward.ExchangeOffer.Exchanged;
import org.pointsmall.loyalty.reward.RewardId;
import org.pointsmall.loyalty.reward.StoreCoupons;
import org.pointsmall.loyalty.reward.code.CodeCipher;
import org.pointsmall.loyalty.reward.code.CodeImport;
import org.pointsmall.loyalty.reward.code.CodeStore;
import org.pointsmall.loyalty.reward.code.ImportCodes;
import org.pointsmall.loyalty.reward.code.SmallChunks;
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

    /** An empty database. */
    abstract TestDatabase start() throws Exception;

    @BeforeAll
    void migrate() throws Exception {
        database = start().migrate();
        codes = new JdbcCodes(database.dataSource(), cipher);
        shop = new RewardShop(database.dataSource(), codes, StoreCoupons.NONE);
        imports = SmallChunks.of(7, codes, cipher, shop.transactions, inUtc(shop.clock));
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

        ImportCodes.Preview preview = imports.preview(pool, second).orElseThrow();
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
