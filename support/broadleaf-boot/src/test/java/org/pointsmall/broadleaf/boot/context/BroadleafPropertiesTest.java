package org.pointsmall.broadleaf.boot.context;

import java.util.Arrays;
import java.util.Properties;
import org.broadleafcommerce.common.logging.SupportLogManager;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pointsmall.broadleaf.boot.BroadleafFlavour;
import org.pointsmall.broadleaf.boot.BroadleafSettings;
import org.pointsmall.broadleaf.boot.BroadleafStartupException;
import org.pointsmall.broadleaf.boot.SchemaMode;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Tag("heavy")
@ExtendWith(OutputCaptureExtension.class)
class BroadleafPropertiesTest {

    private final MockEnvironment environment = new MockEnvironment();

    @Test
    void withoutAnyPropertyItIsASiteThatTouchesNoTable() {
        BroadleafSettings settings = BroadleafSettings.from(environment);

        assertThat(settings.flavour()).isEqualTo(BroadleafFlavour.SITE);
        assertThat(settings.schema()).isEqualTo(SchemaMode.NONE);
        assertThat(settings.currency().getCurrencyCode()).isEqualTo("GBP");
        assertThat(settings.apiPaths()).containsExactly("/api/*");
        assertThat(settings.initialAdminUsername()).isNull();
    }

    @Test
    void onePropertyOfThePoolIsBounded() {
        environment.setProperty("broadleaf.database.pool-size", "1");

        assertThatThrownBy(() -> BroadleafSettings.from(environment))
                .isInstanceOf(BroadleafStartupException.class)
                .hasMessageContaining("pool-size");
    }

    @Test
    void theEnvironmentAnswersBroadleafsPlaceholdersFirst() {
        EnvironmentPropertiesConfigurer configurer = new EnvironmentPropertiesConfigurer();
        environment.setProperty("plain", "from the environment");
        environment.setProperty("both", "plain");
        environment.setProperty("broadleaf.properties.both", "prefixed");
        environment.setProperty("broadleaf.schema", "update");
        configurer.setEnvironment(environment);
        Properties files = new Properties();
        files.setProperty("plain", "from a file");
        files.setProperty("filed", "from a file");

        assertThat(configurer.resolvePlaceholder("plain", files, 1)).isEqualTo("from the environment");
        assertThat(configurer.resolvePlaceholder("both", files, 1)).isEqualTo("prefixed");
        assertThat(configurer.resolvePlaceholder("filed", files, 1)).isEqualTo("from a file");
        assertThat(configurer.resolvePlaceholder("blPU.hibernate.hbm2ddl.auto", files, 1))
                .isEqualTo("update");
        assertThat(configurer.resolvePlaceholder("absent", files, 1)).isNull();
    }

    @Test
    void defaultsFollowTheFlavourAndGiveWayToTheApplication() {
        environment.setProperty("broadleaf.flavour", "admin");
        environment.setProperty("server.port", "9999");

        new BroadleafDefaults().postProcessEnvironment(environment, new SpringApplication());

        assertThat(environment.getProperty("server.servlet.context-path")).isEqualTo("/admin");
        assertThat(environment.getProperty("server.port")).isEqualTo("9999");
        assertThat(System.getProperty("h2.bindAddress")).isEqualTo("127.0.0.1");
    }

    @Test
    void anApplicationsOwnMigrationsAreRunWhereItHasThem() {
        new BroadleafDefaults().postProcessEnvironment(environment, new SpringApplication());
        assertThat(environment.getProperty("spring.liquibase.enabled")).isEqualTo("false");

        MockEnvironment withMigrations =
                new MockEnvironment().withProperty("spring.liquibase.change-log", "classpath:/shop.xml");
        new BroadleafDefaults().postProcessEnvironment(withMigrations, new SpringApplication());
        assertThat(withMigrations.getProperty("spring.liquibase.enabled", Boolean.class, true))
                .isTrue();
    }

    @Test
    void whatClashesIsFilteredByFlavour() {
        String mvc = "org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration";
        String jpa = "org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration";
        String[] candidates = {mvc, jpa, null};

        assertThat(kept(candidates)).containsExactly(true, false, true);
        environment.setProperty("broadleaf.flavour", "admin");
        assertThat(kept(candidates)).containsExactly(false, false, true);
        environment.setProperty("broadleaf.enabled", "false");
        assertThat(kept(candidates)).containsExactly(true, true, true);
    }

    @Test
    void broadleafsSupportMessagesGoToTheLog(CapturedOutput output) {
        System.setProperty("SupportLogger.adapter.fqcn", Slf4jSupportLog.class.getName());

        SupportLogManager.getLogger("Module", BroadleafPropertiesTest.class).error("something happened");

        assertThat(output.getOut()).contains("ERROR").contains("something happened");
    }

    private Boolean[] kept(String[] candidates) {
        ClashingAutoConfigurations filter = new ClashingAutoConfigurations();
        filter.setEnvironment(environment);
        boolean[] kept = filter.match(candidates, null);
        Boolean[] boxed = new Boolean[kept.length];
        Arrays.setAll(boxed, i -> kept[i]);
        return boxed;
    }
}
