package org.pointsmall.loyalty.admin;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import org.pointsmall.loyalty.time.OneTime;
import org.springframework.beans.factory.config.BeanPostProcessor;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

@AnalyzeClasses(packages = "org.pointsmall.loyalty.admin", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests time = ArchTests.in(OneTime.class);

    /**
     * The seam to Broadleaf's commerce is loyalty-module's; here it is the admin's own packages, and of the catalogue the
     * names of the two things whose forms have a tab of ours.
     */
    @ArchTest
    static final ArchRule knowsTheAdminAndNotTheCommercePackages = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "org.broadleafcommerce.core..",
                            "org.broadleafcommerce.profile..",
                            "org.pointsmall.loyalty.broadleaf..",
                            "org.pointsmall.broadleaf..")
                    .and(not(name("org.broadleafcommerce.core.catalog.domain.Product")))
                    .and(not(name("org.broadleafcommerce.core.catalog.domain.Category"))));

    @ArchTest
    static final ArchRule entitiesAndTheirHandlersKnowNoSpring = noClasses()
            .that()
            .resideInAPackage("..admin.product..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "liquibase..");

    @ArchTest
    static final ArchRule pagesKnowOfSpringWhatAWebPageNeeds = noClasses()
            .that()
            .resideInAnyPackage(
                    "..admin.page..",
                    "..admin.member..",
                    "..admin.desk..",
                    "..admin.programme..",
                    "..admin.choice..",
                    "..admin.rule..",
                    "..admin.campaign..",
                    "..admin.simulation..",
                    "..admin.overview..",
                    "..admin.tier..",
                    "..admin.segment..",
                    "..admin.code..",
                    "..admin.reward..",
                    "..admin.flag..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework.jdbc..",
                    "org.springframework.transaction..",
                    "org.springframework.security..");

    /** Points are moved by use cases: nothing but the desk may hold the means to. */
    @ArchTest
    static final ArchRule onlyTheDeskMovesPoints = noClasses()
            .that()
            .resideOutsideOfPackage("..admin.desk..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching(
                    "org\\.pointsmall\\.loyalty\\.(ledger\\.(Ledger|LockedAccount)|transaction\\.Transactions)");

    /** But for what runs a changelog: the admin has one of its own. */
    @ArchTest
    static final ArchRule knowsNoStorage = noClasses()
            .should()
            .dependOnClassesThat()
            .haveSimpleName("LedgerStore")
            .orShould()
            .dependOnClassesThat(resideInAnyPackage("org.pointsmall.loyalty..jdbc..", "org.springframework.jdbc..")
                    .and(not(name("org.pointsmall.loyalty.schema.jdbc.LoyaltyChangelog"))));

    /** A post processor is made before the weaving: its class may name no entity, ours or Broadleaf's. */
    @ArchTest
    static final ArchRule postProcessorsNameNoEntity = noClasses()
            .that()
            .areAssignableTo(BeanPostProcessor.class)
            .should()
            .dependOnClassesThat()
            .areAnnotatedWith("javax.persistence.Entity");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("org.pointsmall.loyalty.admin.(*)..").should().beFreeOfCycles();
}
