package org.pointsmall.broadleaf.boot.context;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.broadleafcommerce.common.extensibility.context.ResourceInputStream;
import org.broadleafcommerce.common.extensibility.context.StandardConfigLocations;
import org.broadleafcommerce.common.extensibility.context.merge.ImportProcessor;
import org.broadleafcommerce.common.extensibility.context.merge.exceptions.MergeException;
import org.pointsmall.broadleaf.boot.BroadleafStartupException;
import org.springframework.beans.factory.xml.XmlBeanDefinitionReader;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Merges Broadleaf's XML files as its own web application context does: the standard ones by overriding, then the
 * patches in order. A bean of a patch replaces the whole bean of that id; only the lists that Broadleaf's merge rules
 * name are appended to.
 */
final class BroadleafXml {

    private BroadleafXml() {}

    static void load(GenericApplicationContext context, List<String> patches, MergedXml merged) {
        List<ResourceInputStream> sources = new ArrayList<>();
        List<ResourceInputStream> overlays = new ArrayList<>();
        try {
            for (String location : StandardConfigLocations.retrieveAll(StandardConfigLocations.APPCONTEXTTYPE)) {
                sources.add(open(location));
            }
            for (String location : patches) {
                overlays.add(open(location));
            }
            ImportProcessor imports = new ImportProcessor(context);
            XmlBeanDefinitionReader reader = new XmlBeanDefinitionReader(context);
            reader.setEnvironment(context.getEnvironment());
            reader.setResourceLoader(context);
            // The merged document mixes the schema versions of many files, which validation can't resolve.
            reader.setValidationMode(XmlBeanDefinitionReader.VALIDATION_NONE);
            reader.setNamespaceAware(true);
            reader.loadBeanDefinitions(merged.of(
                    imports.extract(sources.toArray(new ResourceInputStream[0])),
                    imports.extract(overlays.toArray(new ResourceInputStream[0]))));
        } catch (IOException | MergeException e) {
            throw new IllegalStateException("Broadleaf's XML files could not be merged", e);
        }
    }

    /** The merge closes what is opened here. */
    private static ResourceInputStream open(String location) {
        InputStream stream = BroadleafXml.class.getClassLoader().getResourceAsStream(location);
        if (stream == null) {
            throw new BroadleafStartupException(
                    "The XML file " + location + " is not on the class path.",
                    "Correct broadleaf.patch-locations: names of class path resources, without a prefix.");
        }
        return new ResourceInputStream(stream, location);
    }
}
