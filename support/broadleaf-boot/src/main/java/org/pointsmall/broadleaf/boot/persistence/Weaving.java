package org.pointsmall.broadleaf.boot.persistence;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.broadleafcommerce.common.extensibility.jpa.convert.BroadleafClassTransformer;
import org.broadleafcommerce.common.extensibility.jpa.copy.DirectCopyClassTransformer;
import org.pointsmall.broadleaf.boot.BroadleafStartupException;
import org.springframework.instrument.classloading.InstrumentationLoadTimeWeaver;
import org.springframework.instrument.classloading.LoadTimeWeaver;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * What modules weave into Broadleaf's entities: {@link DirectCopyClassTransformer}s that have something to copy.
 * Broadleaf's own two transformers of {@code blMergedClassTransformers} are left out while they have nothing to do,
 * since they parse every class that the JVM loads.
 */
final class Weaving {

    private final List<BroadleafClassTransformer> transformers;

    /** Target class name to the template class names (comma separated, as Broadleaf takes them) copied into it. */
    private final Map<String, String> templates;

    private Weaving(List<BroadleafClassTransformer> transformers, Map<String, String> templates) {
        this.transformers = List.copyOf(transformers);
        this.templates = new TreeMap<>(templates);
    }

    static Weaving of(Iterable<BroadleafClassTransformer> merged) {
        List<BroadleafClassTransformer> active = new ArrayList<>();
        Map<String, String> templates = new TreeMap<>();
        for (BroadleafClassTransformer transformer : merged) {
            if (!(transformer instanceof DirectCopyClassTransformer)) {
                continue;
            }
            Map<?, ?> copies = mapField(transformer, "xformTemplates");
            // Tokens name the classes by annotation: the targets are not known before they are loaded.
            if (!copies.isEmpty() || !mapField(transformer, "templateTokens").isEmpty()) {
                active.add(transformer);
            }
            copies.forEach((target, template) ->
                    templates.merge(String.valueOf(target), String.valueOf(template), (one, two) -> one + "," + two));
        }
        return new Weaving(active, templates);
    }

    boolean isEmpty() {
        return transformers.isEmpty();
    }

    List<BroadleafClassTransformer> transformers() {
        return transformers;
    }

    /**
     * The agent's weaver for the class loader of the application. Not the thread's: inside Tomcat's start that is
     * Tomcat's own loader, and a weaver touches the classes of one loader only.
     */
    LoadTimeWeaver weaver() {
        if (!InstrumentationLoadTimeWeaver.isInstrumentationAvailable()) {
            throw new BroadleafStartupException(
                    "Fields are to be woven into " + String.join(", ", templates.keySet())
                            + ", but the JVM runs without Spring's instrumentation agent.",
                    "Start the JVM with -javaagent:spring-instrument-<version>.jar, or package the application with"
                            + " spring-instrument as Launcher-Agent-Class.");
        }
        return new InstrumentationLoadTimeWeaver(Weaving.class.getClassLoader());
    }

    /** Loads each target and fails where the fields of a template did not arrive in it. */
    void verify() {
        templates.forEach((target, names) -> {
            for (String template : names.split(",")) {
                verify(load(target), load(template.trim()));
            }
        });
    }

    private static void verify(Class<?> target, Class<?> template) {
        for (Field field : template.getDeclaredFields()) {
            boolean copied = !Modifier.isStatic(field.getModifiers()) && !field.isSynthetic();
            if (copied && ReflectionUtils.findField(target, field.getName()) == null) {
                throw new BroadleafStartupException(
                        target.getName() + " was loaded before its transformer was registered: the field '"
                                + field.getName() + "' of " + template.getName() + " is missing in it.",
                        "Find what uses " + target.getSimpleName() + " too early. Usual causes: a bean that is created"
                                + " with the bean post processors and has the class in a signature, a @Bean method"
                                + " that is not static on a post processor, a static initialiser or a listener that"
                                + " runs before the context. -verbose:class shows the moment of loading.");
            }
        }
    }

    private static Class<?> load(String name) {
        try {
            return ClassUtils.forName(name, Weaving.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new BroadleafStartupException(
                    "The class " + name + ", named by a DirectCopy template, does not exist.",
                    "Correct the name in the xformTemplates of the module that contributes it.");
        }
    }

    /** Broadleaf's transformer shows its templates to subclasses only. */
    private static Map<?, ?> mapField(Object transformer, String name) {
        Field field = ReflectionUtils.findField(DirectCopyClassTransformer.class, name);
        if (field == null) {
            throw new IllegalStateException("DirectCopyClassTransformer has no field " + name);
        }
        ReflectionUtils.makeAccessible(field);
        Object value = ReflectionUtils.getField(field, transformer);
        return value == null ? Map.of() : (Map<?, ?>) value;
    }
}
