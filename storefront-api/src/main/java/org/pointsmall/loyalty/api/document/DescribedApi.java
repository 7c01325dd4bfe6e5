package org.pointsmall.loyalty.api.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.api.problem.ProblemDocument;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/** Gives our operations names that last, and examples; leaves the store's own alone. */
final class DescribedApi implements GlobalOpenApiCustomizer {
    private final String root;
    private final JsonNode examples;

    /** @param root where our resources are */
    DescribedApi(String root) {
        this.root = root;
        this.examples = read();
    }

    @Override
    public void customise(OpenAPI api) {
        if (api.getPaths() == null) {
            return;
        }
        api.getPaths().forEach((path, item) -> {
            if (path.startsWith(root + "/")) {
                item.readOperationsMap().forEach((method, operation) -> describe(path, method, operation));
            }
        });
        if (api.getComponents() == null) {
            api.setComponents(new Components());
        }
        ModelConverters.getInstance().readAll(ProblemDocument.class).forEach((name, schema) -> api.getComponents()
                .addSchemas(name, schema));
    }

    private void describe(String path, PathItem.HttpMethod method, Operation operation) {
        operation.setOperationId(name(path.substring(root.length()), method));
        JsonNode ofThis = examples.path(operation.getOperationId());
        if (operation.getRequestBody() != null) {
            show(operation.getRequestBody().getContent(), ofThis.get("request"));
        }
        operation.getResponses().forEach((status, response) -> show(response.getContent(), ofThis.get(status)));
    }

    private static void show(@Nullable Content content, @Nullable JsonNode example) {
        if (content != null && example != null) {
            content.values().forEach(type -> type.setExample(example));
        }
    }

    /** {@code GET /me/rewards/{id}} is getMeRewardsById. */
    static String name(String path, PathItem.HttpMethod method) {
        StringBuilder name = new StringBuilder(method.name().toLowerCase(Locale.ROOT));
        for (String part : path.split("[/-]")) {
            if (part.startsWith("{")) {
                name.append("By").append(upper(part.substring(1, part.length() - 1)));
            } else if (!part.isEmpty()) {
                name.append(upper(part));
            }
        }
        return name.toString();
    }

    private static String upper(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static JsonNode read() {
        try (InputStream in = DescribedApi.class.getResourceAsStream("examples.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
