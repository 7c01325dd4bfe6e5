package org.pointsmall.lines;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.pointsmall.lines.TypeFile.Member;
import org.pointsmall.lines.Use.Kind;

/** The jars of one line of Broadleaf, asked what of our uses they have. */
final class LineJars {
    private static final String TEMPLATES = "templates/";
    private static final String BEAN_METHOD = "Lorg/springframework/context/annotation/Bean;";
    private static final Pattern NAMED = Pattern.compile("(?:id|name|alias)\\s*=\\s*\"(bl\\w+)\"");
    private static final Pattern TABLE = Pattern.compile("BLC_[A-Z_]+");
    private static final Pattern TAG = Pattern.compile("<(blc:\\w+)");

    private final Map<String, byte[]> classes = new HashMap<>();
    private final Map<String, TypeFile> read = new HashMap<>();
    /** What annotations and XML files say, and which methods make beans. */
    private final Set<String> names = new HashSet<>();

    private final Set<String> templates = new HashSet<>();
    private final Set<String> tags = new HashSet<>();
    private final StringBuilder scripts = new StringBuilder();

    LineJars(List<Archive> jars) {
        jars.forEach(jar -> jar.files().forEach(this::index));
    }

    /** Those of our uses that this line has, and what subtypes of ours may and must override in it. */
    Line has(String name, OurUses ours) {
        Set<Use> has = new TreeSet<>();
        ours.uses().keySet().forEach(use -> found(use).ifPresent(has::add));
        ours.subtypes().values().stream().flatMap(Set::stream).forEach(above -> has.addAll(overridable(above)));
        return new Line(name, has);
    }

    private Optional<Use> found(Use use) {
        return switch (use.kind()) {
            case TYPE ->
                type(use.name()).map(type -> Use.of(type.isInterface() ? Kind.INTERFACE : Kind.CLASS, use.name()));
            case CLASS ->
                when(
                        use,
                        type(use.name())
                                .filter(Predicate.not(TypeFile::isInterface))
                                .isPresent());
            case INTERFACE ->
                when(use, type(use.name()).filter(TypeFile::isInterface).isPresent());
            case NAMED -> when(use, type(use.name()).isPresent());
            case METHOD, FIELD ->
                when(use, member(use).filter(one -> !one.is(Opcodes.ACC_STATIC)).isPresent());
            case STATIC_METHOD, STATIC_FIELD ->
                when(use, member(use).filter(one -> one.is(Opcodes.ACC_STATIC)).isPresent());
            case ELEMENT -> when(use, hasElement(use.name()));
            case BEAN, TABLE -> when(use, names.contains(use.name()));
            case TEMPLATE -> when(use, templates.contains(use.name()));
            case TAG -> when(use, tags.contains(use.name()));
            case SCRIPT -> when(use, scripts.indexOf(use.name()) >= 0);
            case OPEN, MUST -> Optional.empty();
        };
    }

    private static Optional<Use> when(Use use, boolean has) {
        return has ? Optional.of(use) : Optional.empty();
    }

    /** As the JVM looks for it: in the type itself, then in what is above it. */
    private Optional<Member> member(Use use) {
        String[] parts = use.name().split("[.]", 2);
        int end = parts[1].contains("(") ? parts[1].indexOf('(') : parts[1].indexOf(':');
        String descriptor = parts[1].substring(parts[1].charAt(end) == ':' ? end + 1 : end);
        return member(parts[0], parts[1].substring(0, end), descriptor);
    }

    private Optional<Member> member(String type, String name, String descriptor) {
        return withAllAbove(type)
                .flatMap(one -> one.member(name, descriptor).stream())
                .filter(member -> !member.is(Opcodes.ACC_PRIVATE))
                .findFirst();
    }

    private boolean hasElement(String name) {
        String[] parts = name.split("[.]", 2);
        return type(parts[0]).stream().flatMap(type -> type.members().stream()).anyMatch(member -> member.name()
                .equals(parts[1]));
    }

    private Set<Use> overridable(String type) {
        Set<Use> overridable = new TreeSet<>();
        Set<String> seen = new HashSet<>();
        withAllAbove(type)
                .filter(above -> !above.name().equals("java/lang/Object"))
                .flatMap(above -> above.members().stream())
                .filter(Member::isInherited)
                .filter(member -> seen.add(member.name() + Use.javax(member.descriptor())))
                .filter(member -> !member.is(Opcodes.ACC_FINAL))
                .forEach(member -> overridable.add(Use.member(
                        member.is(Opcodes.ACC_ABSTRACT) ? Kind.MUST : Kind.OPEN,
                        type,
                        member.name(),
                        member.descriptor())));
        return overridable;
    }

    /** Superclasses before interfaces, so that a body is found before what it is the body of. */
    private Stream<TypeFile> withAllAbove(String type) {
        return type(type).stream()
                .flatMap(one ->
                        Stream.concat(Stream.of(one), one.supertypes().stream().flatMap(this::withAllAbove)));
    }

    private Optional<TypeFile> type(String name) {
        byte @Nullable [] file = classes.get(name);
        if (file == null && name.startsWith("java/")) {
            file = ofJava(name);
        }
        byte @Nullable [] found = file;
        return found == null
                ? Optional.empty()
                : Optional.of(read.computeIfAbsent(name, unread -> TypeFile.read(found)));
    }

    private static byte @Nullable [] ofJava(String name) {
        try (var file = ClassLoader.getSystemResourceAsStream(name + ".class")) {
            return file == null ? null : file.readAllBytes();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void index(String name, byte[] file) {
        if (name.endsWith(".class")) {
            if (!name.startsWith("META-INF") && !name.endsWith("-info.class")) {
                classes.put(name.substring(0, name.length() - ".class".length()), file);
                if (name.startsWith(OurUses.BROADLEAF)) {
                    new ClassReader(file)
                            .accept(
                                    new Names(),
                                    ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
                }
            }
        } else if (name.endsWith(".xml")) {
            String text = Archive.text(file);
            all(NAMED, text, names);
            all(TABLE, text, names);
        } else if (name.endsWith(".html") && name.contains(TEMPLATES)) {
            templates.add(
                    name.substring(name.indexOf(TEMPLATES) + TEMPLATES.length()).replace(".html", ""));
            all(TAG, Archive.text(file), tags);
        } else if (name.endsWith(".js")) {
            scripts.append(Archive.text(file)).append('\n');
        }
    }

    private static void all(Pattern pattern, String text, Set<String> into) {
        Matcher found = pattern.matcher(text);
        while (found.find()) {
            into.add(found.group(found.groupCount()));
        }
    }

    /** What annotations of types, methods and fields say. */
    private final class Names extends ClassVisitor {
        private Names() {
            super(Opcodes.ASM9);
        }

        @Override
        public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            return texts();
        }

        @Override
        public org.objectweb.asm.FieldVisitor visitField(
                int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
            return new org.objectweb.asm.FieldVisitor(Opcodes.ASM9) {
                @Override
                public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                    return annotation.contains("/persistence/") ? texts() : null;
                }
            };
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, @Nullable String signature, String @Nullable [] thrown) {
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                    if (!annotation.equals(BEAN_METHOD)) {
                        return null;
                    }
                    names.add(name);
                    return texts();
                }
            };
        }

        private AnnotationVisitor texts() {
            return new AnnotationVisitor(Opcodes.ASM9) {
                @Override
                public void visit(@Nullable String name, Object value) {
                    names.add(value.toString());
                }

                @Override
                public AnnotationVisitor visitArray(@Nullable String name) {
                    return this;
                }

                @Override
                public AnnotationVisitor visitAnnotation(@Nullable String name, String descriptor) {
                    return this;
                }
            };
        }
    }
}
