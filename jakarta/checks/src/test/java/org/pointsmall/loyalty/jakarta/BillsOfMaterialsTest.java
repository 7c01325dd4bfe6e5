package org.pointsmall.loyalty.jakarta;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import static org.assertj.core.api.Assertions.assertThat;

/** One bill of materials says what broadleaf-bom says, for stores that can't have Broadleaf 3.1's libraries. */
class BillsOfMaterialsTest {
    private static final Path SUPPORT = Path.of("..", "..", "support");

    @Test
    void whatBothNameIsOfOneVersion() throws Exception {
        Map<String, String> here = managed("points-mall-bom");
        Map<String, String> ofBroadleaf31 = managed("broadleaf-bom");

        assertThat(here.keySet())
                .contains(
                        "loyalty-module",
                        "storefront-api",
                        "admin-extensions",
                        "recommendation-elasticsearch",
                        "loyalty-module-jakarta",
                        "storefront-api-jakarta",
                        "admin-extensions-jakarta",
                        "recommendation-elasticsearch-jakarta",
                        "elasticsearch-java",
                        "elasticsearch-rest-client");
        here.keySet().removeIf(artifact -> artifact.endsWith("-jakarta"));
        assertThat(ofBroadleaf31).containsAllEntriesOf(here);
    }

    /** Versions by artifact, with the file's own properties put in. */
    private static Map<String, String> managed(String bom) throws Exception {
        Document pom = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(SUPPORT.resolve(bom).resolve("pom.xml").toFile());
        Map<String, String> versions = new TreeMap<>();
        NodeList dependencies = pom.getElementsByTagName("dependency");
        IntStream.range(0, dependencies.getLength())
                .mapToObj(i -> (Element) dependencies.item(i))
                .forEach(each -> versions.put(text(each, "artifactId"), resolved(pom, text(each, "version"))));
        return versions;
    }

    private static String resolved(Document pom, String version) {
        return version.startsWith("${")
                ? text(pom.getDocumentElement(), version.substring(2, version.length() - 1))
                : version;
    }

    private static String text(Element in, String tag) {
        return in.getElementsByTagName(tag).item(0).getTextContent();
    }
}
