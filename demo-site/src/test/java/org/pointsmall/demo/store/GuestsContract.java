package org.pointsmall.demo.store;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.pointsmall.demo.store.StoreClient.Reply;
import org.pointsmall.loyalty.api.OpenToGuests;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/** The store lets guests come to all that the API has for them: what is added is in the walk by itself. */
abstract class GuestsContract extends StoreFixture {
    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Test
    void guestsAreLetInToAllThatIsOpenToThem() {
        Set<String> closed = new TreeSet<>();
        List<String> open = operations(true);

        for (String operation : open) {
            Reply reply = asked(operation);
            if (reply.status() == 401 || reply.status() == 403) {
                closed.add(operation + " -> " + reply.status());
            }
        }

        assertThat(closed).isEmpty();
        assertThat(open)
                .contains("GET /api/v1/loyalty/guide", "GET /api/v1/loyalty/mall/offers")
                .hasSizeGreaterThan(3);
    }

    @Test
    void andToNothingElseOfIt() {
        Set<String> let = new TreeSet<>();
        for (String operation : operations(false)) {
            Reply reply = asked(operation);
            if (reply.status() != 401) {
                let.add(operation + " -> " + reply.status());
            }
        }

        assertThat(let).isEmpty();
    }

    private Reply asked(String operation) {
        String[] parts = operation.split(" ");
        return guest.send(parts[0], parts[1], parts[0].equals("GET") || parts[0].equals("DELETE") ? null : "{}");
    }

    /** Of the loyalty API, by method and path. */
    private List<String> operations(boolean toGuests) {
        return mappings.getHandlerMethods().entrySet().stream()
                .filter(entry -> entry.getValue().getBeanType().getName().startsWith("org.pointsmall.loyalty.api."))
                .filter(entry ->
                        AnnotatedElementUtils.hasAnnotation(entry.getValue().getBeanType(), OpenToGuests.class)
                                == toGuests)
                .flatMap(entry -> entry.getKey().getMethodsCondition().getMethods().stream()
                        .map(RequestMethod::name)
                        .flatMap(method -> entry.getKey().getPatternValues().stream()
                                .map(pattern -> method + " " + pattern.replaceAll("\\{[^}]*}", "1"))))
                .distinct()
                .sorted()
                .toList();
    }
}
