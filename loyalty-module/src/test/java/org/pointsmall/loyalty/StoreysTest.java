package org.pointsmall.loyalty;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/** The arrows of the design: which room of the house may know which. A new package is given its storey in {@link Storeys}. */
@AnalyzeClasses(packages = Storeys.HOUSE, importOptions = ImportOption.DoNotIncludeTests.class)
class StoreysTest {

    @ArchTest
    static final ArchRule everyRoomStandsOnAStorey = classes()
            .should()
            .resideInAnyPackage(Storeys.packagesOn(Storeys.ALL.keySet().toArray(String[]::new)));

    @ArchTest
    static final ArchRule noStoreyKnowsOneAboveIt = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage(Storeys.HOUSE + "..")
            .layer(Storeys.KERNEL)
            .definedBy(Storeys.packagesOn(Storeys.KERNEL))
            .layer(Storeys.ENGINES)
            .definedBy(Storeys.packagesOn(Storeys.ENGINES))
            .layer(Storeys.FEATURES)
            .definedBy(Storeys.packagesOn(Storeys.FEATURES))
            .layer(Storeys.READERS)
            .definedBy(Storeys.packagesOn(Storeys.READERS))
            .layer(Storeys.FACES)
            .definedBy(Storeys.packagesOn(Storeys.FACES))
            .whereLayer(Storeys.KERNEL)
            .mayNotAccessAnyLayer()
            .whereLayer(Storeys.ENGINES)
            .mayOnlyAccessLayers(Storeys.KERNEL)
            .whereLayer(Storeys.FEATURES)
            .mayOnlyAccessLayers(Storeys.KERNEL, Storeys.ENGINES)
            .whereLayer(Storeys.READERS)
            .mayOnlyAccessLayers(Storeys.KERNEL, Storeys.ENGINES, Storeys.FEATURES)
            .whereLayer(Storeys.FACES)
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule roomsHaveNoCycles =
            slices().matching(Storeys.HOUSE + ".(*)..").should().beFreeOfCycles();

    /** What a feature or reader keeps in the database is its own; the faces put the parts together. */
    @ArchTest
    static final ArchRule nobodyUsesTheStorageOfAnotherFeature = classes()
            .that()
            .resideOutsideOfPackages(Storeys.packagesOn(Storeys.FACES, Storeys.READERS))
            .should(useNoStorageOfAnotherFeature());

    /** The storage of the kernel and of engines serves other storage, and nothing else. */
    @ArchTest
    static final ArchRule onlyStorageUsesStorage = classes()
            .that()
            .resideOutsideOfPackages(Storeys.packagesOn(Storeys.FACES))
            .and()
            .resideOutsideOfPackage("..jdbc..")
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackage(Storeys.HOUSE + "..jdbc..");

    /** Who wants to understand the top room has so many to understand before it. */
    @ArchTest
    static void theHouseIsAtMostTenRoomsHigh(JavaClasses classes) {
        Map<String, Set<String>> below = new TreeMap<>();
        for (JavaClass one : classes) {
            Set<String> known = below.computeIfAbsent(Storeys.roomOf(one.getPackageName()), none -> new TreeSet<>());
            one.getDirectDependenciesFromSelf().stream()
                    .map(arrow -> arrow.getTargetClass().getPackageName())
                    .filter(to -> to.startsWith(Storeys.HOUSE))
                    .map(Storeys::roomOf)
                    .forEach(known::add);
        }
        below.forEach((room, known) -> known.remove(room));
        List<String> longest = List.of();
        for (String room : below.keySet()) {
            List<String> chain = chain(room, below, new HashMap<>());
            longest = chain.size() > longest.size() ? chain : longest;
        }
        assertThat(longest).hasSizeBetween(2, 10);
    }

    private static List<String> chain(String room, Map<String, Set<String>> below, Map<String, List<String>> known) {
        List<String> had = known.get(room);
        if (had != null) {
            return had;
        }
        List<String> longest = new ArrayList<>();
        for (String next : below.getOrDefault(room, Set.of())) {
            List<String> chain = chain(next, below, known);
            longest = chain.size() > longest.size() ? chain : longest;
        }
        List<String> chain = new ArrayList<>(List.of(room));
        chain.addAll(longest);
        known.put(room, chain);
        return chain;
    }

    private static ArchCondition<JavaClass> useNoStorageOfAnotherFeature() {
        return new ArchCondition<>("use no storage of another feature") {
            @Override
            public void check(JavaClass one, ConditionEvents events) {
                for (Dependency arrow : one.getDirectDependenciesFromSelf()) {
                    String to = arrow.getTargetClass().getPackageName();
                    boolean anothers = to.startsWith(Storeys.HOUSE)
                            && to.endsWith(".jdbc")
                            && (Storeys.standsOn(Storeys.FEATURES, to) || Storeys.standsOn(Storeys.READERS, to))
                            && !Storeys.roomOf(to).equals(Storeys.roomOf(one.getPackageName()));
                    if (anothers) {
                        events.add(SimpleConditionEvent.violated(arrow, arrow.getDescription()));
                    }
                }
            }
        };
    }
}
