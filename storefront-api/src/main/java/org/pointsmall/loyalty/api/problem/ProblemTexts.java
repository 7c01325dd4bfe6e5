package org.pointsmall.loyalty.api.problem;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.pointsmall.loyalty.api.wording.Language;
import org.pointsmall.loyalty.api.wording.Wording;

/** Puts problems into words. */
public final class ProblemTexts {
    /** Operands by which, or by whose value, a problem has a text of its own. */
    private static final List<String> VARIANTS =
            List.of("field", "cap", "step", "state", "kind", "needs", "key", "productId", "offerId");

    private ProblemTexts() {}

    public static ProblemDocument document(Problem problem, Language language) {
        ProblemType type = problem.type();
        return new ProblemDocument(
                "urn:pointsmall:problem:" + type.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                title(type, language),
                type.status().value(),
                detail(problem, language),
                type.name(),
                problem.operands());
    }

    /** What is wrong in this case; the title where there is nothing to add to it. */
    public static String detail(Problem problem, Language language) {
        Wording wording = wording(problem.type());
        Map<String, Object> operands = problem.operands();
        String key = problem.type().name() + ".detail";
        return VARIANTS.stream()
                .filter(operands::containsKey)
                .flatMap(variant -> Stream.of(operands.get(variant), variant))
                .flatMap(variant -> wording.say(key + "." + variant, operands, language).stream())
                .findFirst()
                .or(() -> wording.say(key, operands, language))
                .orElseGet(() -> title(problem.type(), language));
    }

    private static String title(ProblemType type, Language language) {
        return wording(type).say(type.name() + ".title", Map.of(), language).orElseGet(type::name);
    }

    private static Wording wording(ProblemType type) {
        return new Wording(type.bundle(), type.getClass());
    }
}
