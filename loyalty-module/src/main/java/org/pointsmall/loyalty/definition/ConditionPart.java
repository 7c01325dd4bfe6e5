package org.pointsmall.loyalty.definition;

import java.util.function.Predicate;
import org.pointsmall.loyalty.condition.Condition;
import org.pointsmall.loyalty.condition.ConditionProblem;
import org.pointsmall.loyalty.condition.ConditionText;
import org.pointsmall.loyalty.condition.Field;
import org.pointsmall.loyalty.condition.ReadCondition;
import org.pointsmall.loyalty.definition.Leaf.Form;
import org.pointsmall.loyalty.definition.Leaf.Kept;
import org.pointsmall.loyalty.refusal.Invalid;

/**
 * What else must be so. Refused is {@link ConditionProblem.Code} of a part of the condition,
 * {@code condition/0/values/1}, and what {@link ConditionChecks} says.
 */
public final class ConditionPart {
    private static final String PATH = "condition";

    private ConditionPart() {}

    /**
     * @param text how conditions are written, and kept
     * @param known whether it is known of what the condition is asked about; other fields are refused
     */
    public static Part<Condition> of(ConditionText text, Predicate<Field> known) {
        return new Leaf<>(
                PATH,
                Form.of(Input.CONDITION),
                (reading, at) -> read(text, reading.draft(), at),
                (draft, at, condition) -> condition.isAlways() ? draft : draft.with(at, text.write(condition)),
                new Kept<>(
                        condition -> condition.isAlways() ? null : text.write(condition),
                        kept -> kept == null ? Condition.always() : text.stored(kept.toString())),
                (condition, at, checking) -> checking.ask(wrong -> new ConditionChecks(
                                checking.in().targets(), checking.in().currency(), known, wrong)
                        .check(condition)));
    }

    private static Condition read(ConditionText text, ReadDraft reading, String at) {
        String written = reading.draft().text(at);
        if (written.isEmpty()) {
            return Condition.always();
        }
        ReadCondition read = text.read(written);
        if (read instanceof ReadCondition.Refused refused) {
            refused.problems()
                    .forEach(problem -> reading.refuse(
                            new Invalid(at + problem.path(), problem.code().name(), problem.operands())));
            return Condition.always();
        }
        return ((ReadCondition.Read) read).condition();
    }
}
