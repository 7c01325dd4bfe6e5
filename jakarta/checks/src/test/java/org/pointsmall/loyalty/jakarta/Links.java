package org.pointsmall.loyalty.jakarta;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** What a class file of ours refers to and is not on the class path: a store would hear of it at the first call. */
final class Links {
    private static final Pattern CLASS_NAME = Pattern.compile(
            "(org\\.(springframework|apache|hibernate)|jakarta|co\\.elastic|io\\.micrometer)(\\.[a-z_0-9]+)+\\.[A-Z][\\w$]*");

    private final ClassPath classPath;
    private final ClassNode ours = new ClassNode();
    private final Set<String> broken = new TreeSet<>();

    private Links(ClassPath classPath) {
        this.classPath = classPath;
    }

    /** A sentence for each, that begins with the class. */
    static Set<String> broken(byte[] classFile, ClassPath classPath) {
        Links links = new Links(classPath);
        ClassReader file = new ClassReader(classFile);
        file.accept(links.ours, ClassReader.SKIP_FRAMES);
        file.accept(new ClassRemapper(new ClassNode(), links.new Named()), 0);
        links.ours.methods.forEach(links::checkCode);
        links.checkInheritance();
        return links.broken;
    }

    /** The class remapper asks of every name in a class file; none is changed. */
    private final class Named extends Remapper {
        @Override
        public String map(String name) {
            boolean known = name.equals(ours.name) || ClassPath.isBroadleafs(name);
            if (!known && classPath.find(name).isEmpty()) {
                report("names " + name);
            }
            return name;
        }

        /** Reflection and conditions name classes in strings. */
        @Override
        public Object mapValue(Object value) {
            if (value instanceof String text && CLASS_NAME.matcher(text).matches()) {
                map(text.replace('.', '/'));
            }
            return super.mapValue(value);
        }

        @Override
        public String mapAnnotationAttributeName(String descriptor, String name) {
            String type = Type.getType(descriptor).getInternalName();
            classPath
                    .find(type)
                    .filter(found -> found.methods.stream().noneMatch(each -> each.name.equals(name)))
                    .ifPresent(found -> report("sets " + type + "." + name));
            return name;
        }
    }

    private void checkCode(MethodNode method) {
        for (AbstractInsnNode step : method.instructions) {
            if (step instanceof MethodInsnNode call) {
                boolean isStatic = call.getOpcode() == Opcodes.INVOKESTATIC;
                checkMethod(call.owner, call.name, call.desc, call.itf, isStatic);
            } else if (step instanceof FieldInsnNode field) {
                checkField(field.owner, field.name, field.desc);
            } else if (step instanceof InvokeDynamicInsnNode lambda) {
                checkLambda(lambda);
            }
        }
    }

    private void checkLambda(InvokeDynamicInsnNode lambda) {
        for (Object argument : lambda.bsmArgs) {
            if (argument instanceof Handle handle && handle.getTag() >= Opcodes.H_INVOKEVIRTUAL) {
                boolean isStatic = handle.getTag() == Opcodes.H_INVOKESTATIC;
                checkMethod(handle.getOwner(), handle.getName(), handle.getDesc(), handle.isInterface(), isStatic);
            }
        }
        if (lambda.bsm.getOwner().equals("java/lang/invoke/LambdaMetafactory")) {
            String type = Type.getReturnType(lambda.desc).getInternalName();
            checkMethod(type, lambda.name, ((Type) lambda.bsmArgs[0]).getDescriptor(), true, false);
        }
    }

    private void checkMethod(String owner, String name, String desc, boolean ofInterface, boolean isStatic) {
        Optional<ClassNode> type = asked(owner);
        // Their signature is the call's own.
        if (type.isEmpty() || owner.startsWith("java/lang/invoke/")) {
            return;
        }
        if (has(type.get(), Opcodes.ACC_INTERFACE) != ofInterface) {
            report("takes " + owner + (ofInterface ? " for an interface" : " for a class"));
            return;
        }
        ClassPath.Family family = classPath.familyOf(type.get());
        Optional<MethodNode> found = family.members().values().stream()
                .flatMap(each -> each.methods.stream())
                .filter(each -> each.name.equals(name) && each.desc.equals(desc))
                .findFirst();
        String said = owner + "." + name + desc;
        if (found.isEmpty() && family.whole()) {
            report("calls " + said);
        } else if (found.isPresent() && ((found.get().access & Opcodes.ACC_STATIC) != 0) != isStatic) {
            report("calls " + said + ", which is static no longer, or now");
        } else if (found.isPresent() && isTheirs(owner) && isHidden(found.get())) {
            report("may not call " + said);
        }
    }

    private static boolean isTheirs(String owner) {
        return !owner.startsWith("org/pointsmall/");
    }

    private static boolean isHidden(MethodNode method) {
        return (method.access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)) == 0;
    }

    private void checkField(String owner, String name, String desc) {
        asked(owner)
                .map(classPath::familyOf)
                .filter(family -> family.whole()
                        && !family.any(type -> type.fields.stream()
                                .anyMatch(each -> each.name.equals(name) && each.desc.equals(desc))))
                .ifPresent(missing -> report("reads " + owner + "." + name + " " + desc));
    }

    /** A class that is missing is reported by its name, once. */
    private Optional<ClassNode> asked(String owner) {
        return owner.startsWith("[") ? Optional.empty() : classPath.find(owner);
    }

    private void checkInheritance() {
        ClassPath.Family family = classPath.familyOf(ours);
        for (ClassNode ancestor : family.members().values()) {
            if (ancestor != ours && has(ancestor, Opcodes.ACC_FINAL)) {
                report("extends the final " + ancestor.name);
            }
            for (MethodNode method : ancestor.methods) {
                boolean isAbstract = (method.access & Opcodes.ACC_ABSTRACT) != 0;
                boolean isFinal = (method.access & (Opcodes.ACC_FINAL | Opcodes.ACC_PRIVATE)) == Opcodes.ACC_FINAL;
                if (ancestor != ours && isFinal && declares(ours, method)) {
                    report("overrides the final " + ancestor.name + "." + method.name + method.desc);
                }
                if (isAbstract
                        && family.whole()
                        && !has(ours, Opcodes.ACC_ABSTRACT)
                        && !family.any(each -> implementsIt(each, method))) {
                    report("lacks " + ancestor.name + "." + method.name + method.desc);
                }
            }
        }
    }

    private static boolean declares(ClassNode type, MethodNode method) {
        return type.methods.stream().anyMatch(each -> each.name.equals(method.name) && each.desc.equals(method.desc));
    }

    private static boolean implementsIt(ClassNode type, MethodNode method) {
        return type.methods.stream()
                .anyMatch(each -> each.name.equals(method.name)
                        && each.desc.equals(method.desc)
                        && (each.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_STATIC)) == 0);
    }

    private static boolean has(ClassNode type, int flag) {
        return (type.access & flag) != 0;
    }

    private void report(String what) {
        broken.add(ours.name + " " + what);
    }
}
