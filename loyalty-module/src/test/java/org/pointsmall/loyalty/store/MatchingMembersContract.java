package org.pointsmall.loyalty.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.pointsmall.loyalty.condition.All;
import org.pointsmall.loyalty.condition.Any;
import org.pointsmall.loyalty.condition.Comparison;
import org.pointsmall.loyalty.condition.Condition;
import org.pointsmall.loyalty.condition.Field;
import org.pointsmall.loyalty.condition.FieldType;
import org.pointsmall.loyalty.condition.Not;
import org.pointsmall.loyalty.condition.Operator;
import org.pointsmall.loyalty.condition.Value;
import org.pointsmall.loyalty.definition.Scope;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.segment.own.Matching;
import org.pointsmall.loyalty.segment.own.MatchingMembers;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** Whom SQL finds is whom the condition holds of, on each database that a store may have. */
@Tag("heavy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MatchingMembersContract {
    private static final Instant SINCE = Instant.parse("2026-04-20T16:00:00Z");
    private static final Instant AS_OF = Instant.parse("2026-05-01T10:00:00.123Z");
    private static final Currency CNY = Currency.getInstance("CNY");
    private static final int PEOPLE = 120;
    private static final int QUESTIONS = 60;
    private static final List<Field> FIELDS = Stream.concat(Field.ofMembers().stream(), Stream.of(MembersOnPaper.CITY))
            .toList();

    private TestDatabase database;
    private MembersOnPaper paper;
    private MatchingMembers members;

    /** An empty database. */
    abstract TestDatabase start() throws Exception;

    /** The column type of the store's times, as Hibernate makes it, to the millisecond. */
    String timestamp() {
        return "TIMESTAMP(3)";
    }

    @BeforeAll
    void fill() throws Exception {
        database = start().migrate();
        paper = new MembersOnPaper(new JdbcTemplate(database.dataSource()));
        paper.createTables(timestamp());
        paper.fill(new Random(7), PEOPLE, SINCE, AS_OF);
        members = new StoreMatchingMembers(
                database.dataSource(), () -> List.of("silver", "gold", "black"), MembersOnPaper.BIRTHDAY);
    }

    @AfterAll
    void close() {
        if (database != null) {
            database.close();
        }
    }

    @Test
    void findsThoseOfWhomTheConditionHolds() {
        Random random = new Random(11);
        Set<Field> asked = new HashSet<>();
        int some = 0;
        for (int i = 0; i < QUESTIONS; i++) {
            Condition condition =
                    random.nextInt(10) == 0 ? Condition.always() : condition(random, 1 + random.nextInt(3));
            Matching matching = new Matching(
                    goods(random),
                    condition,
                    random.nextInt(4) == 0 ? Instant.EPOCH : SINCE,
                    AS_OF,
                    MembersOnPaper.ZONE,
                    CNY);
            List<Long> expected = paper.matching(matching);

            assertThat(found(matching)).as("%s", matching).isEqualTo(expected);
            assertThat(members.count(matching)).as("%s", matching).isEqualTo(expected.size());
            asked.addAll(condition.fields());
            some += expected.isEmpty() || expected.size() > PEOPLE / 2 ? 0 : 1;
        }
        assertThat(asked).containsExactlyInAnyOrderElementsOf(FIELDS);
        assertThat(some).as("questions that tell some members from others").isGreaterThan(QUESTIONS / 4);
    }

    @Test
    void theFirstAreTheFirstById() {
        Matching anybody = new Matching(Scope.ALL, Condition.always(), SINCE, AS_OF, MembersOnPaper.ZONE, CNY);

        assertThat(members.first(anybody, 5).stream().map(MemberId::value))
                .isEqualTo(paper.matching(anybody).subList(0, 5));
    }

    /** Span by span, as the job does it; each no longer than it may be. */
    private List<Long> found(Matching matching) {
        List<Long> found = new ArrayList<>();
        Optional<MemberId> after = Optional.of(new MemberId(0));
        while (after.isPresent()) {
            MatchingMembers.Span span = members.next(matching, after.get(), 70);
            assertThat(span.matching()).hasSizeLessThanOrEqualTo(70);
            span.matching().forEach(member -> found.add(member.value()));
            after = span.upTo();
        }
        return found;
    }

    private static Scope goods(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> Scope.ofProducts(1L, 4L);
            case 1 -> Scope.ofCategories(10L);
            case 2 -> Scope.ofCategories(20L, 40L);
            case 3 -> Scope.of(Set.of(5L), Set.of(30L));
            default -> Scope.ALL;
        };
    }

    private static Condition condition(Random random, int depth) {
        if (depth == 1) {
            return comparison(random);
        }
        List<Condition> parts = IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(i -> condition(random, depth - 1))
                .toList();
        return switch (random.nextInt(3)) {
            case 0 -> new All(parts);
            case 1 -> new Any(parts);
            default -> new Not(parts.get(0));
        };
    }

    private static Comparison comparison(Random random) {
        Field field = FIELDS.get(random.nextInt(FIELDS.size()));
        List<Operator> operators = field.type().operators();
        Operator operator = operators.get(random.nextInt(operators.size()));
        int count = operator.leastValues() + (operator.mostValues() > operator.leastValues() ? random.nextInt(3) : 0);
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(operator.counts() ? new Value.Whole(random.nextInt(3)) : value(random, field));
        }
        if (operator == Operator.BETWEEN) {
            values.sort((one, other) -> Long.compare(((Value.Whole) one).value(), ((Value.Whole) other).value()));
        }
        return new Comparison(field, operator, values);
    }

    private static Value value(Random random, Field field) {
        if (field.type() == FieldType.THINGS) {
            String[] ids = {"1", "2", "3", "4", "5", "10", "20", "30", "40", "99", "005", "tea"};
            return new Value.Text(ids[random.nextInt(ids.length)]);
        }
        if (field.equals(MembersOnPaper.CITY)) {
            String[] cities = {"Wien", "WIEN", "wien", "厦门", "Zürich", "Zurich", "Graz"};
            return new Value.Text(cities[random.nextInt(cities.length)]);
        }
        if (field.type() == FieldType.TEXT || field.type() == FieldType.TEXTS) {
            String[] texts = {"gold", "silver", "GOLD", "old", "s", "loyal", "lost", "new", "platinum"};
            return new Value.Text(texts[random.nextInt(texts.length)]);
        }
        if (field.equals(Field.MEMBER_BIRTH_MONTH)) {
            return new Value.Whole(1 + random.nextInt(12));
        }
        boolean amount = field.equals(Field.MEMBER_BALANCE) || field.equals(Field.BOUGHT_MONEY);
        return new Value.Whole(amount ? random.nextInt(5) * 50L + random.nextInt(2) : random.nextInt(7));
    }
}
