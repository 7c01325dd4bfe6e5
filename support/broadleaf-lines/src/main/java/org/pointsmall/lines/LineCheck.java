package org.pointsmall.lines;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.pointsmall.lines.TypeFile.Member;
import org.pointsmall.lines.Use.Kind;

/** Looks whether what our artifacts use of Broadleaf is in every line of it. */
final class LineCheck {
    private final OurUses ours;
    private final List<Line> lines;

    LineCheck(OurUses ours, List<Line> lines) {
        this.ours = ours;
        this.lines = lines;
    }

    /** What is missing, with the line that lacks it and who of ours uses it. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        ours.uses().forEach((use, users) -> lines.stream()
                .filter(line -> !line.has(use) && !namedOtherwise(line, use, users))
                .forEach(line -> problems.add(line.name() + " has no " + use + ", used by " + users)));
        ours.subtypes().forEach((type, above) -> {
            problems.addAll(unimplemented(type, above));
            problems.addAll(neverCalled(type, above));
        });
        return problems;
    }

    /** Whether all who name a type in a text also name one of the same simple name that the line has. */
    private boolean namedOtherwise(Line line, Use use, Set<String> users) {
        return use.kind() == Kind.NAMED
                && ours.uses().entrySet().stream()
                        .filter(other -> other.getValue().containsAll(users))
                        .map(Map.Entry::getKey)
                        .anyMatch(other -> other.kind() == Kind.NAMED
                                && simpleName(other).equals(simpleName(use))
                                && line.has(other));
    }

    private static String simpleName(Use use) {
        return use.name().substring(use.name().lastIndexOf('/') + 1);
    }

    /** An abstract method of a line that a class of ours lacks fails when the store calls it. */
    private List<String> unimplemented(TypeFile type, Set<String> above) {
        if (type.isAbstract()) {
            return List.of();
        }
        List<String> problems = new ArrayList<>();
        for (Line line : lines) {
            line.uses().stream()
                    .filter(use -> use.kind() == Kind.MUST && above.contains(typeOf(use)))
                    .filter(use -> !implemented(type, above, line, memberOf(use)))
                    .forEach(use -> problems.add(line.name() + " asks for " + use + " of " + type.name()));
        }
        return problems;
    }

    private boolean implemented(TypeFile type, Set<String> above, Line line, String member) {
        int bracket = member.indexOf('(');
        return ours.has(type, member.substring(0, bracket), member.substring(bracket))
                || above.stream().anyMatch(one -> line.has(Kind.OPEN, one, member));
    }

    /** What overrides a method in one line and none in another is never called there, and nobody says so. */
    private List<String> neverCalled(TypeFile type, Set<String> above) {
        return OurUses.overriding(type)
                .filter(Predicate.not(member -> knowing(above, member).isEmpty()))
                .flatMap(member -> lines.stream()
                        .filter(line -> !knowing(above, member).contains(line))
                        .map(line -> line.name() + " never calls " + type.name() + "." + member.name()
                                + member.descriptor()))
                .toList();
    }

    private List<Line> knowing(Set<String> above, Member member) {
        String signature = member.name() + Use.javax(member.descriptor());
        return lines.stream()
                .filter(line -> above.stream()
                        .anyMatch(one -> line.has(Kind.OPEN, one, signature) || line.has(Kind.MUST, one, signature)))
                .toList();
    }

    private static String typeOf(Use use) {
        return use.name().substring(0, use.name().indexOf('.'));
    }

    private static String memberOf(Use use) {
        return use.name().substring(use.name().indexOf('.') + 1);
    }
}
