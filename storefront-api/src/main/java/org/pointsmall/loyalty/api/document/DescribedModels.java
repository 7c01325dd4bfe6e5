package org.pointsmall.loyalty.api.document;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.type.SimpleType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.ComposedSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Says of records what the annotations of OpenAPI can't, or would have to repeat: an answer has all its members, and
 * those may be null that the code may have be null. Of a request only those are required that say so, because a missing one
 * has to come in to be refused by name. A store says so of its own
 * records by a class that extends this one: of one class springdoc keeps one.
 */
public class DescribedModels implements ModelConverter {
    private final String packages;
    private final Predicate<Class<?>> requests;

    /**
     * @param packages the beginning of the names of the records that this is for
     * @param requests which of them come in
     */
    public DescribedModels(String packages, Predicate<Class<?>> requests) {
        this.packages = packages;
        this.requests = requests;
    }

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        Schema<?> schema = chain.next().resolve(type, context, chain);
        Class<?> raw = raw(type.getType());
        if (schema != null && raw != null && raw.isRecord() && raw.getName().startsWith(packages)) {
            Schema<?> model = schema.get$ref() == null
                    ? schema
                    : context.getDefinedModels()
                            .get(schema.get$ref().substring(schema.get$ref().lastIndexOf('/') + 1));
            if (model != null && model.getProperties() != null) {
                complete(model, raw);
            }
        }
        return schema;
    }

    private static @Nullable Class<?> raw(Type type) {
        if (type instanceof ParameterizedType generic) {
            return raw(generic.getRawType());
        }
        return type instanceof Class<?> plain ? plain : type instanceof SimpleType simple ? simple.getRawClass() : null;
    }

    private void complete(Schema<?> model, Class<?> type) {
        List<String> required = new ArrayList<>();
        boolean leavesOut = type.isAnnotationPresent(JsonInclude.class);
        for (RecordComponent component : type.getRecordComponents()) {
            String name = component.getName();
            if (component.getAccessor().isAnnotationPresent(JsonAnyGetter.class)) {
                model.getProperties().remove(name);
                model.setAdditionalProperties(true);
                continue;
            }
            boolean said = model.getRequired() != null && model.getRequired().contains(name);
            boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class) && !said;
            if (said || !requests.test(type) && !(nullable && leavesOut)) {
                required.add(name);
            }
            model.getProperties().computeIfPresent(name, (same, is) -> nullable(is, nullable && !leavesOut));
        }
        model.setRequired(required.isEmpty() ? null : required);
    }

    private static Schema<?> nullable(Schema<?> schema, boolean nullable) {
        if (!nullable || schema.getAllOf() != null) {
            return schema;
        }
        // Beside a reference nothing counts.
        return schema.get$ref() == null
                ? schema.nullable(true)
                : new ComposedSchema()
                        .addAllOfItem(new Schema<>().$ref(schema.get$ref()))
                        .nullable(true);
    }

    /** As the plugin names what comes in. */
    static boolean isRequest(Class<?> type) {
        Class<?> outermost = type;
        while (outermost.getDeclaringClass() != null) {
            outermost = outermost.getDeclaringClass();
        }
        return outermost.getSimpleName().endsWith("Request")
                || outermost.getSimpleName().endsWith("Body");
    }
}
