package org.pointsmall.loyalty.jakarta;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

import static org.assertj.core.api.Assertions.assertThat;

/** All that our jars for Broadleaf 7.0 call is there in the libraries of such a store. */
class LinksTest {
    private static final ClassPath CLASS_PATH = new ClassPath();

    @ParameterizedTest
    @EnumSource
    void everyReferenceIsThere(JakartaJar jar) {
        Map<String, byte[]> classes = jar.classFiles();
        Set<String> broken = new TreeSet<>();
        classes.values().forEach(file -> broken.addAll(Links.broken(file, CLASS_PATH)));

        assertThat(classes).hasSizeGreaterThan(10);
        assertThat(broken).isEmpty();
    }

    @Test
    void seesAConstructorThatSpring6HasOtherwise() {
        String parameters = "(Ljava/lang/String;Ljava/util/Map;Lorg/springframework/http/HttpStatus;)V";

        assertThat(brokenIn(code -> code.visitMethodInsn(
                        Opcodes.INVOKESPECIAL,
                        "org/springframework/web/servlet/ModelAndView",
                        "<init>",
                        parameters,
                        false)))
                .containsExactly("Ours calls org/springframework/web/servlet/ModelAndView.<init>" + parameters);
    }

    @Test
    void seesAMethodThatSpring6HasOtherwise() {
        assertThat(brokenIn(code -> code.visitMethodInsn(
                        Opcodes.INVOKEVIRTUAL,
                        "org/springframework/http/ResponseEntity",
                        "getStatusCode",
                        "()Lorg/springframework/http/HttpStatus;",
                        false)))
                .containsExactly("Ours calls org/springframework/http/ResponseEntity.getStatusCode"
                        + "()Lorg/springframework/http/HttpStatus;");
    }

    @Test
    void seesAMethodThatIsNotPublicAnyMore() {
        assertThat(brokenIn(code -> code.visitMethodInsn(
                        Opcodes.INVOKEVIRTUAL,
                        "org/springframework/context/support/AbstractApplicationContext",
                        "getMessageSource",
                        "()Lorg/springframework/context/MessageSource;",
                        false)))
                .containsExactly("Ours may not call org/springframework/context/support/AbstractApplicationContext."
                        + "getMessageSource()Lorg/springframework/context/MessageSource;");
    }

    @Test
    void seesAFieldThatIsNotThere() {
        assertThat(brokenIn(code -> code.visitFieldInsn(
                        Opcodes.GETSTATIC,
                        "org/springframework/web/servlet/HandlerMapping",
                        "NO_SUCH_ATTRIBUTE",
                        "Ljava/lang/String;")))
                .containsExactly("Ours reads org/springframework/web/servlet/HandlerMapping"
                        + ".NO_SUCH_ATTRIBUTE Ljava/lang/String;");
    }

    @Test
    void seesAnApiThatWasNotRenamed() {
        assertThat(brokenIn(code -> code.visitTypeInsn(Opcodes.NEW, "javax/servlet/http/Cookie")))
                .containsExactly("Ours names javax/servlet/http/Cookie");
    }

    @Test
    void seesAClassThatAStringNames() {
        assertThat(brokenIn(code -> {
                    code.visitLdcInsn("org.springframework.core.NestedIOException");
                    code.visitLdcInsn("org.springframework.core.NestedRuntimeException");
                }))
                .containsExactly("Ours names org/springframework/core/NestedIOException");
    }

    @Test
    void seesAClassThatBecameAnInterface() {
        assertThat(brokenIn(code -> code.visitMethodInsn(
                        Opcodes.INVOKEVIRTUAL, "org/springframework/http/HttpStatusCode", "value", "()I", false)))
                .containsExactly("Ours takes org/springframework/http/HttpStatusCode for a class");
    }

    @Test
    void seesAMethodThatIsAskedForAndNotWritten() {
        ClassWriter type = ours("java/lang/Object", "org/springframework/http/HttpStatusCode");

        assertThat(Links.broken(type.toByteArray(), CLASS_PATH))
                .contains("Ours lacks org/springframework/http/HttpStatusCode.is4xxClientError()Z");
    }

    @Test
    void leavesBroadleafToItsLists() {
        assertThat(brokenIn(code -> code.visitMethodInsn(
                        Opcodes.INVOKEINTERFACE, "org/broadleafcommerce/None", "none", "()V", true)))
                .isEmpty();
    }

    private static Set<String> brokenIn(Consumer<MethodVisitor> step) {
        ClassWriter type = ours("java/lang/Object");
        MethodVisitor code = type.visitMethod(Opcodes.ACC_PUBLIC, "called", "()V", null, null);
        code.visitCode();
        step.accept(code);
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
        return Links.broken(type.toByteArray(), CLASS_PATH);
    }

    private static ClassWriter ours(String above, String... interfaces) {
        ClassWriter type = new ClassWriter(0);
        type.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "Ours", null, above, interfaces);
        return type;
    }
}
