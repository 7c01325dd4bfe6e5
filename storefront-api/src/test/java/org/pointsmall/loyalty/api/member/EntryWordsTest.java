package org.pointsmall.loyalty.api.member;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.pointsmall.loyalty.api.wording.Explanations;
import org.pointsmall.loyalty.api.wording.Language;
import org.pointsmall.loyalty.earning.Limit;
import org.pointsmall.loyalty.ledger.AccountId;
import org.pointsmall.loyalty.ledger.EntryDraft;
import org.pointsmall.loyalty.ledger.EntryId;
import org.pointsmall.loyalty.ledger.EntryKind;
import org.pointsmall.loyalty.ledger.JournalEntry;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.statement.Statements;
import org.pointsmall.loyalty.trace.TraceLine;

import static org.assertj.core.api.Assertions.assertThat;

class EntryWordsTest {
    private static final OrderRef ORDER = new OrderRef(40, "20261129");

    private final EntryWords words = new EntryWords();

    static Stream<Arguments> entries() {
        return Stream.of(EntryKind.values())
                .flatMap(kind -> Stream.of(Language.values()).flatMap(language -> Stream.of(-7L, 0L, 7L)
                        .flatMap(points -> Stream.of(null, new OrderRef(40, null), ORDER)
                                .map(order -> Arguments.of(kind, language, points, order)))));
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everyEntryExplainsItself(EntryKind kind, Language language, long points, @Nullable OrderRef order) {
        assertThat(words.of(line(kind, points, order, null), language))
                .as("of whatever kind, and without a trace")
                .singleElement()
                .satisfies(sentence -> assertThat(sentence).doesNotContain("{").doesNotContain("-7"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BURN     | -1500 | 15.00 | 1,500 points paid £15.00 of order 20261129.",
                "BURN     | -1500 |       | 1,500 points paid for part of order 20261129.",
                "RETURN   | 1     |       | 1 point spent on order 20261129 came back.",
                "CLAWBACK | -19   |       | 19 points were taken back that order 20261129 had earned.",
            })
    void saysWhatAnOrdersPointsDid(EntryKind kind, long points, @Nullable String paid, String sentence) {
        Money money = paid == null ? null : Money.exactly(new BigDecimal(paid), Currency.getInstance("GBP"));
        assertThat(words.of(line(kind, points, ORDER, money), Language.ENGLISH)).containsExactly(sentence);
    }

    /** Recorded with each name, for it was not known who would read it. */
    @ParameterizedTest
    @CsvSource({"ENGLISH, Wednesdays", "CHINESE, 周三双倍"})
    void aRuleIsCalledAsItsReaderCallsIt(Language language, String name) {
        TraceLine step = new TraceLine(
                "earn.rule-multiplier",
                Map.of("name", "Wednesdays", "chinese", "周三双倍", "points", "12", "factor", "2", "paid", "12.00 CNY"));

        assertThat(new Explanations("org.pointsmall.loyalty.api.member.explanations", EntryWords.class)
                        .of(List.of(step), language))
                .singleElement()
                .satisfies(sentence -> assertThat(sentence).contains(name));
    }

    @Test
    void whatTheTraceSaysFollows() {
        assertThat(words.of(
                        line(
                                EntryKind.CLAWBACK,
                                -3,
                                ORDER,
                                null,
                                new TraceLine("clawback.shortfall", Map.of("points", "4"))),
                        Language.ENGLISH))
                .containsExactly(
                        "3 points were taken back that order 20261129 had earned.",
                        "4 points had been used and could not be taken back."
                                + " Should they come back from another order, they are taken then.");
    }

    @Test
    void anAwardIsExplainedByItsTraceAlone() {
        assertThat(words.of(
                        line(
                                EntryKind.EARN,
                                24,
                                ORDER,
                                null,
                                new TraceLine("earn.less-offset", Map.of("money", "1.00 GBP"))),
                        Language.ENGLISH))
                .containsExactly("£1.00 was paid with points, which earns no points.");
    }

    static Stream<Arguments> limits() {
        return Stream.of(Limit.Subject.values()).flatMap(of -> Stream.concat(
                        Stream.of("ORDER").filter(order -> of == Limit.Subject.MEMBER),
                        Stream.of(Limit.Period.values()).map(Enum::name))
                .flatMap(limit ->
                        Stream.of(Language.values()).map(language -> Arguments.of(of.name(), limit, language))));
    }

    @ParameterizedTest
    @MethodSource("limits")
    void saysWhichLimitWasReached(String of, String limit, Language language) {
        List<String> said = explain(of, limit, language);

        assertThat(said).singleElement().satisfies(sentence -> {
            assertThat(sentence).contains("Double points", "50", "12.5");
            if (of.equals("MEMBER")) {
                assertThat(sentence).contains("1,000");
            } else {
                assertThat(sentence).as("a budget is the merchant's own").doesNotContain("1,000");
            }
        });
        assertThat(said).as("and not just any").isNotEqualTo(explain("NOBODY", "NEVER", language));
    }

    private static List<String> explain(String of, String limit, Language language) {
        TraceLine line = new TraceLine(
                "earn.limited",
                Map.of(
                        "owner", "rule-3",
                        "name", "Double points",
                        "of", of,
                        "limit", limit,
                        "most", "1000",
                        "from", "50",
                        "to", "12.5"));
        return new Explanations("org.pointsmall.loyalty.api.member.explanations", EntryWords.class)
                .of(List.of(line), language);
    }

    @Test
    void whatWasKeptByAnOlderVersionStillHasWords() {
        assertThat(new Explanations("org.pointsmall.loyalty.api.member.explanations", EntryWords.class)
                        .of(
                                List.of(new TraceLine(
                                        "earn.cut",
                                        Map.of("owner", "rule-3", "limit", "DAY", "from", "50", "to", "12"))),
                                Language.ENGLISH))
                .containsExactly("A limit was reached: 12 instead of 50 points.");
    }

    private static Statements.Line line(
            EntryKind kind, long points, @Nullable OrderRef order, @Nullable Money paid, TraceLine... trace) {
        JournalEntry entry = new JournalEntry(
                new EntryId(1),
                new AccountId(1),
                kind,
                new PostingKey("key"),
                "0".repeat(64),
                new EntryDraft.Subject("test", order, null, null, null),
                points,
                Points.of(100),
                List.of(trace),
                Instant.EPOCH);
        return new Statements.Line(entry, Points.of(100), paid);
    }
}
