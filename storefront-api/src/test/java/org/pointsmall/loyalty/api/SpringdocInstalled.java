package org.pointsmall.loyalty.api;

import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.context.annotation.DeferredImportSelector;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.type.AnnotationMetadata;

/** Springdoc's configurations as it names them to Boot: its lines for Boot 2 and 3 have them in other packages. */
final class SpringdocInstalled implements DeferredImportSelector {
    @Override
    public String[] selectImports(AnnotationMetadata at) {
        Stream<String> ofBoot2 = SpringFactoriesLoader.loadFactoryNames(EnableAutoConfiguration.class, null).stream();
        Stream<String> ofBoot3 = StreamSupport.stream(
                ImportCandidates.load(AutoConfiguration.class, null).spliterator(), false);
        return Stream.concat(ofBoot2, ofBoot3)
                .filter(name -> name.startsWith("org.springdoc."))
                .sorted()
                .toArray(String[]::new);
    }
}
