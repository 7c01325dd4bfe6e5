package org.pointsmall.loyalty.released;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pointsmall.loyalty.ledger.Balance;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.proof.jdbc.LedgerProof;
import org.pointsmall.loyalty.schema.jdbc.LoyaltyChangelog;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** Today's version goes on with the database of each released version, and with the points in it. */
@Tag("heavy")
class UpgradeTest {
    private static final Path RELEASED = Path.of("src", "test", "resources", "released");
    private static final String CHANGESETS = "SELECT ID FROM LOYALTY_CHANGELOG ORDER BY ORDEREXECUTED";
    private static final String POINTS = "SELECT AVAILABLE FROM LOYALTY_ACCOUNT ORDER BY ACCOUNT_ID";

    static List<Path> releases() throws IOException {
        try (Stream<Path> releases = Files.list(RELEASED)) {
            return releases.sorted().toList();
        }
    }

    /** Asked for at a release, once. */
    @Test
    @EnabledIfSystemProperty(named = "release.keep", matches = ".+")
    void keepsWhatIsReleasedNow() throws Exception {
        WriteRelease.write(System.getProperty("release.keep"));

        assertThat(releases()).contains(RELEASED.resolve(System.getProperty("release.keep")));
    }

    @Test
    void thereIsOneAtLeast() throws IOException {
        assertThat(releases()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("releases")
    void goesOnWithItOnH2(Path release) throws Exception {
        try (TestDatabase database = TestDatabase.inMemory("upgrade-" + release.getFileName())) {
            goesOn(release, database);
        }
    }

    @ParameterizedTest
    @MethodSource("releases")
    void goesOnWithItOnPostgreSql(Path release) throws Exception {
        try (TestDatabase database = TestDatabase.onPostgreSql()) {
            goesOn(release, database);
        }
    }

    private static void goesOn(Path release, TestDatabase database) throws Exception {
        JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
        try (Released classes = new Released(release)) {
            LoyaltyChangelog.tables(database.dataSource(), new DefaultResourceLoader(classes))
                    .afterPropertiesSet();
        }
        Files.readAllLines(release.resolve("rows.sql")).forEach(jdbc::execute);
        List<String> before = jdbc.queryForList(CHANGESETS, String.class);
        List<Long> points = jdbc.queryForList(POINTS, Long.class);
        assertThat(points).as("the release's members have points").isNotEmpty().contains(70L);

        database.migrateByChangelog();

        assertThat(jdbc.queryForList(CHANGESETS, String.class)).containsAll(before);
        assertThat(jdbc.queryForList(POINTS, Long.class)).isEqualTo(points);
        assertThat(LedgerProof.of(database.dataSource()).prove().differences()).isEmpty();

        LifeAfterAnUpgrade life = new LifeAfterAnUpgrade(database.dataSource());
        life.go();

        Balance balance = life.balance();
        assertThat(balance.available()).isEqualTo(Points.of(70 + 50 - 60 + 25 + 30 - 10 - 5 + 20));
        assertThat(balance.spent()).isEqualTo(Points.of(30 + 60 - 25 - 30));
        assertThat(balance.expired()).isEqualTo(Points.of(5));
        assertThat(LedgerProof.of(database.dataSource()).prove().differences()).isEmpty();
    }

    /** The class path, with the changelog as it was released in place of today's. */
    private static final class Released extends URLClassLoader {
        Released(Path release) throws MalformedURLException {
            super(new URL[] {release.toUri().toURL()}, UpgradeTest.class.getClassLoader());
        }

        @Override
        public @Nullable URL getResource(String name) {
            URL own = findResource(name);
            return own == null ? super.getResource(name) : own;
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            Enumeration<URL> own = findResources(name);
            return own.hasMoreElements() ? own : super.getResources(name);
        }
    }
}
