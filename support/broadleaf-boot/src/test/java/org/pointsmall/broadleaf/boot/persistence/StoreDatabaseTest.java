package org.pointsmall.broadleaf.boot.persistence;

import org.junit.jupiter.api.Test;
import org.pointsmall.broadleaf.boot.BroadleafStartupException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class StoreDatabaseTest {

    @Test
    void addsToAnH2UrlWhatBroadleafNeeds() {
        StoreDatabase database = StoreDatabase.of("jdbc:h2:mem:a");

        assertThat(database.driver()).isEqualTo("org.h2.Driver");
        assertThat(database.url())
                .contains(";MODE=LEGACY")
                .contains(";NON_KEYWORDS=VALUE")
                .contains(";OPTIMIZE_REUSE_RESULTS=0")
                .contains(";DB_CLOSE_DELAY=-1");
    }

    @Test
    void leavesOptionsThatTheUrlHasAlready() {
        assertThat(StoreDatabase.of("jdbc:h2:file:/x;LOCK_TIMEOUT=7;mode=Regular")
                        .url())
                .contains(";LOCK_TIMEOUT=7")
                .contains(";mode=Regular")
                .doesNotContain("LEGACY")
                .doesNotContain("15000")
                .doesNotContain("DB_CLOSE_DELAY");
    }

    @Test
    void theDefaultIsAFileThatProcessesShare() {
        assertThat(StoreDatabase.sharedFile("/data").url()).startsWith("jdbc:h2:file:/data/store;AUTO_SERVER=TRUE;");
    }

    @Test
    void knowsHsqldbAndPostgres() {
        assertThat(StoreDatabase.of("jdbc:hsqldb:mem:a").dialect()).isEqualTo("org.hibernate.dialect.HSQLDialect");
        assertThat(StoreDatabase.of("jdbc:postgresql://db/shop").dialect())
                .isEqualTo(PostgreSqlTextDialect.class.getName());
    }

    @Test
    void refusesOtherUrlsWithoutShowingTheirPassword() {
        BroadleafStartupException refusal = catchThrowableOfType(
                () -> StoreDatabase.of("jdbc:mysql://root:geheim@db/shop?password=geheim"),
                BroadleafStartupException.class);

        assertThat(refusal).hasMessageContaining("broadleaf.database.url").hasMessageNotContaining("geheim");
        assertThat(refusal.action()).contains("jdbc:postgresql:");
    }
}
