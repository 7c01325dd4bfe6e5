package org.pointsmall.loyalty.spring;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

class StoreFlavourTest {
    private final StaticListableBeanFactory site = new StaticListableBeanFactory();
    private final StaticListableBeanFactory admin = new StaticListableBeanFactory();

    StoreFlavourTest() {
        admin.addBean("blAdminNavigationService", new Object());
    }

    @Test
    void isFoundOutByWhatIsThere() {
        assertThat(StoreFlavour.isAdmin(new MockEnvironment(), admin)).isTrue();
        assertThat(StoreFlavour.isAdmin(new MockEnvironment(), site)).isFalse();
        assertThat(StoreFlavour.isAdmin(said(" "), admin)).isTrue();
    }

    @Test
    void isWhatTheStoreSays() {
        assertThat(StoreFlavour.isAdmin(said("admin"), site)).isTrue();
        assertThat(StoreFlavour.isAdmin(said("Admin"), site)).isTrue();
        assertThat(StoreFlavour.isAdmin(said("site"), admin)).isFalse();
    }

    private static MockEnvironment said(String flavour) {
        return new MockEnvironment().withProperty("broadleaf.flavour", flavour);
    }
}
