package org.pointsmall.stores;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What Maven can't mend, the store's start says: which libraries, which versions, and the lines to add. */
@Tag("heavy")
@ExtendWith(OutputCaptureExtension.class)
class StoreIsToldTest {

    @Test
    void theStartNamesTheLibrariesTheirVersionsAndTheWayOut(CapturedOutput output) {
        assertThatThrownBy(() -> SpringApplication.run(Store.class, "--broadleaf.database.url=jdbc:h2:mem:told"))
                .hasMessageContaining("can't run with these libraries");

        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("hibernate-core 5.6.15.Final, where it needs 4.2 (no later than 4.2.21.Final)")
                .contains("thymeleaf 3.0.15.RELEASE, where it needs 2.1.0 to 2.1.3")
                .contains("solr-solrj 8.11.2, where it needs 4.4 to 4.10")
                .contains("import org.pointsmall:broadleaf-bom above it")
                .contains("<hibernate.version>4.2.21.Final</hibernate.version>")
                .doesNotContain("NoSuchMethodError");
    }
}
