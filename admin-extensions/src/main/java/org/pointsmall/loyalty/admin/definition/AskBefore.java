package org.pointsmall.loyalty.admin.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import org.pointsmall.loyalty.admin.condition.RuleBuilder;
import org.pointsmall.loyalty.admin.page.Sentence;
import org.pointsmall.loyalty.admin.page.Typed;
import org.pointsmall.loyalty.definition.Draft;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.Proposal;
import org.springframework.util.MultiValueMap;

/**
 * Draws up what is asked before something else is in force of a definition. The form goes with the question and comes back
 * with its answer, so nothing is saved meanwhile and nothing that was typed is lost.
 *
 * @param <T> what definitions say
 */
final class AskBefore<T> {
    private static final String WORDS = "LoyaltyAsk_";
    private static final String VERSION = "version";
    private static final String NEWEST = "newest";

    private final DefinitionTools tools;
    private final DefinitionSection<T> section;
    private final EditDefinitions<T> definitions;
    private final BiFunction<Proposal<T>, Locale, List<Note>> effects;

    /** @param effects what is to be known of a change, as far as its kind can tell */
    AskBefore(
            DefinitionTools tools,
            DefinitionSection<T> section,
            EditDefinitions<T> definitions,
            BiFunction<Proposal<T>, Locale, List<Note>> effects) {
        this.tools = tools;
        this.section = section;
        this.definitions = definitions;
        this.effects = effects;
    }

    /** Asks about a form that was sent, which can be gone on with. */
    Question ofForm(Proposal<T> proposal, MultiValueMap<String, String> form, String action, Locale locale) {
        List<Typed> sent = new ArrayList<>();
        form.forEach((field, texts) -> {
            if (field.equals(VERSION)
                    || field.equals(RuleBuilder.INPUT)
                    || definitions.kind().isField(field)) {
                texts.forEach(text -> sent.add(new Typed(field, text)));
            }
        });
        if (proposal.before() == null) {
            sent.add(new Typed(NEWEST, Long.toString(definitions.newest())));
        }
        return question(proposal, action, sent, WORDS + "GoOn", locale);
    }

    /** Asks about switching one on or off, as it is. */
    Question ofSwitch(Proposal<T> proposal, String version, String action, Locale locale) {
        List<Typed> sent =
                List.of(new Typed(VERSION, version), new Typed("active", Boolean.toString(proposal.active())));
        return question(proposal, action, sent, WORDS + "LeaveIt", locale);
    }

    private Question question(Proposal<T> proposal, String action, List<Typed> sent, String no, Locale locale) {
        Draft now =
                proposal.now().map(terms -> definitions.written(terms, true)).orElse(Draft.EMPTY);
        Draft then =
                proposal.then().map(terms -> definitions.written(terms, true)).orElse(Draft.EMPTY);
        boolean hasBefore = proposal.now().isPresent();
        String does = !proposal.active() ? "Off" : hasBefore ? "Change" : "On";
        String name = definitions.kind().name(proposal.now().orElse(proposal.terms()));
        return new Question(
                Sentence.of(WORDS + does, name),
                FieldChange.between(now, then, section.form(), new DraftInWords(tools, locale)),
                hasBefore,
                proposal.active(),
                "",
                effects.apply(proposal, locale),
                action,
                sent,
                WORDS + does + "_Yes",
                no);
    }
}
