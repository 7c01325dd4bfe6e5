package org.pointsmall.loyalty.api;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import org.pointsmall.loyalty.time.OneTime;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

@AnalyzeClasses(packages = "org.pointsmall.loyalty.api", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests time = ArchTests.in(OneTime.class);

    @ArchTest
    static final ArchRule knowsNeitherTheStoresPlatformNorItsDatabase = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.broadleafcommerce..",
                    "org.springframework.jdbc..",
                    "javax.persistence..",
                    "org.pointsmall.loyalty.broadleaf..",
                    "org.pointsmall.loyalty..jpa..",
                    "org.pointsmall.loyalty..jdbc..");

    @ArchTest
    static final ArchRule onlyTheCheckOfTheInstallationKnowsSpringSecurity = noClasses()
            .that()
            .resideOutsideOfPackage("..api.install..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework.security..");

    @ArchTest
    static final ArchRule onlyTheValveKnowsTomcat = noClasses()
            .that()
            .resideOutsideOfPackages("..api.tomcat..", "..api.config..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache..");

    @ArchTest
    static final ArchRule onlyTheConfigurationKnowsBoot = noClasses()
            .that()
            .resideOutsideOfPackage("..api.config..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework.boot..");

    @ArchTest
    static final ArchRule controllersAreNobodyElsesBusiness =
            classes().that().haveSimpleNameEndingWith("Controller").should().bePackagePrivate();

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("org.pointsmall.loyalty.api.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule cartDoesNotKnowMember = noClasses()
            .that()
            .resideInAPackage("..api.cart..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..api.member..");

    @ArchTest
    static final ArchRule memberDoesNotKnowCart = noClasses()
            .that()
            .resideInAPackage("..api.member..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..api.cart..");
}
