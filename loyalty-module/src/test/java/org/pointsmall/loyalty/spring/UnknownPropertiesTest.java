package org.pointsmall.loyalty.spring;

import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class UnknownPropertiesTest {
    private final MockEnvironment environment = new MockEnvironment();

    @Test
    void aPropertyThatIsMisspeltKeepsTheStoreFromStartingAndTheNearestNameIsTold() {
        environment.setProperty("loyalty.offset.minimum-csh", "5");

        assertThatIllegalStateException()
                .isThrownBy(this::check)
                .withMessage("The points programme has no property loyalty.offset.minimum-csh. Do you mean"
                        + " loyalty.offset.minimum-cash?");
    }

    @Test
    void theSwitchItselfCanBeMisspelt() {
        environment.setProperty("loyalty.enable", "true");

        assertThatIllegalStateException().isThrownBy(this::check).withMessageEndingWith("Do you mean loyalty.enabled?");
    }

    @Test
    void aJobThatThereIsNotHasNoInterval() {
        environment.setProperty("loyalty.job.recover-holds.interval", "1m");

        assertThatIllegalStateException().isThrownBy(this::check).withMessageContaining("loyalty.job.");
    }

    @Test
    void whatThereIsMayBeWrittenInAnyWayThatSpringUnderstands() {
        environment.setProperty("loyalty.offset.minimumCash", "5");
        environment.setProperty("loyalty.return.cash_time_out", "5m");
        environment.setProperty("loyalty.job.time-out-holds.interval", "1m");
        environment.setProperty("loyalty.conditions.order-attributes[0]", "gift");

        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @Test
    void whatIsNotOursIsLetBe() {
        environment.setProperty("loyaltycard.enabled", "true");
        environment.setProperty("store.loyalty.enable", "true");

        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @Test
    void aVariableOfTheEnvironmentMayBeAnotherPrograms() {
        StandardEnvironment process = new StandardEnvironment();
        process.getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                Map.of("LOYALTY_DATABASE_URL", "jdbc:none")));

        assertThatCode(() -> new UnknownProperties(process)
                        .postProcessBeanFactory(beans(getClass().getClassLoader())))
                .doesNotThrowAnyException();
    }

    /** Site and admin share a file of properties, and the admin has no API. */
    @Test
    void thePropertiesOfTheApiAreLetBeWhereItIsNot() {
        environment.setProperty("loyalty.api.path", "/api");

        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @Test
    void thePropertiesOfTheApiAreCheckedWhereItIs() {
        environment.setProperty("loyalty.api.pth", "/api");
        ClassLoader withApi = new ClassLoader(getClass().getClassLoader()) {
            @Override
            public Enumeration<URL> getResources(String name) throws java.io.IOException {
                var all = Collections.list(super.getResources(name));
                if (name.equals(UnknownProperties.METADATA)) {
                    all.add(java.nio.file.Path.of("../storefront-api/src/main/resources", name)
                            .toUri()
                            .toURL());
                }
                return Collections.enumeration(all);
            }
        };

        assertThatIllegalStateException()
                .isThrownBy(() -> new UnknownProperties(environment).postProcessBeanFactory(beans(withApi)))
                .withMessageEndingWith("Do you mean loyalty.api.path?");
    }

    private void check() {
        new UnknownProperties(environment)
                .postProcessBeanFactory(beans(getClass().getClassLoader()));
    }

    private static DefaultListableBeanFactory beans(ClassLoader classes) {
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        beans.setBeanClassLoader(classes);
        return beans;
    }
}
