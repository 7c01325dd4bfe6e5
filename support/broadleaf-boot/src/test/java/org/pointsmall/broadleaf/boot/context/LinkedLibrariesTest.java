package org.pointsmall.broadleaf.boot.context;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pointsmall.broadleaf.boot.BroadleafStartupException;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LinkedLibrariesTest {
    private static final String HIBERNATE = "org/hibernate/Hibernate.class";
    private static final String THYMELEAF = "org/thymeleaf/TemplateEngine.class";
    private static final String SOLR = "org/apache/solr/common/SolrException.class";

    @TempDir
    Path folder;

    private final List<URL> jars = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "hibernate-core-4.2.0.Final, " + HIBERNATE,
        "hibernate-core-4.2.21.Final, " + HIBERNATE,
        "thymeleaf-2.1.0.RELEASE, " + THYMELEAF,
        "thymeleaf-2.1.3.RELEASE, " + THYMELEAF,
        "solr-solrj-4.10.4, " + SOLR,
        "a-jar-of-all-6.0, " + HIBERNATE
    })
    void takesWhatBroadleafLinksAgainstAndWhatHasNoVersion(String jar, String type) throws IOException {
        on(jar, type);

        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "hibernate-core, 4.1.12.Final, " + HIBERNATE,
        "hibernate-core, 4.3.0.Final, " + HIBERNATE,
        "hibernate-core, 5.6.15.Final, " + HIBERNATE,
        "thymeleaf, 2.0.21, " + THYMELEAF,
        "thymeleaf, 2.1.4.RELEASE, " + THYMELEAF,
        "thymeleaf, 3.0.15.RELEASE, " + THYMELEAF,
        "solr-solrj, 5.0.0, " + SOLR
    })
    void namesWhatIsOfAnotherLineAndItsVersion(String artifact, String version, String type) throws IOException {
        on(artifact + "-" + version, type);

        assertThatThrownBy(this::check)
                .isInstanceOf(BroadleafStartupException.class)
                .hasMessageContaining(artifact + " " + version + ", where it needs");
    }

    @Test
    void namesAllThatIsWrongAtOnce() throws IOException {
        on("hibernate-core-5.6.15.Final", HIBERNATE);
        on("thymeleaf-3.0.15.RELEASE", THYMELEAF);

        assertThatThrownBy(this::check).hasMessageContainingAll("hibernate-core", "thymeleaf");
    }

    @Test
    void namesTheSecondBridgeOfLog4j() throws IOException {
        on("slf4j-log4j12-1.7.36", "org/slf4j/impl/Log4jLoggerFactory.class");

        assertThatThrownBy(this::check)
                .isInstanceOf(BroadleafStartupException.class)
                .hasMessageContainingAll("log4j-over-slf4j", "slf4j-log4j12-1.7.36.jar");
    }

    private void on(String jar, String type) throws IOException {
        Path file = folder.resolve(jar + ".jar");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(type));
        }
        jars.add(file.toUri().toURL());
    }

    private void check() throws IOException {
        try (URLClassLoader classes =
                new URLClassLoader(jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            LinkedLibraries.check(classes);
        }
    }
}
