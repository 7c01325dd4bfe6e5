package org.pointsmall.demo.store.description;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pointsmall.demo.store.problem.ProblemAnswers;
import org.pointsmall.demo.store.problem.StoreProblemCode;
import org.pointsmall.demo.store.problem.StoreProblemDocument;
import org.springdoc.core.customizers.OpenApiCustomiser;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Adds to each operation of the store what it does, and each status and code that it is refused with. */
@Configuration(proxyBeanMethods = false)
class StoreDescription {

    @Bean
    OpenApiCustomiser storeDescriptions() {
        return api -> api.getPaths().forEach((path, item) -> item.readOperationsMap()
                .forEach((method, operation) -> describe(method, path, operation)));
    }

    @Bean
    StoreModels storeModels() {
        return new StoreModels();
    }

    private static void describe(PathItem.HttpMethod method, String path, Operation operation) {
        StoreOperations.@Nullable Described described = StoreOperations.ALL.get(method + " " + path);
        if (described == null) {
            return;
        }
        operation.setSummary(described.summary());
        byStatus(codes(operation, described)).forEach((status, codes) -> operation
                .getResponses()
                .addApiResponse(
                        status.toString(), refused(codes, described.programme() && (status == 409 || status == 422))));
        if (described.programme() && !operation.getResponses().containsKey("422")) {
            operation.getResponses().addApiResponse("422", refused(List.of(), true));
        }
    }

    private static Set<StoreProblemCode> codes(Operation operation, StoreOperations.Described described) {
        Set<StoreProblemCode> codes = EnumSet.of(
                StoreProblemCode.MALFORMED_REQUEST,
                StoreProblemCode.UNAUTHENTICATED,
                StoreProblemCode.WRONG_CREDENTIALS,
                StoreProblemCode.FORBIDDEN,
                StoreProblemCode.NOT_ACCEPTABLE,
                StoreProblemCode.CONFLICT,
                StoreProblemCode.INTERNAL_ERROR);
        if (operation.getRequestBody() != null) {
            codes.add(StoreProblemCode.UNKNOWN_FIELD);
            codes.add(StoreProblemCode.UNSUPPORTED_MEDIA_TYPE);
        }
        if (operation.getRequestBody() != null || operation.getParameters() != null) {
            codes.add(StoreProblemCode.INVALID_VALUE);
        }
        codes.addAll(described.codes());
        return codes;
    }

    private static Map<Integer, List<StoreProblemCode>> byStatus(Set<StoreProblemCode> codes) {
        return codes.stream()
                .collect(Collectors.groupingBy(
                        code -> code.status().value(), TreeMap::new, Collectors.toCollection(ArrayList::new)));
    }

    private static ApiResponse refused(List<StoreProblemCode> codes, boolean programme) {
        StringSchema code = new StringSchema();
        MediaType problem = new MediaType();
        StringBuilder words = new StringBuilder();
        for (StoreProblemCode one : codes) {
            StoreProblemDocument example = ProblemAnswers.example(one);
            problem.addExamples(
                    one.name(), new Example().summary(example.title()).value(example));
            words.append("- `")
                    .append(one)
                    .append("`: ")
                    .append(example.detail())
                    .append('\n');
            if (!programme) {
                code.addEnumItem(one.name());
            }
        }
        if (programme) {
            words.append("- or a code of the points programme\n");
        }
        problem.setSchema(new ObjectSchema()
                .addProperty("type", new StringSchema())
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("code", code)
                .required(List.of("type", "title", "status", "detail", "code"))
                .additionalProperties(true));
        return new ApiResponse()
                .description(words.toString())
                .content(new Content().addMediaType("application/problem+json", problem));
    }
}
