package org.pointsmall.loyalty.api.problem;

import java.util.Locale;
import java.util.Map;
import org.pointsmall.loyalty.api.wording.Language;
import org.pointsmall.loyalty.api.wording.Wording;

/** Puts problems into words. */
public final class ProblemTexts {

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
        return wording.say(key + "." + operands.get("field"), operands, language)
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
