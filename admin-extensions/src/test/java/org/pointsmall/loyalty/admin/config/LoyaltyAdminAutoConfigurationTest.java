package org.pointsmall.loyalty.admin.config;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/** That it is active in an admin with the programme, the tests of the section and the form show. */
@Tag("heavy")
class LoyaltyAdminAutoConfigurationTest {

    @ParameterizedTest
    @CsvSource({"site, true", "admin, false", "admin,", ", true"})
    void staysOutOfSitesAndOfAdminsWithoutTheProgramme(String flavour, String enabled) {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(LoyaltyAdminAutoConfiguration.class))
                .withPropertyValues(
                        flavour == null ? "a=b" : "broadleaf.flavour=" + flavour,
                        enabled == null ? "a=b" : "loyalty.enabled=" + enabled)
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(LoyaltyAdminAutoConfiguration.class)
                        .doesNotHaveBean("blLoyaltyAdminRows"));
    }

    @Test
    void bootFindsItByItself() {
        assertThat(ImportCandidates.load(
                        org.springframework.boot.autoconfigure.AutoConfiguration.class,
                        getClass().getClassLoader()))
                .contains(LoyaltyAdminAutoConfiguration.class.getName());
    }
}
