package org.pointsmall.broadleaf.boot.context;

import java.net.URL;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.pointsmall.broadleaf.boot.BroadleafStartupException;

/**
 * The libraries that Broadleaf 3.1 links against and that Spring Boot manages to newer, incompatible lines. A bill of
 * materials can't keep them where another is imported before it or a parent manages them, so the start says it: else
 * the first sign is a {@code NoSuchMethodError} that names neither the library nor what to do.
 *
 * <p>The version is read from the jar's name, without loading a class. A library that is in no jar with a version in its
 * name is taken as it is.
 */
final class LinkedLibraries {

    /** @param marker a class of it, which all lines have */
    private record Library(String artifact, String marker, Pattern lines, String linesInWords, String property) {

        Optional<String> complaint(ClassLoader classes) {
            return version(classes)
                    .filter(found -> !lines.matcher(found).matches())
                    .map(found -> "    " + artifact + " " + found + ", where it needs " + linesInWords);
        }

        private Optional<String> version(ClassLoader classes) {
            URL url = classes.getResource(marker);
            if (url == null) {
                return Optional.empty();
            }
            Matcher jar = Pattern.compile("[/\\\\]" + artifact + "-(\\d[^/\\\\!]*)\\.jar!/")
                    .matcher(url.toString());
            return jar.find() ? Optional.of(jar.group(1)) : Optional.empty();
        }
    }

    private static final List<Library> LIBRARIES = List.of(
            new Library(
                    "hibernate-core",
                    "org/hibernate/Hibernate.class",
                    Pattern.compile("4\\.2\\..*"),
                    "4.2 (no later than 4.2.21.Final)",
                    "<hibernate.version>4.2.21.Final</hibernate.version>"),
            new Library(
                    "thymeleaf",
                    "org/thymeleaf/TemplateEngine.class",
                    Pattern.compile("2\\.1\\.[0-3]\\..*"),
                    "2.1.0 to 2.1.3",
                    "<thymeleaf.version>2.1.3.RELEASE</thymeleaf.version>"),
            new Library(
                    "solr-solrj",
                    "org/apache/solr/common/SolrException.class",
                    Pattern.compile("4\\..*"),
                    "4.4 to 4.10",
                    "<solr.version>4.7.2</solr.version>"));

    /** Of slf4j-log4j12 and slf4j-reload4j, which refuse to run beside log4j-over-slf4j. */
    private static final String LOG4J_BINDING = "org/slf4j/impl/Log4jLoggerFactory.class";

    private LinkedLibraries() {}

    /** @throws BroadleafStartupException with all that is wrong, and the lines of the pom that mend it */
    static void check(ClassLoader classes) {
        List<String> wrong = LIBRARIES.stream()
                .flatMap(library -> library.complaint(classes).stream())
                .toList();
        if (!wrong.isEmpty()) {
            throw new BroadleafStartupException(
                    "Broadleaf 3.1 can't run with these libraries:\n\n" + String.join("\n", wrong),
                    "Where the store's pom imports spring-boot-dependencies, import org.pointsmall:broadleaf-bom above"
                            + " it: Maven takes the first that names a library. Or make broadleaf-bom the parent."
                            + " Under spring-boot-starter-parent add to the properties:\n\n"
                            + LIBRARIES.stream()
                                    .map(library -> "    " + library.property())
                                    .collect(Collectors.joining("\n")));
        }
        URL binding = classes.getResource(LOG4J_BINDING);
        if (binding != null) {
            throw new BroadleafStartupException(
                    "Two bridges send log4j's and SLF4J's messages to each other without end: log4j-over-slf4j, which"
                            + " Broadleaf on Boot logs by, and " + binding,
                    "Import org.pointsmall:broadleaf-bom, which leaves it out of Broadleaf's modules, or exclude"
                            + " org.slf4j:slf4j-log4j12, org.slf4j:slf4j-reload4j and log4j:log4j from the dependency"
                            + " that brings it (mvn dependency:tree -Dincludes=org.slf4j).");
        }
    }
}
