package org.pointsmall.loyalty.schema.jdbc;

import java.io.IOException;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.xml.sax.SAXException;

import static org.assertj.core.api.Assertions.assertThatCode;

/** A store does not check them as it starts. */
class ChangelogFilesTest {
    /** Of the oldest Liquibase that a store may bring. */
    private static final String SCHEMA = "/www.liquibase.org/xml/ns/dbchangelog/dbchangelog-4.9.xsd";

    private static Schema schema;

    static Stream<Resource> files() throws IOException {
        return Stream.of(new PathMatchingResourcePatternResolver()
                .getResources("classpath*:org/pointsmall/loyalty/changelog/**/*.xml"));
    }

    @BeforeAll
    static void readTheSchema() throws SAXException {
        schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(ChangelogFilesTest.class.getResource(SCHEMA));
    }

    @ParameterizedTest
    @MethodSource("files")
    void eachChangelogIsAsLiquibasesSchemaSays(Resource file) throws IOException {
        StreamSource source =
                new StreamSource(file.getInputStream(), file.getURL().toString());

        assertThatCode(() -> schema.newValidator().validate(source)).doesNotThrowAnyException();
    }
}
