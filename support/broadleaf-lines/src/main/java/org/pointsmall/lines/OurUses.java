package org.pointsmall.lines;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.pointsmall.lines.TypeFile.Member;
import org.pointsmall.lines.Use.Kind;

/** What our artifacts use of Broadleaf: by their classes' code, and by names in their texts, pages and scripts. */
final class OurUses {
    static final String BROADLEAF = "org/broadleafcommerce/";

    private static final String PAGES = "open_admin_style/templates/";
    private static final Pattern BEAN = Pattern.compile("bl(?!Loyalty)[A-Z]\\w+");
    private static final Pattern NAMED = Pattern.compile("org\\.broadleafcommerce(?:\\.[a-z]\\w*)+\\.[A-Z]\\w*");
    private static final Pattern TABLE = Pattern.compile("\\bBLC_[A-Z_]+\\b");
    private static final Pattern TEMPLATE =
            Pattern.compile("(?:modules|layout|components|views|fields|utility)/[\\w/]+");
    private static final Pattern INCLUDED =
            Pattern.compile("th:(?:include|insert|replace|substituteby)=\"(" + TEMPLATE.pattern() + ")");
    private static final Pattern TAG = Pattern.compile("<(blc:\\w+)");
    private static final Pattern SCRIPT = Pattern.compile("\\bBLC(?:Admin)?(?:\\.\\w+)+");

    /** By whom each is used. */
    private final Map<Use, Set<String>> uses = new TreeMap<>();

    private final Map<String, TypeFile> types = new TreeMap<>();
    private final Set<String> pages = new TreeSet<>();

    static OurUses of(List<Archive> artifacts) {
        OurUses all = new OurUses();
        artifacts.forEach(all::know);
        artifacts.forEach(artifact -> artifact.files().forEach(all::read));
        return all;
    }

    /** In the order of a list, with the names of ours that use them. */
    Map<Use, Set<String>> uses() {
        return uses;
    }

    /** Our classes that stand below a type of Broadleaf's, with all of its types that they stand below directly. */
    Map<TypeFile, Set<String>> subtypes() {
        Map<TypeFile, Set<String>> subtypes = new java.util.LinkedHashMap<>();
        types.values().forEach(type -> {
            Set<String> above = broadleafAbove(type);
            if (!above.isEmpty()) {
                subtypes.put(type, above);
            }
        });
        return subtypes;
    }

    /** Whether one of our classes, or one of ours that it extends, has a method. */
    boolean has(TypeFile type, String name, String descriptor) {
        return ofOurs(type).anyMatch(one -> one.member(name, descriptor).isPresent());
    }

    private void know(Archive artifact) {
        artifact.files().forEach((name, file) -> {
            if (name.endsWith(".class") && !name.endsWith("-info.class")) {
                TypeFile type = TypeFile.read(file);
                types.put(type.name(), type);
            } else if (name.startsWith(PAGES)) {
                pages.add(name.substring(PAGES.length()).replace(".html", ""));
            }
        });
    }

    private void read(String name, byte[] file) {
        if (name.endsWith(".class")) {
            new TypeUses(use -> note(use, name), text -> noteText(text, name)).read(file);
            return;
        }
        String text = Archive.text(file);
        find(TABLE, text, Kind.TABLE, name);
        if (name.startsWith(PAGES)) {
            find(INCLUDED, text, Kind.TEMPLATE, name);
            find(TAG, text, Kind.TAG, name);
        }
        if (name.startsWith(PAGES) || name.endsWith(".js")) {
            find(SCRIPT, text, Kind.SCRIPT, name);
        }
    }

    private void noteText(String text, String by) {
        find(TABLE, text, Kind.TABLE, by);
        if (BEAN.matcher(text).matches()) {
            add(Use.of(Kind.BEAN, text), by);
        }
        if (NAMED.matcher(text).matches()) {
            add(Use.of(Kind.NAMED, text.replace('.', '/')), by);
        }
        if (TEMPLATE.matcher(text).matches()) {
            add(Use.of(Kind.TEMPLATE, text), by);
        }
    }

    private void find(Pattern pattern, String text, Kind kind, String by) {
        Matcher found = pattern.matcher(text);
        while (found.find()) {
            add(Use.of(kind, found.group(found.groupCount())), by);
        }
    }

    private void note(Use use, String by) {
        String type = use.name().split("[.]", 2)[0];
        if (type.startsWith(BROADLEAF)) {
            add(use, by);
        } else if (types.containsKey(type) && use.kind() == Kind.METHOD) {
            noteInherited(use, types.get(type), by);
        }
    }

    /** What a class of ours calls of itself, without having it, is of the type that it extends. */
    private void noteInherited(Use use, TypeFile type, String by) {
        String member = use.name().substring(use.name().indexOf('.') + 1);
        int bracket = member.indexOf('(');
        if (!has(type, member.substring(0, bracket), member.substring(bracket))) {
            ofOurs(type)
                    .flatMap(one -> one.supertypes().stream().limit(1))
                    .filter(above -> above.startsWith(BROADLEAF))
                    .forEach(above -> add(Use.of(Kind.METHOD, above + "." + member), by));
        }
    }

    private void add(Use use, String by) {
        if (use.kind() == Kind.TEMPLATE && pages.contains(use.name())) {
            return;
        }
        uses.computeIfAbsent(use, none -> new TreeSet<>()).add(by.replace(".class", ""));
    }

    private Stream<TypeFile> ofOurs(TypeFile type) {
        return Stream.concat(
                Stream.of(type),
                type.supertypes().stream()
                        .limit(1)
                        .flatMap(above -> Optional.ofNullable(types.get(above)).stream())
                        .flatMap(this::ofOurs));
    }

    private Set<String> broadleafAbove(TypeFile type) {
        Set<String> above = new TreeSet<>();
        for (String supertype : type.supertypes()) {
            if (supertype.startsWith(BROADLEAF)) {
                above.add(supertype);
            } else if (types.containsKey(supertype)) {
                above.addAll(broadleafAbove(types.get(supertype)));
            }
        }
        return above;
    }

    /** Methods of ours, not their constructors, that a supertype could know. */
    static Stream<Member> overriding(TypeFile type) {
        return type.members().stream().filter(Member::isInherited);
    }
}
