package org.pointsmall.loyalty.admin.definition;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.admin.page.Sentence;
import org.pointsmall.loyalty.condition.jdbc.ConditionJson;
import org.pointsmall.loyalty.definition.Draft;
import org.pointsmall.loyalty.earning.RuleKind;

import static org.assertj.core.api.Assertions.assertThat;

class FieldChangeTest {
    private static final FormLayout FORM = FormLayout.of(new RuleKind(ConditionJson.TEXT))
            .fieldset("all")
            .nameAndPriority("Name")
            .choice("effect.kind", "Kind", "Kind_", "")
            .field("audience.firstOrder", "First", "")
            .field("scope.channels", "Channels", "")
            .rows("limits", "AddLimit")
            .choiceInRow("of", "Of", "Of_")
            .inRow("points", "Points", "");

    private static final Draft DRAFT = Draft.EMPTY
            .with("name", "Double")
            .with("active", "true")
            .with("priority", "100")
            .with("effect.kind", "MULTIPLIER")
            .with("audience.firstOrder", "false")
            .with("limits[0].of", "MEMBER")
            .with("limits[0].points", "500");

    @Test
    void whatIsTheSameIsNoDifferenceNorIsWhetherItIsInForce() {
        assertThat(between(DRAFT, DRAFT.with("active", "false"))).isEmpty();
    }

    @Test
    void fieldsAreToldInTheOrderOfTheFormInWords() {
        Draft after = DRAFT.with("name", "Triple")
                .with("effect.kind", "FIXED_BONUS")
                .with("audience.firstOrder", "true")
                .with("scope.channels", "app, web");

        assertThat(between(DRAFT, after))
                .containsExactly(
                        change("Name", "", InWords.plain("Double"), InWords.plain("Triple")),
                        change("Kind", "", Sentence.of("Kind_MULTIPLIER"), Sentence.of("Kind_FIXED_BONUS")),
                        change("First", "", Sentence.of("LoyaltyPage_No"), Sentence.of("LoyaltyPage_Yes")),
                        change("Channels", "", Sentence.of("LoyaltyPage_Nothing"), InWords.plain("app, web")));
    }

    @Test
    void rowsAreToldByTheirNumber() {
        Draft after = DRAFT.with("limits[0].points", "600")
                .with("limits[2].of", "EVERYONE")
                .with("limits[2].points", "9000");

        assertThat(between(DRAFT, after))
                .containsExactly(
                        change("Points", "1", InWords.plain("500"), InWords.plain("600")),
                        change("Of", "2", Sentence.of("LoyaltyPage_Nothing"), Sentence.of("Of_EVERYONE")),
                        change("Points", "2", Sentence.of("LoyaltyPage_Nothing"), InWords.plain("9000")));
    }

    /** What comes into force is told in full, but for boxes that are not ticked. */
    @Test
    void whatIsNewIsAllOfIt() {
        assertThat(between(Draft.EMPTY, DRAFT))
                .extracting(FieldChange::label)
                .containsExactly("Name", "LoyaltyRule_priority", "Kind", "Of", "Points");
    }

    private static List<FieldChange> between(Draft before, Draft after) {
        return FieldChange.between(before, after, FORM, FieldChange.AS_WRITTEN);
    }

    private static FieldChange change(String label, String row, Sentence before, Sentence after) {
        return new FieldChange(label, row, before, after);
    }
}
