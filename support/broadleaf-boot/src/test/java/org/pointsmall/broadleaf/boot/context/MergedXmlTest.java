package org.pointsmall.broadleaf.boot.context;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.broadleafcommerce.common.extensibility.context.ResourceInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.xml.XmlBeanDefinitionReader;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

class MergedXmlTest {
    private static final String STANDARD = beans("<bean id=\"tree\" class=\"java.util.TreeMap\"/>");
    private static final String PATCH = beans("<bean id=\"list\" class=\"java.util.ArrayList\"/>");

    @TempDir
    Path folder;

    @Test
    void whatIsKeptIsWhatIsMerged() throws IOException {
        String merged = merged(null, STANDARD, PATCH);

        assertThat(merged(folder, STANDARD, PATCH)).isEqualTo(merged);
        assertThat(merged(folder, STANDARD, PATCH)).isEqualTo(merged);
        assertThat(kept()).hasSize(1);
    }

    @Test
    void whatWasMergedOnceIsNotMergedAgain() throws IOException {
        merged(folder, STANDARD, PATCH);
        Files.writeString(kept().get(0), beans("<bean id=\"kept\" class=\"java.util.HashMap\"/>"));

        assertThat(merged(folder, STANDARD, PATCH)).contains("kept");
    }

    @Test
    void aFileThatHasChangedOrStandsElsewhereIsMergedAnew() throws IOException {
        String other = PATCH.replace("ArrayList", "LinkedList");
        merged(folder, STANDARD, PATCH);

        assertThat(merged(folder, STANDARD, other)).contains("LinkedList");
        assertThat(merged(folder, PATCH, STANDARD)).contains("ArrayList");
        assertThat(kept()).hasSize(3);
    }

    @Test
    void aMergedFileIsReadAsBeans() throws IOException {
        GenericApplicationContext context = new GenericApplicationContext();
        XmlBeanDefinitionReader reader = new XmlBeanDefinitionReader(context);
        reader.setValidationMode(XmlBeanDefinitionReader.VALIDATION_NONE);
        reader.setNamespaceAware(true);
        merged(folder, STANDARD, PATCH);

        reader.loadBeanDefinitions(new MergedXml(folder).of(files("a.xml", STANDARD), files("b.xml", PATCH)));

        assertThat(context.getBeanDefinitionNames()).containsExactlyInAnyOrder("tree", "list");
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static String merged(Path folder, String standard, String patch) throws IOException {
        return new String(
                new MergedXml(folder)
                        .of(files("a.xml", standard), files("b.xml", patch))
                        .getInputStream()
                        .readAllBytes(),
                StandardCharsets.UTF_8);
    }

    private static ResourceInputStream[] files(String name, String content) {
        return new ResourceInputStream[] {
            new ResourceInputStream(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), name)
        };
    }

    private static String beans(String inside) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                + "<beans xmlns=\"http://www.springframework.org/schema/beans\">" + inside + "</beans>";
    }
}
