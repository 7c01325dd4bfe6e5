package org.pointsmall.demo.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

abstract class OpenApiContract extends StoreFixture {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    @Test
    void describesEveryPathThatIsServed() {
        JsonNode document = guest.get("/v3/api-docs").body();

        Set<String> described = new TreeSet<>();
        document.path("paths").fields().forEachRemaining(path -> path.getValue()
                .fieldNames()
                .forEachRemaining(method -> described.add(method + " " + path.getKey())));
        assertThat(described).containsExactlyElementsOf(served()).contains("post /api/v1/checkout");
        assertThat(document.path("openapi").asText()).startsWith("3.");
    }

    @Test
    void saysWhichResourcesCanBeAskedForOneOfSeveralCarts() {
        JsonNode paths = guest.get("/v3/api-docs").body().path("paths");

        Set<String> cartCanBeNamed = new TreeSet<>();
        paths.fields().forEachRemaining(path -> path.getValue().fields().forEachRemaining(operation -> {
            if (operation.getValue().path("parameters").findValuesAsText("name").contains("cart")) {
                cartCanBeNamed.add(operation.getKey() + " " + path.getKey());
            }
        }));
        Set<String> aboutACart = served();
        aboutACart.removeIf(path -> !path.matches(".*/(cart(/.*)?|checkout)"));
        assertThat(cartCanBeNamed).isNotEmpty().isEqualTo(aboutACart);
    }

    @Test
    void saysOfEachOperationWhatItDoesAndHowItIsRefused() {
        JsonNode document = guest.get("/v3/api-docs").body();

        document.path("paths")
                .fields()
                .forEachRemaining(path -> path.getValue().fields().forEachRemaining(one -> {
                    String operation = one.getKey() + " " + path.getKey();
                    assertThat(one.getValue().path("summary").asText())
                            .as(operation)
                            .isNotEmpty();
                    JsonNode responses = one.getValue().path("responses");
                    for (String status : new String[] {"400", "401", "403", "406", "409", "500"}) {
                        assertThat(responses
                                        .path(status)
                                        .at("/content/application~1problem+json/schema")
                                        .isMissingNode())
                                .as(operation + " " + status)
                                .isFalse();
                    }
                }));
        assertThat(document.path("components").path("schemas").fieldNames())
                .toIterable()
                .contains("CartItem", "OrderItem", "UndoneItem")
                .doesNotContain("ItemAnswer");
    }

    private Set<String> served() {
        Set<String> served = new TreeSet<>();
        mapping.getHandlerMethods().keySet().forEach(info -> info.getPatternValues().stream()
                .filter(path -> path.startsWith("/api/v1"))
                .forEach(path -> info.getMethodsCondition()
                        .getMethods()
                        .forEach(method -> served.add(method.name().toLowerCase(java.util.Locale.ROOT) + " " + path))));
        return served;
    }
}
