package org.pointsmall.lines;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.pointsmall.lines.Use.Kind;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One compilation serves all lines of Broadleaf, though only the oldest is on Maven Central: nothing is used that is not in
 * each of them. How the lists are renewed, docs/broadleaf-lines.md says.
 */
class BroadleafLinesTest {
    private static final List<Line> LINES = Line.ALL.stream().map(Line::of).toList();
    private static final String FORM = "org/broadleafcommerce/openadmin/web/form/entity/EntityForm";
    private static final String ACTIVITY = "org/broadleafcommerce/core/workflow/BaseActivity";

    @Test
    void whatOurArtifactsUseIsInEveryLine() {
        OurUses ours = OurUses.of(OurArtifacts.all());

        assertThat(new LineCheck(ours, LINES).problems()).isEmpty();
    }

    @Test
    void whatIsUsedIsFoundInCodeTextsAndPages() {
        assertThat(OurUses.of(OurArtifacts.all()).uses())
                .hasSizeGreaterThan(400)
                .containsKeys(
                        Use.parse("TYPE org/broadleafcommerce/core/order/domain/Order"),
                        Use.parse("INTERFACE org/broadleafcommerce/core/order/domain/Order"),
                        Use.parse("ELEMENT org/broadleafcommerce/common/presentation/AdminPresentation.friendlyName"),
                        Use.parse("BEAN blCheckoutWorkflow"),
                        Use.parse("TABLE BLC_ADMIN_SECTION"),
                        Use.parse("TEMPLATE modules/defaultContainer"),
                        Use.parse("TAG blc:form"));
    }

    @Test
    void aTypeThatOneLineLacksIsNamedWithWhoUsesIt() {
        Archive ours = ours(
                "Ours",
                "java/lang/Object",
                code -> code.visitTypeInsn(
                        Opcodes.NEW, "org/broadleafcommerce/openadmin/web/rulebuilder/dto/FieldDTO$Gone"));

        assertThat(problems(LINES, ours))
                .contains("7.0.2-GA has no TYPE org/broadleafcommerce/openadmin/web/rulebuilder/dto/FieldDTO$Gone,"
                        + " used by [org/pointsmall/Ours]");
    }

    /** So it was with the link to a product's history: by this one, a product's form failed on 6.2 and 7.0. */
    @Test
    void aMethodThatOnlyTheOldestLineHasIsNamed() {
        String descriptor = "(Ljava/lang/String;Ljava/lang/Integer;Ljava/lang/String;Ljava/lang/Integer;)V";
        Archive ours = ours(
                "Ours",
                "java/lang/Object",
                code -> code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, FORM, "addField", descriptor, false));
        List<Line> lines = Stream.of("3.1", "6.2")
                .map(name -> Line.parse(
                        name,
                        "CLASS " + FORM + (name.equals("3.1") ? "\nMETHOD " + FORM + ".addField" + descriptor : "")))
                .toList();

        assertThat(problems(lines, ours))
                .containsExactly(
                        "6.2 has no METHOD " + FORM + ".addField" + descriptor + ", used by [org/pointsmall/Ours]");
    }

    /** So it was with the filter for the customer: nothing looked on 6.2 and 7.0 whether it covers our paths. */
    @Test
    void aTypeThatLinesNameOtherwiseIsNamedByEachName() {
        String filter = "org.broadleafcommerce.profile.web.core.security.CustomerStateFilter";
        String moved = "org.broadleafcommerce.profile.web.site.security.CustomerStateFilter";
        List<Line> lines = List.of(
                Line.parse("3.1", "NAMED " + filter.replace('.', '/')),
                Line.parse("6.2", "NAMED " + moved.replace('.', '/')));

        assertThat(problems(lines, ours("Ours", "java/lang/Object", code -> code.visitLdcInsn(filter))))
                .containsExactly("6.2 has no NAMED " + filter.replace('.', '/') + ", used by [org/pointsmall/Ours]");
        assertThat(problems(lines, ours("Ours", "java/lang/Object", code -> {
                    code.visitLdcInsn(filter);
                    code.visitLdcInsn(moved);
                })))
                .isEmpty();
    }

    @Test
    void whatWasAClassAndIsAnInterfaceIsNamed() {
        Archive ours = ours(
                "Ours",
                "java/lang/Object",
                code -> code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, FORM, "getId", "()Ljava/lang/String;", false));
        String method = "\nMETHOD " + FORM + ".getId()Ljava/lang/String;";

        assertThat(problems(List.of(Line.parse("6.2", "INTERFACE " + FORM + method)), ours))
                .containsExactly("6.2 has no CLASS " + FORM + ", used by [org/pointsmall/Ours]");
    }

    @Test
    void whatIsCalledOfOneselfIsOfTheTypeThatHasIt() {
        Archive ours = ours(
                "Ours",
                ACTIVITY,
                code -> code.visitMethodInsn(
                        Opcodes.INVOKEVIRTUAL, "org/pointsmall/Ours", "getBeanName", "()Ljava/lang/String;", false));

        assertThat(OurUses.of(List.of(ours)).uses())
                .containsKey(Use.parse("METHOD " + ACTIVITY + ".getBeanName()Ljava/lang/String;"));
    }

    @Test
    void aMethodThatALineAsksForIsMissed() {
        Archive ours = ours("Ours", ACTIVITY, code -> {});
        Line line =
                Line.parse("7.0", "CLASS " + ACTIVITY + "\nMUST " + ACTIVITY + ".told()V\nOPEN " + ACTIVITY + ".at()V");

        assertThat(problems(List.of(line), ours))
                .containsExactly("7.0 asks for MUST " + ACTIVITY + ".told()V of org/pointsmall/Ours");
    }

    @Test
    void whatALineNeverCallsIsNamed() {
        Archive ours = ours("Ours", ACTIVITY, code -> {});
        Line older = Line.parse("3.1", "CLASS " + ACTIVITY + "\nOPEN " + ACTIVITY + ".run()V");
        Line newer = Line.parse("7.0", "CLASS " + ACTIVITY);

        assertThat(problems(List.of(older, newer), ours)).containsExactly("7.0 never calls org/pointsmall/Ours.run()V");
        assertThat(problems(List.of(older), ours)).isEmpty();
    }

    @Test
    void jakartasPackagesAreJavas() {
        Use use = Use.member(Kind.METHOD, "a/B", "of", "(Ljakarta/servlet/http/HttpServletRequest;)V");

        assertThat(use).hasToString("METHOD a/B.of(Ljavax/servlet/http/HttpServletRequest;)V");
    }

    @Test
    void aListIsWrittenAsItIsRead() {
        LINES.forEach(line -> assertThat(Line.parse(line.name(), line.list())).isEqualTo(line));
    }

    /** What a line has is found in the type itself or above it, and told from what is private or of the type. */
    @Test
    void aListHasWhatIsInTheJars() {
        Archive ours = ours("Ours", FORM, code -> {
            code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, FORM, "hashCode", "()I", false);
            code.visitMethodInsn(Opcodes.INVOKESTATIC, FORM, "run", "()V", false);
            code.visitLdcInsn("blForms");
            code.visitLdcInsn("blNoForms");
        });
        Map<String, byte[]> files = Map.of(
                FORM + ".class",
                type(FORM, "java/lang/Object", code -> {}),
                "a.xml",
                "<bean id=\"blForms\"/>".getBytes());

        assertThat(new LineJars(List.of(new Archive(files)))
                        .has("7.0", OurUses.of(List.of(ours)))
                        .uses())
                .extracting(Use::toString)
                .contains(
                        "CLASS " + FORM, "METHOD " + FORM + ".hashCode()I", "BEAN blForms", "OPEN " + FORM + ".run()V")
                .doesNotContain("STATIC_METHOD " + FORM + ".run()V", "BEAN blNoForms");
    }

    private static List<String> problems(List<Line> lines, Archive ours) {
        return new ArrayList<>(new LineCheck(OurUses.of(List.of(ours)), lines).problems())
                .stream().filter(problem -> !problem.contains("<init>")).toList();
    }

    private static Archive ours(String name, String above, java.util.function.Consumer<MethodVisitor> code) {
        String type = "org/pointsmall/" + name;
        return new Archive(Map.of(type + ".class", type(type, above, code)));
    }

    /** A class with one method, {@code run}. */
    private static byte[] type(String name, String above, java.util.function.Consumer<MethodVisitor> code) {
        ClassWriter type = new ClassWriter(0);
        type.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, above, new String[0]);
        MethodVisitor run = type.visitMethod(Opcodes.ACC_PUBLIC, "run", "()V", null, null);
        run.visitCode();
        code.accept(run);
        run.visitInsn(Opcodes.RETURN);
        run.visitMaxs(9, 9);
        run.visitEnd();
        type.visitEnd();
        return type.toByteArray();
    }
}
