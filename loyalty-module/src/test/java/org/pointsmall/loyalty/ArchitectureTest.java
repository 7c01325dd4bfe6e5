package org.pointsmall.loyalty;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import org.pointsmall.loyalty.time.OneTime;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

/** Which libraries each part may know; {@link StoreysTest} says which part may know which. */
@AnalyzeClasses(packages = "org.pointsmall.loyalty", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] STORAGE_AND_FACES = {
        "..jdbc..", "..jpa..", "..broadleaf..", "..loyalty.store..", "..loyalty.spring..", "..metrics..", "..removal.."
    };

    @ArchTest
    static final ArchRule featuresArePlainJava = noClasses()
            .that()
            .resideOutsideOfPackages(STORAGE_AND_FACES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..",
                    "javax.persistence..",
                    "javax.sql..",
                    "java.sql..",
                    "org.hibernate..",
                    "org.elasticsearch..",
                    "co.elastic..",
                    "org.broadleafcommerce..",
                    "com.fasterxml.jackson..",
                    "net.javacrumbs.shedlock..",
                    "io.micrometer..",
                    "liquibase..");

    @ArchTest
    static final ArchRule featuresKnowNeitherTheirStorageNorTheFaces = noClasses()
            .that()
            .resideOutsideOfPackages(STORAGE_AND_FACES)
            .should()
            .dependOnClassesThat(ours().and(resideInAnyPackage(STORAGE_AND_FACES)));

    @ArchTest
    static final ArchRule onlyStorageAndTheFacesKnowSpring = noClasses()
            .that()
            .resideOutsideOfPackages(STORAGE_AND_FACES)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework..");

    @ArchTest
    static final ArchRule onlyTheSeamKnowsBroadleaf = noClasses()
            .that()
            .resideOutsideOfPackage("org.pointsmall.loyalty.broadleaf..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.broadleafcommerce..");

    @ArchTest
    static final ArchRule onlyEntitiesAndTheSeamKnowJpa = noClasses()
            .that()
            .resideOutsideOfPackages("..jpa..", "..broadleaf..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("javax.persistence..");

    @ArchTest
    static final ArchRule onlyTheStorageOfJobsKnowsShedLock = noClasses()
            .that()
            .resideOutsideOfPackage("..job.jdbc..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("net.javacrumbs.shedlock..");

    @ArchTest
    static final ArchRule onlyMetersKnowMicrometer = noClasses()
            .that()
            .resideOutsideOfPackage("..loyalty.metrics..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.micrometer..");

    @ArchTest
    static final ArchRule thePluginRunsInAnyStoreAndNotOnlyOnOurBootSupport =
            noClasses().should().dependOnClassesThat().resideInAPackage("org.pointsmall.broadleaf..");

    @ArchTest
    static final ArchTests time = ArchTests.in(OneTime.class);

    @ArchTest
    static final ArchRule onlyTheSeamKnowsDatesOfOld = noClasses()
            .that()
            .resideOutsideOfPackages("..broadleaf..", "..loyalty.store..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Date");

    /** Once where the programme runs, and once where it is switched off and frees carts. */
    @ArchTest
    static final ArchRule onlyTheProgrammesTimeIsMadeOfItsZone = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("org.pointsmall.loyalty.spring.LoyaltyAutoConfiguration")
            .and()
            .doNotHaveFullyQualifiedName("org.pointsmall.loyalty.spring.PointsOffCartsAtStart")
            .should()
            .callMethod("org.pointsmall.loyalty.spring.LotSettings", "zone");

    /** Scores and weights of recommendations rank: no point and no money is computed from them. */
    @ArchTest
    static final ArchRule nothingIsCountedInFloatingPoint = noFields()
            .that()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackage("org.pointsmall.loyalty.recommendation..")
            .should()
            .haveRawType(float.class)
            .orShould()
            .haveRawType(double.class)
            .orShould()
            .haveRawType(Float.class)
            .orShould()
            .haveRawType(Double.class);

    private static DescribedPredicate<JavaClass> ours() {
        return resideInAPackage("org.pointsmall..");
    }
}
