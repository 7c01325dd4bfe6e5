package org.pointsmall.loyalty.definition;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pointsmall.loyalty.refusal.Invalid;

import static org.assertj.core.api.Assertions.assertThat;

class LegibleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gold\u200B",
                "\u202Edlog",
                "a\u2066b",
                "\u200F",
                "\u061Cx",
                "soft\u00ADhyphen",
                "\uFEFFname",
                "a\u200Db",
                "\u2060",
                "\u3164",
                "\u2800",
                "\u115F",
                "two\u2028lines",
                "\uE000",
                "\uD800",
                "tag\uDB40\uDC41",
                "a\uFE00",
                "a\u034Fb",
                "bell\u0007",
                "a\uFE0E",
                "a\uDB40\uDD00",
                "a\uDB40\uDDEF",
                "\u200D👩",
                "👩\u200D",
                "a\u200D👩",
                "👩\u200Da"
            })
    void refusesWhatNobodySees(String text) {
        assertThat(Legible.is(text)).isFalse();
        ReadDraft reading = new ReadDraft(Draft.EMPTY.with("name", "x" + text + "x"));
        reading.text("name", 100, "?");
        assertThat(reading.wrong()).extracting(Invalid::field).containsExactly("name");
        ReadDraft codes = new ReadDraft(Draft.EMPTY.with("stores", "x" + text.replaceAll("\\R", "\u200B") + "x"));
        codes.codes("stores", 100, 10);
        assertThat(codes.wrong()).containsExactly(Invalid.of("stores", "NOT_LEGIBLE"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Gold",
                "Double points, 11.11!",
                "金卡会员日",
                "Ein schöner Tag – 20 %",
                "عضوية ذهبية",
                "e\u0301te\u0301",
                "𝄞 🎉 ❤\uFE0F",
                "👨\u200D👩\u200D👧",
                "👩🏽\u200D🚀",
                "a\u00A0b",
                "한글"
            })
    void takesWhatPeopleRead(String text) {
        assertThat(Legible.is(text)).isTrue();
    }
}
