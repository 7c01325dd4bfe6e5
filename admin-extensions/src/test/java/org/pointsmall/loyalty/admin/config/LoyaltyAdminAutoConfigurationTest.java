package org.pointsmall.loyalty.admin.config;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

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

    /** Our sections lie in the store's tables: an admin without the programme hides them, however it says so. */
    @ParameterizedTest
    @CsvSource({"admin, false, true", "admin, off, true", "admin,, true", "admin, true, false", "site,, false"})
    void ourSectionsAreHiddenWhereTheProgrammeIsNotSwitchedOn(String flavour, String enabled, boolean hidden) {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(SwitchedOffAdminAutoConfiguration.class))
                .withPropertyValues(
                        "broadleaf.flavour=" + flavour, enabled == null ? "a=b" : "loyalty.enabled=" + enabled)
                .run(context -> assertThat(context.containsBean("blLoyaltySectionAuthorizations"))
                        .isEqualTo(hidden));
    }

    @Test
    void anAdminIsKnownByWhatTheStoreHasDefined() {
        ApplicationContextRunner process =
                new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(OnlyInAnAdmin.class));

        process.run(context -> assertThat(context).doesNotHaveBean(OnlyInAnAdmin.class));
        ApplicationContextRunner admin = process.withUserConfiguration(WithTheMenuOfAnAdmin.class);
        admin.run(context -> assertThat(context).hasSingleBean(OnlyInAnAdmin.class));
        admin.withPropertyValues("broadleaf.flavour=site")
                .run(context -> assertThat(context).doesNotHaveBean(OnlyInAnAdmin.class));
    }

    @Configuration(proxyBeanMethods = false)
    @Conditional(LoyaltyAdminAutoConfiguration.InAnAdmin.class)
    static class OnlyInAnAdmin {}

    @Configuration(proxyBeanMethods = false)
    static class WithTheMenuOfAnAdmin {
        @Bean
        Object blAdminNavigationService() {
            return new Object();
        }
    }

    @Test
    void bootFindsItByItself() {
        assertThat(ImportCandidates.load(
                        org.springframework.boot.autoconfigure.AutoConfiguration.class,
                        getClass().getClassLoader()))
                .contains(LoyaltyAdminAutoConfiguration.class.getName());
    }
}
