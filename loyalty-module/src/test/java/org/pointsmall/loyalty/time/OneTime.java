package org.pointsmall.loyalty.time;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Calendar;
import java.util.Date;
import java.util.TimeZone;
import java.util.function.Predicate;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** What time it is, and where, {@link BusinessTime} says and nothing else. Each of our modules is held to this. */
public final class OneTime {
    private static final String OURS = "org.pointsmall.loyalty.time";
    private static final String COMPOSITION = "org.pointsmall.loyalty.spring.";

    /** The composition hands the store's clock on. */
    @ArchTest
    public static final ArchRule nothingElseKnowsAClock = noClasses()
            .that()
            .resideOutsideOfPackage(OURS)
            .and()
            .doNotHaveFullyQualifiedName(COMPOSITION + "LoyaltyAutoConfiguration")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class);

    /** With a clock or without: not even the kernel calls {@code Instant.now(clock)} or {@code LocalDate.now(zone)}. */
    @ArchTest
    public static final ArchRule nothingAsksTheMachineForTheTime = noClasses()
            .should()
            .accessTargetWhere(access(
                    "now() of a time",
                    to -> to.getTarget().getName().equals("now")
                            && to.getTargetOwner().getPackageName().startsWith("java.time")))
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callConstructor(Date.class)
            .orShould()
            .callMethod(Calendar.class, "getInstance");

    /** Where the settings name no zone, the programme's is the machine's. */
    @ArchTest
    public static final ArchRule nothingElseAsksTheMachineForItsZone = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(COMPOSITION + "LotSettings")
            .and()
            .resideOutsideOfPackage(OURS)
            .should()
            .callMethod(ZoneId.class, "systemDefault")
            .orShould()
            .callMethod(TimeZone.class, "getDefault");

    @ArchTest
    public static final ArchRule nothingElseCutsTimesToMilliseconds = noClasses()
            .that()
            .resideOutsideOfPackage(OURS)
            .should()
            .accessField(ChronoUnit.class, "MILLIS")
            .orShould()
            .accessTargetWhere(access(
                    "truncatedTo() of an instant",
                    to -> to.getTarget().getName().equals("truncatedTo")
                            && to.getTargetOwner().isEquivalentTo(Instant.class)));

    private OneTime() {}

    private static DescribedPredicate<JavaAccess<?>> access(String words, Predicate<JavaAccess<?>> which) {
        return describe(words, which);
    }
}
