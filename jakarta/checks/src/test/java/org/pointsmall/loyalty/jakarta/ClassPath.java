package org.pointsmall.loyalty.jakarta;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/** The class files that a store of Broadleaf 7.0 has beside our jars. They are read, never loaded. */
final class ClassPath {
    private final ClassLoader loader = ClassPath.class.getClassLoader();
    private final Map<String, Optional<ClassNode>> read = new HashMap<>();

    /** Broadleaf 7.0 is not on Maven Central; what we use of it is compared with lists. */
    static boolean isBroadleafs(String name) {
        return name.startsWith("org/broadleafcommerce/");
    }

    /** Its head: no code. */
    Optional<ClassNode> find(String name) {
        return read.computeIfAbsent(name, this::read);
    }

    private Optional<ClassNode> read(String name) {
        try (InputStream file = loader.getResourceAsStream(name + ".class")) {
            if (file == null) {
                return Optional.empty();
            }
            ClassNode head = new ClassNode();
            new ClassReader(file).accept(head, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
            return Optional.of(head);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** A class and all it is made of, itself and its superclasses first, each once. */
    Family familyOf(ClassNode type) {
        Map<String, ClassNode> all = new LinkedHashMap<>();
        boolean whole = true;
        Optional<ClassNode> ancestor = Optional.of(type);
        while (ancestor.isPresent()) {
            all.put(ancestor.get().name, ancestor.get());
            String above = ancestor.get().superName;
            ancestor = above == null ? Optional.empty() : find(above);
            whole &= above == null || ancestor.isPresent();
        }
        for (ClassNode one : Map.copyOf(all).values()) {
            whole &= addInterfaces(one, all);
        }
        return new Family(all, whole);
    }

    private boolean addInterfaces(ClassNode type, Map<String, ClassNode> all) {
        boolean whole = true;
        for (String name : type.interfaces) {
            Optional<ClassNode> found = find(name);
            whole &= found.isPresent();
            if (found.isPresent() && all.putIfAbsent(name, found.get()) == null) {
                whole &= addInterfaces(found.get(), all);
            }
        }
        return whole;
    }

    /** @param whole false where some of them are Broadleaf's, or not there at all */
    record Family(Map<String, ClassNode> members, boolean whole) {

        boolean any(Predicate<ClassNode> asked) {
            return members.values().stream().anyMatch(asked);
        }
    }
}
