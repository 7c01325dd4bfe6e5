package org.pointsmall.loyalty.admin.page;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.servlet.http.HttpServletRequest;

/**
 * What somebody has typed into a form that was not taken, to be shown beside the reason: it is not lost.
 *
 * @param field the input's name
 */
public record Typed(String field, String text) {
    private static final int MOST = 500;
    /** What is no field of anybody's: the session's own, and those of forms by which their pages know them again. */
    private static final Set<String> NOT_TYPED = Set.of("csrfToken", "key", "version", "revision");

    /** Nothing for a request without a form. */
    static List<Typed> of(HttpServletRequest request) {
        if (!request.getMethod().equals("POST")) {
            return List.of();
        }
        return request.getParameterMap().entrySet().stream()
                .filter(field -> !NOT_TYPED.contains(field.getKey()))
                .flatMap(field -> Stream.of(field.getValue()).map(text -> new Typed(field.getKey(), text)))
                .filter(typed -> !typed.text().isBlank())
                .limit(MOST)
                .toList();
    }
}
