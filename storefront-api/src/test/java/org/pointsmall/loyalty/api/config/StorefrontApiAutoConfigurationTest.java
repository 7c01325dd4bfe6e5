package org.pointsmall.loyalty.api.config;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pointsmall.loyalty.api.TestStore;
import org.pointsmall.loyalty.api.problem.ProblemResponses;
import org.pointsmall.loyalty.api.problem.RefusalAdvice;
import org.pointsmall.loyalty.redemption.OffsetCart;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("heavy")
class StorefrontApiAutoConfigurationTest {
    private final WebApplicationContextRunner store = new WebApplicationContextRunner()
            .withUserConfiguration(TestStore.class)
            .withPropertyValues("server.port=0");

    @Test
    void isThereWhereTheProgrammeIsSwitchedOn() {
        store.withPropertyValues("loyalty.enabled=true")
                .run(context -> assertThat(context).hasSingleBean(ProblemResponses.class));
    }

    @Test
    void answersForTheStoresOwnControllersOnlyWhereThatIsSwitchedOn() {
        store.withPropertyValues("loyalty.enabled=true")
                .run(context -> assertThat(context).doesNotHaveBean(RefusalAdvice.class));
        store.withPropertyValues("loyalty.enabled=true", "loyalty.api.refusal-advice=true")
                .run(context -> assertThat(context).hasSingleBean(RefusalAdvice.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"api/points", "/api/points/", "/", "", "/api/*", "/api//points", "/api/points?x"})
    void refusesToStartWithAPathThatIsNone(String path) {
        store.withPropertyValues("loyalty.enabled=true", "loyalty.api.path=" + path)
                .run(context -> assertThat(context).hasFailed());
    }

    @Test
    void isNotThereOtherwise() {
        store.run(context -> assertThat(context).doesNotHaveBean(ProblemResponses.class));
        store.withPropertyValues("loyalty.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(ProblemResponses.class));
    }

    @Test
    void isNotThereWithoutTheProgrammesBeans() {
        new WebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        DispatcherServletAutoConfiguration.class, StorefrontApiAutoConfiguration.class))
                .withPropertyValues("loyalty.enabled=true")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(ProblemResponses.class));
    }

    @Test
    void isNotThereInAnAdminWithoutBootsDispatcherServlet() {
        new WebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(StorefrontApiAutoConfiguration.class))
                .withBean(OffsetCart.class, () -> new OffsetCart(null, null, null, null, null))
                .withPropertyValues("loyalty.enabled=true")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(ProblemResponses.class));
    }
}
