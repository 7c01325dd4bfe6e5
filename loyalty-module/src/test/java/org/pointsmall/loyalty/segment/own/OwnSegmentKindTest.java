package org.pointsmall.loyalty.segment.own;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pointsmall.loyalty.condition.jdbc.ConditionJson;
import org.pointsmall.loyalty.definition.Draft;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.EditResult;
import org.pointsmall.loyalty.definition.InMemoryVersions;
import org.pointsmall.loyalty.definition.Surroundings;
import org.pointsmall.loyalty.definition.Uses;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.earning.TargetsFixture;
import org.pointsmall.loyalty.ledger.InMemoryLedgerStore;
import org.pointsmall.loyalty.ledger.InMemoryTransactions;
import org.pointsmall.loyalty.ledger.MovableClock;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.time.BusinessTime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Own segments as they are written, refused and ended. */
class OwnSegmentKindTest {
    private static final String TEA = "{\"version\":1,\"condition\":"
            + "{\"field\":\"member.balance\",\"operator\":\"at-least\",\"values\":[100]}}";
    private static final Draft DRAFT = Draft.EMPTY
            .with("name.english", "Tea lovers")
            .with("name.chinese", "爱茶的人")
            .with("days", "90")
            .with("goods.categories", "7")
            .with("condition", TEA)
            .with("active", "true");

    private final BusinessTime time =
            new BusinessTime(new MovableClock(Instant.parse("2026-05-01T10:00:00Z")), ZoneId.of("Asia/Shanghai"));
    private final List<Uses.Use> named = new ArrayList<>();
    private final OwnSegmentKind kind = new OwnSegmentKind(ConditionJson.TEXT, List.of(code -> named));
    private final EditDefinitions<OwnSegmentTerms> edit = new EditDefinitions<>(
            kind,
            new InMemoryVersions<>(),
            () -> new Surroundings(Currency.getInstance("CNY"), time.zone(), TargetsFixture.targets(), rate -> true),
            new InMemoryTransactions(new InMemoryLedgerStore()),
            time);

    @Test
    void whatIsWrittenIsKeptAndCanBeWrittenAgain() {
        Version<OwnSegmentTerms> saved = saved(edit.add(DRAFT, "olga"));

        assertThat(edit.find(saved.ref().id())).contains(saved);
        assertThat(edit.written(saved)).isEqualTo(DRAFT);
        assertThat(saved.terms().in(Locale.SIMPLIFIED_CHINESE)).isEqualTo("爱茶的人");
        assertThat(saved.terms().in(Locale.ENGLISH)).isEqualTo("Tea lovers");
    }

    @Test
    void ordersOfWholeDaysAreLookedBackOn() {
        OwnSegmentTerms terms = saved(edit.add(DRAFT, "olga")).terms();

        Matching asked = terms.matching(time.now(), time, Currency.getInstance("CNY"));

        assertThat(asked.since()).isEqualTo("2026-01-30T16:00:00Z");
        assertThat(asked.asOf()).isEqualTo(time.now());
        OwnSegmentTerms always = saved(edit.add(DRAFT.with("days", ""), "olga")).terms();
        assertThat(always.matching(time.now(), time, Currency.getInstance("CNY"))
                        .since())
                .isEqualTo(Instant.EPOCH);
    }

    @Test
    void aLookSaysWhatIsWrongAndKeepsNothing() {
        assertThat(edit.propose(DRAFT).hindrance()).isEmpty();
        assertThat(edit.propose(DRAFT).terms().days()).isEqualTo(90);
        assertThat(edit.propose(DRAFT.with("days", "0")).hindrance()).isPresent();
        assertThat(edit.all()).isEmpty();
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                arguments(DRAFT.with("name.english", ""), "name.english", "MISSING"),
                arguments(DRAFT.with("name.chinese", ""), "name.chinese", "MISSING"),
                arguments(DRAFT.with("days", "3651"), "days", "OUT_OF_RANGE"),
                arguments(DRAFT.with("goods.categories", "404"), "goods.categories", "UNKNOWN"),
                arguments(DRAFT.with("condition", "").with("goods.categories", ""), "condition", "EVERYBODY"),
                arguments(
                        DRAFT.with("condition", TEA.replace("member.balance", "order.items")),
                        "condition/field",
                        "UNKNOWN_FIELD"),
                arguments(
                        DRAFT.with(
                                "condition",
                                "{\"version\":1,\"condition\":{\"field\":\"member.segments\",\"operator\":\"has-any-of\","
                                        + "\"values\":[\"own-1\"]}}"),
                        "condition/values/0",
                        "UNKNOWN"));
    }

    @ParameterizedTest(name = "{1}: {2}")
    @MethodSource("wrong")
    void refusesWhatIsWrongWithItsFieldAndReason(Draft draft, String field, String code) {
        EditResult<OwnSegmentTerms> result = edit.add(draft, "olga");

        assertThat(((EditResult.Refused<OwnSegmentTerms>) result).wrong())
                .singleElement()
                .satisfies(invalid ->
                        assertThat(List.of(invalid.field(), invalid.code())).containsExactly(field, code));
    }

    @Test
    void whatIsStillNamedIsNotEndedWithoutAWord() {
        Version<OwnSegmentTerms> saved = saved(edit.add(DRAFT, "olga"));
        named.add(new Uses.Use(Uses.Kind.RULE, 7, "Tea x2"));

        EditResult<OwnSegmentTerms> refused = edit.change(saved.ref(), saved.terms(), false, "olga");

        assertThat(((EditResult.Refused<OwnSegmentTerms>) refused).wrong())
                .singleElement()
                .satisfies(invalid -> {
                    assertThat(invalid.code()).isEqualTo("SEGMENT_IN_RULE");
                    assertThat(invalid.operands()).containsEntry("id", "7").containsEntry("name", "Tea x2");
                });
        assertThat(edit.inForce()).hasSize(1);
        named.clear();
        assertThat(edit.change(saved.ref(), saved.terms(), false, "olga")).isInstanceOf(EditResult.Saved.class);
    }

    @Test
    void theBookKnowsThoseInForceAndCallsAllByTheirNames() {
        Version<OwnSegmentTerms> first = saved(edit.add(DRAFT, "olga"));
        Version<OwnSegmentTerms> ended = saved(edit.add(DRAFT.with("active", "false"), "olga"));
        SegmentCode code = OwnSegmentTerms.code(first.ref().id());

        OwnSegmentBook book = OwnSegmentBook.of(edit.all());

        assertThat(book.codes()).containsExactly(code);
        assertThat(book.has(code.value())).isTrue();
        assertThat(book.has(OwnSegmentTerms.code(ended.ref().id()).value())).isFalse();
        assertThat(book.has("Not a code")).isFalse();
        assertThat(book.name(OwnSegmentTerms.code(ended.ref().id()), Locale.ENGLISH))
                .isEqualTo("Tea lovers");
        assertThat(book.name(new SegmentCode("at-risk"), Locale.ENGLISH)).isEqualTo("At risk");
        assertThat(book.name(new SegmentCode("own-404"), Locale.ENGLISH)).isEqualTo("own-404");
        assertThat(OwnSegmentTerms.id(code)).hasValue(first.ref().id());
        assertThat(OwnSegmentTerms.id(new SegmentCode("at-risk"))).isEmpty();
    }

    private static Version<OwnSegmentTerms> saved(EditResult<OwnSegmentTerms> result) {
        assertThat(result).as(result.toString()).isInstanceOf(EditResult.Saved.class);
        return ((EditResult.Saved<OwnSegmentTerms>) result).version();
    }
}
