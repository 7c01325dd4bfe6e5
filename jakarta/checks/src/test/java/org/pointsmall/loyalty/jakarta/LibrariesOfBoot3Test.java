package org.pointsmall.loyalty.jakarta;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.libraries.PluginLife;

import static org.assertj.core.api.Assertions.assertThat;

/** The plugin's own code, transformed, on the libraries of a store of Broadleaf 7.0: ShedLock 5 among them. */
@Tag("heavy")
class LibrariesOfBoot3Test {

    @Test
    void aLifeOfTheProgramme() {
        assertThat(new PluginLife().apply("org.h2.Driver", "jdbc:h2:mem:jakarta;DB_CLOSE_DELAY=-1"))
                .startsWith("Spring 6.0.");
    }
}
