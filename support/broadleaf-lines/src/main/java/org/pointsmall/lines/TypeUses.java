package org.pointsmall.lines;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;
import org.pointsmall.lines.Use.Kind;

/** Tells the types and members that one compiled class names, and its texts; whose they are, the listener knows. */
final class TypeUses {
    private final Consumer<Use> uses;
    private final Consumer<String> texts;

    /**
     * @param uses is told every type, and of a called method's type what it was called as
     * @param texts is told what stands in quotes
     */
    TypeUses(Consumer<Use> uses, Consumer<String> texts) {
        this.uses = uses;
        this.texts = texts;
    }

    void read(byte[] file) {
        new ClassReader(file).accept(new ClassRemapper(new Code(), new Types()), ClassReader.SKIP_FRAMES);
    }

    private void called(int opcode, String owner, String name, String descriptor, boolean ofInterface) {
        if (owner.startsWith("[")) {
            return;
        }
        uses.accept(Use.of(ofInterface ? Kind.INTERFACE : Kind.CLASS, owner));
        Kind kind = opcode == Opcodes.INVOKESTATIC ? Kind.STATIC_METHOD : Kind.METHOD;
        uses.accept(Use.member(kind, owner, name, descriptor));
    }

    private void constant(@Nullable Object value) {
        if (value instanceof String text) {
            texts.accept(text);
        } else if (value instanceof Handle handle) {
            handle(handle);
        } else if (value instanceof ConstantDynamic dynamic) {
            for (int i = 0; i < dynamic.getBootstrapMethodArgumentCount(); i++) {
                constant(dynamic.getBootstrapMethodArgument(i));
            }
        }
    }

    private void handle(Handle handle) {
        if (handle.getDesc().startsWith("(")) {
            int opcode = handle.getTag() == Opcodes.H_INVOKESTATIC ? Opcodes.INVOKESTATIC : Opcodes.INVOKEVIRTUAL;
            called(opcode, handle.getOwner(), handle.getName(), handle.getDesc(), handle.isInterface());
        }
    }

    /** Every name of a type passes here: in code, signatures, generic ones too, and annotations. */
    private final class Types extends Remapper {
        @Override
        public String map(String internalName) {
            uses.accept(Use.of(Kind.TYPE, internalName));
            return internalName;
        }
    }

    private final class Code extends ClassVisitor {
        private Code() {
            super(Opcodes.ASM9);
        }

        @Override
        public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            return new Elements(descriptor);
        }

        @Override
        public FieldVisitor visitField(
                int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
            constant(value);
            return new FieldVisitor(Opcodes.ASM9) {
                @Override
                public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                    return new Elements(annotation);
                }
            };
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            return new Body();
        }
    }

    private final class Body extends MethodVisitor {
        private Body() {
            super(Opcodes.ASM9);
        }

        @Override
        public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            return new Elements(descriptor);
        }

        @Override
        public AnnotationVisitor visitParameterAnnotation(int parameter, String descriptor, boolean visible) {
            return new Elements(descriptor);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean ofInterface) {
            called(opcode, owner, name, descriptor, ofInterface);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            boolean ofType = opcode == Opcodes.GETSTATIC || opcode == Opcodes.PUTSTATIC;
            uses.accept(Use.member(ofType ? Kind.STATIC_FIELD : Kind.FIELD, owner, name, descriptor));
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            for (Object argument : arguments) {
                constant(argument);
            }
        }

        @Override
        public void visitLdcInsn(Object value) {
            constant(value);
        }
    }

    /** Of an annotation: an element is used by its name alone. */
    private final class Elements extends AnnotationVisitor {
        private final String type;

        private Elements(String descriptor) {
            super(Opcodes.ASM9);
            type = Type.getType(descriptor).getInternalName();
        }

        private void element(@Nullable String name) {
            if (name != null) {
                uses.accept(Use.of(Kind.ELEMENT, type + "." + name));
            }
        }

        @Override
        public void visit(@Nullable String name, Object value) {
            element(name);
            constant(value);
        }

        @Override
        public void visitEnum(@Nullable String name, String descriptor, String value) {
            element(name);
            uses.accept(Use.member(Kind.STATIC_FIELD, Type.getType(descriptor).getInternalName(), value, descriptor));
        }

        @Override
        public AnnotationVisitor visitAnnotation(@Nullable String name, String descriptor) {
            element(name);
            return new Elements(descriptor);
        }

        @Override
        public AnnotationVisitor visitArray(@Nullable String name) {
            element(name);
            Elements outer = this;
            return new AnnotationVisitor(Opcodes.ASM9) {
                @Override
                public void visit(@Nullable String unnamed, Object value) {
                    constant(value);
                }

                @Override
                public void visitEnum(@Nullable String unnamed, String descriptor, String value) {
                    outer.visitEnum(null, descriptor, value);
                }

                @Override
                public AnnotationVisitor visitAnnotation(@Nullable String unnamed, String descriptor) {
                    return new Elements(descriptor);
                }
            };
        }
    }
}
