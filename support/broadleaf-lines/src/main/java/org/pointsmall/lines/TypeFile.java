package org.pointsmall.lines;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What a compiled class says of itself, without its code. */
record TypeFile(String name, int access, List<String> supertypes, List<Member> members) {
    /** A method or a field; a method's descriptor begins with a bracket. */
    record Member(int access, String name, String descriptor) {
        boolean is(int flag) {
            return (access & flag) != 0;
        }

        boolean isMethod() {
            return descriptor.startsWith("(");
        }

        boolean named(String other, String otherDescriptor) {
            return name.equals(other) && Use.javax(descriptor).equals(Use.javax(otherDescriptor));
        }

        /** Whether it is of its objects, and seen by subtypes of other packages. */
        boolean isInherited() {
            return isMethod()
                    && is(Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)
                    && !is(Opcodes.ACC_STATIC)
                    && !name.startsWith("<");
        }
    }

    boolean isInterface() {
        return (access & Opcodes.ACC_INTERFACE) != 0;
    }

    boolean isAbstract() {
        return (access & Opcodes.ACC_ABSTRACT) != 0;
    }

    Optional<Member> member(String named, String descriptor) {
        return members.stream()
                .filter(member -> member.named(named, descriptor))
                .findFirst();
    }

    static TypeFile read(byte[] file) {
        Reading reading = new Reading();
        new ClassReader(file).accept(reading, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return new TypeFile(reading.type, reading.flags, reading.above, reading.members);
    }

    private static final class Reading extends ClassVisitor {
        private final List<Member> members = new ArrayList<>();
        private String type = "";
        private int flags;
        private List<String> above = List.of();

        private Reading() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visit(
                int version,
                int access,
                String name,
                @Nullable String signature,
                @Nullable String superName,
                String @Nullable [] interfaces) {
            type = name;
            flags = access;
            above = Stream.concat(
                            Stream.ofNullable(superName), Stream.of(interfaces == null ? new String[0] : interfaces))
                    .toList();
        }

        @Override
        public @Nullable FieldVisitor visitField(
                int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
            members.add(new Member(access, name, descriptor));
            return null;
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            members.add(new Member(access, name, descriptor));
            return null;
        }
    }
}
