package org.pointsmall.loyalty.admin.condition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.condition.Condition;
import org.pointsmall.loyalty.condition.ConditionProblem;
import org.pointsmall.loyalty.condition.ConditionProblem.Code;
import org.pointsmall.loyalty.condition.ConditionText;
import org.pointsmall.loyalty.condition.ReadCondition;
import org.pointsmall.loyalty.definition.Draft;
import org.pointsmall.loyalty.refusal.Invalid;

/**
 * The builder of a page's condition, for the field {@value #FIELD} of a draft. The browser sends what was built beside the
 * field's own text, which counts where the page's script did not run.
 */
public final class RuleBuilder {
    /** The input with what was built. */
    public static final String INPUT = "conditionBuilder";

    private static final String FIELD = "condition";
    /** No condition, so that a draft with it is refused. */
    private static final String UNREADABLE = "?";
    /** UTF-16 units; more than the largest condition takes. */
    private static final int LENGTH = 500_000;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final ConditionFields fields;
    private final ConditionText text;
    private final Supplier<Currency> currency;
    private final Names names;

    /** What people call the values of fields. */
    public interface Names {

        /** @param in by what they are looked up; those that have no name are left out */
        Map<String, String> of(String in, Collection<String> values, Locale language);
    }

    /** @param currency of amounts */
    public RuleBuilder(ConditionFields fields, ConditionText text, Supplier<Currency> currency, Names names) {
        this.fields = fields;
        this.text = text;
        this.currency = currency;
        this.names = names;
    }

    /** The same, for conditions on other things. */
    public RuleBuilder of(ConditionFields others) {
        return new RuleBuilder(others, text, currency, names);
    }

    /**
     * What the browser sent.
     *
     * @param draft with the condition that was built
     * @param wrong what of that can't be read; the draft's condition can't be, either
     */
    public record Read(Draft draft, List<Invalid> wrong) {
        public Read {
            wrong = List.copyOf(wrong);
        }

        /** All that is wrong, of which the draft's refusal knows all but what was built. */
        public List<Invalid> with(List<Invalid> refused) {
            List<Invalid> all = new ArrayList<>(wrong);
            refused.stream()
                    .filter(invalid -> wrong.isEmpty() || !invalid.field().startsWith(FIELD))
                    .forEach(all::add);
            return all;
        }
    }

    /** @param built what the builder says; empty where there was none */
    public Read read(Draft draft, @Nullable String built) {
        if (built == null || built.isBlank()) {
            return new Read(draft, List.of());
        }
        ReadCondition read = condition(built);
        if (read instanceof ReadCondition.Refused refused) {
            return new Read(
                    draft.with(FIELD, UNREADABLE),
                    refused.problems().stream()
                            .map(problem -> new Invalid(
                                    FIELD + problem.path(), problem.code().name(), problem.operands()))
                            .toList());
        }
        Condition condition = ((ReadCondition.Read) read).condition();
        return new Read(draft.with(FIELD, condition.isAlways() ? "" : text.write(condition)), List.of());
    }

    private ReadCondition condition(String built) {
        Optional<JsonNode> form = sent(built);
        return form.isPresent()
                ? new ConditionForm(currency.get()).read(form.get())
                : new ReadCondition.Refused(List.of(new ConditionProblem("", Code.NOT_JSON, Map.of())));
    }

    /**
     * What the page's script needs, by the names that its template knows.
     *
     * @param built what was sent, to be shown again; null to show the draft's condition
     */
    public Map<String, Object> shown(Draft draft, @Nullable String built, Locale language) {
        Map<String, Object> model = new HashMap<>();
        Optional<JsonNode> form = built == null || built.isBlank() ? written(draft.text(FIELD)) : sent(built);
        if (form.isPresent()) {
            ObjectNode builder = fields.shown(language);
            ObjectNode known = builder.putObject("names");
            names(form.get(), language).forEach((in, all) -> {
                ObjectNode some = known.putObject(in);
                all.forEach(some::put);
            });
            model.put("builder", builder.toString());
            model.put("builderForm", form.get().toString());
        }
        return model;
    }

    /** A condition that is written, said in one line; what is none is said as it is. */
    public String inWords(String condition, Locale language) {
        return written(condition)
                .map(form -> fields.said(form, names(form, language), language))
                .orElse(condition);
    }

    private Map<String, Map<String, String>> names(JsonNode form, Locale language) {
        Map<String, Map<String, String>> known = new HashMap<>();
        ConditionFields.named(form).forEach((in, values) -> known.put(in, names.of(in, values, language)));
        return known;
    }

    /** Nothing for a text that is no condition: that is shown as it is. */
    private Optional<JsonNode> written(String condition) {
        ConditionForm form = new ConditionForm(currency.get());
        if (condition.isBlank()) {
            return Optional.of(form.write(Condition.always()));
        }
        return text.read(condition) instanceof ReadCondition.Read read
                ? Optional.of(form.write(read.condition()))
                : Optional.empty();
    }

    /** Nothing for what is no JSON: {@link #read} refuses it. */
    private static Optional<JsonNode> sent(String built) {
        if (built.length() > LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(built)).filter(form -> !form.isMissingNode());
        } catch (JsonProcessingException unreadable) {
            return Optional.empty();
        }
    }
}
