package org.pointsmall.loyalty.api.document;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.ComposedSchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.pointsmall.loyalty.api.pace.KeptPaces;
import org.pointsmall.loyalty.api.problem.AnswersProblems;
import org.pointsmall.loyalty.api.problem.ProblemCode;
import org.pointsmall.loyalty.api.problem.ProblemDocument;
import org.pointsmall.loyalty.api.problem.Refuses;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

/** Says of each operation of ours with which statuses and codes it is refused, and which headers come and go. */
final class DescribedOperations implements GlobalOperationCustomizer {
    static final String PROBLEM = "ProblemDocument";

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        if (!AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), AnswersProblems.class)) {
            return operation;
        }
        operation.addParametersItem(new HeaderParameter()
                .name("Accept-Language")
                .description("The language of all words in the answer: en or zh-CN")
                .example("zh-CN")
                .schema(new StringSchema()));
        ApiResponses responses = operation.getResponses();
        responses.values().forEach(DescribedOperations::headers);
        byStatus(codes(handler))
                .forEach((status, codes) -> responses.addApiResponse(status.toString(), refused(codes)));
        return operation;
    }

    private static Set<ProblemCode> codes(HandlerMethod handler) {
        Set<ProblemCode> codes = EnumSet.of(
                ProblemCode.MALFORMED_REQUEST,
                ProblemCode.UNAUTHENTICATED,
                ProblemCode.FORBIDDEN,
                ProblemCode.NOT_ACCEPTABLE,
                ProblemCode.CONFLICT,
                ProblemCode.RATE_LIMITED,
                ProblemCode.HEADERS_TOO_LARGE,
                ProblemCode.INTERNAL_ERROR);
        for (MethodParameter parameter : handler.getMethodParameters()) {
            if (parameter.hasParameterAnnotation(RequestBody.class)) {
                codes.addAll(List.of(
                        ProblemCode.INVALID_VALUE,
                        ProblemCode.UNKNOWN_FIELD,
                        ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                        ProblemCode.TOO_SLOW,
                        ProblemCode.BODY_TOO_LARGE));
            }
            if (parameter.hasParameterAnnotation(RequestParam.class)
                    || parameter.hasParameterAnnotation(RequestHeader.class)
                    || parameter.hasParameterAnnotation(PathVariable.class)) {
                codes.add(ProblemCode.INVALID_VALUE);
            }
        }
        Refuses refuses = handler.getMethodAnnotation(Refuses.class);
        if (refuses != null) {
            codes.addAll(Arrays.asList(refuses.value()));
        }
        return codes;
    }

    private static Map<Integer, List<ProblemCode>> byStatus(Set<ProblemCode> codes) {
        return codes.stream()
                .collect(Collectors.groupingBy(
                        code -> code.status().value(), TreeMap::new, Collectors.toCollection(ArrayList::new)));
    }

    private static ApiResponse refused(List<ProblemCode> codes) {
        MediaType problem = new MediaType().schema(narrowed(codes));
        StringBuilder words = new StringBuilder();
        for (ProblemCode code : codes) {
            ProblemDocument example = ProblemExamples.of(code);
            problem.addExamples(
                    code.name(), new Example().summary(example.title()).value(example));
            words.append(words.isEmpty() ? "" : "\n")
                    .append("- `")
                    .append(code)
                    .append("`: ")
                    .append(example.detail());
        }
        ApiResponse response = new ApiResponse()
                .description(words.toString())
                .content(new Content().addMediaType("application/problem+json", problem));
        headers(response);
        if (codes.contains(ProblemCode.RATE_LIMITED)) {
            response.addHeaderObject("Retry-After", always("In so many seconds", "42"));
        }
        return response;
    }

    /** A problem document with one of these codes. */
    private static Schema<?> narrowed(List<ProblemCode> codes) {
        StringSchema code = new StringSchema();
        codes.forEach(one -> code.addEnumItem(one.name()));
        // Springdoc drops what is referred to from any other schema than this one.
        return new ComposedSchema()
                .addAllOfItem(new Schema<>().$ref("#/components/schemas/" + PROBLEM))
                .addAllOfItem(new ObjectSchema().addProperty("code", code));
    }

    private static void headers(ApiResponse response) {
        response.addHeaderObject("Content-Language", always("The language of the words: en or zh-CN", "en"));
        response.addHeaderObject("Cache-Control", always("Whether and how long it may be kept", "no-store"));
        response.addHeaderObject(
                KeptPaces.POLICY,
                header(
                        "Where requests are counted: how many (q) there may be in so many seconds (w)",
                        "\"member\";q=600;w=60, \"address\";q=1200;w=60"));
        response.addHeaderObject(
                KeptPaces.LEFT,
                header(
                        "Where requests are counted: how many more (r) there may be within so many seconds (t)",
                        "\"member\";r=598;t=42, \"address\";r=1198;t=42"));
    }

    private static Header always(String description, String example) {
        return header(description, example).required(true);
    }

    private static Header header(String description, String example) {
        return new Header().description(description).example(example).schema(new StringSchema());
    }
}
