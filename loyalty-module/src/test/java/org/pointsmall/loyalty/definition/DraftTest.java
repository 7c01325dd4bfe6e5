package org.pointsmall.loyalty.definition;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DraftTest {

    @Test
    void whatIsBlankIsTheSameAsWhatWasLeftOut() {
        Draft draft =
                Draft.of(Map.of("name", List.of(" ", "  Double day \n"), "active", List.of("\t"), "kind", List.of()));

        assertThat(draft).isEqualTo(Draft.EMPTY.with("name", "Double day")).hasToString("{name=[Double day]}");
        assertThat(draft.paths()).containsExactly("name");
        assertThat(draft.text("name")).isEqualTo("Double day");
        assertThat(draft.text("active")).isEmpty();
        assertThat(draft.items("active")).isEmpty();
    }

    @Test
    void itemsStandInSeveralTextsOrInOneHoweverTheyAreParted() {
        Draft draft = Draft.EMPTY.with("goods", "1, 2,,3", "4，5、6；7;8", " 9 \r\n 10, ");

        assertThat(draft.items("goods")).containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9", "10");
        assertThat(draft.text("goods")).as("the first text").isEqualTo("1, 2,,3");
    }

    @ParameterizedTest(name = "{0} in {1}: {2}")
    @CsvSource({
        "window, window, true",
        "window.from, window, true",
        "window[0], window, true",
        "window/0, window, true",
        "windows, window, false",
        "window, window.from, false",
        "name, window, false"
    })
    void aFieldIsWithinThePathThatItIsOrIsBelow(String field, String path, boolean within) {
        assertThat(Draft.EMPTY.with(field, "x").has(path)).isEqualTo(within);
        assertThat(Draft.isWithin(field, path)).isEqualTo(within);
    }

    @Test
    void rowsAreThoseInWhichSomethingIsWrittenInTheOrderOfTheirNumbers() {
        Draft draft = Draft.EMPTY
                .with("limits[10].points", 1)
                .with("limits[2].points", 2)
                .with("limits[2].period", "DAY")
                .with("limits[0].points", " ")
                .with("limits[999].points", 3)
                .with("limits[1000].points", 4)
                .with("limits[7]", 5)
                .with("others[1].points", 6)
                .with("my.limits[3].points", 7);

        assertThat(draft.rows("limits")).containsExactly("limits[2]", "limits[10]", "limits[999]");
        assertThat(draft.rows("nothing")).isEmpty();
    }

    @Test
    void aDraftThatIsAddedToStaysAsItWas() {
        Draft name = Draft.EMPTY.with("name", "Gold");
        Draft both = name.with("rank", 2);

        assertThat(name.paths()).containsExactly("name");
        assertThat(both.text("rank")).isEqualTo("2");
        assertThat(both.text("name")).isEqualTo("Gold");
        assertThat(both.with("rank", "")).isEqualTo(name).hasSameHashCodeAs(name);
        assertThat(both).isNotEqualTo(name).isNotEqualTo(null);
        assertThat(both.hashCode()).isNotEqualTo(name.hashCode());
    }

    @Test
    void setsAreWrittenInOneOrderSoThatDraftsOfTheSameAreTheSame() {
        assertThat(Draft.EMPTY.withAll("tiers", List.of("silver", "gold")).items("tiers"))
                .containsExactly("gold", "silver");
        assertThat(Draft.EMPTY.withAll("tiers", List.of())).isEqualTo(Draft.EMPTY);
    }

    @Test
    void whatIsBlankBetweenTwoCommasIsNoItem() {
        assertThat(Draft.EMPTY.with("list", "gold, , vip").items("list")).containsExactly("gold", "vip");
        assertThat(Draft.EMPTY.with("list", ", gold").items("list")).containsExactly("gold");
    }
}
