package org.pointsmall.loyalty.jakarta;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** No file of our jars names a package of Java EE any more: not as a class, not in a string, not in a page or XML file. */
class RenamedTest {
    /** The rest of javax is the JDK's. */
    private static final Pattern JAVA_EE = Pattern.compile(
            "javax[./](annotation|ejb|el|inject|json|mail|persistence|servlet|transaction[./][A-Z]|validation|ws|xml[./]bind)\\b");

    @ParameterizedTest
    @EnumSource
    void nothingNamesJavaEe(JakartaJar jar) {
        List<String> named = jar.files("").entrySet().stream()
                .filter(file -> JAVA_EE.matcher(new String(file.getValue(), StandardCharsets.ISO_8859_1))
                        .find())
                .map(file -> file.getKey())
                .toList();

        assertThat(named).isEmpty();
    }

    @Test
    void seesAName() {
        assertThat("javax.persistence.cache.storeMode").containsPattern(JAVA_EE);
        assertThat("Ljavax/servlet/Filter;").containsPattern(JAVA_EE);
        assertThat("javax.sql.DataSource javax.transaction.xa.XAResource").doesNotContainPattern(JAVA_EE);
    }
}
