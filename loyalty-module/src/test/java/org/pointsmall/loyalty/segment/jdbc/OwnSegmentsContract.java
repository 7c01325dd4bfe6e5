package org.pointsmall.loyalty.segment.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.pointsmall.loyalty.condition.Comparison;
import org.pointsmall.loyalty.condition.FactSheet;
import org.pointsmall.loyalty.condition.Field;
import org.pointsmall.loyalty.condition.Operator;
import org.pointsmall.loyalty.condition.Value;
import org.pointsmall.loyalty.condition.jdbc.ConditionJson;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.EditResult;
import org.pointsmall.loyalty.definition.Scope;
import org.pointsmall.loyalty.definition.Surroundings;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.definition.VersionStore;
import org.pointsmall.loyalty.definition.jdbc.Versions;
import org.pointsmall.loyalty.earning.TargetsFixture;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.ledger.MovableClock;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.segment.FixedSegmentTerms;
import org.pointsmall.loyalty.segment.MemberSegments;
import org.pointsmall.loyalty.segment.SegmentMembers;
import org.pointsmall.loyalty.segment.own.ComputeOwnSegments;
import org.pointsmall.loyalty.segment.own.Matching;
import org.pointsmall.loyalty.segment.own.MatchingMembers;
import org.pointsmall.loyalty.segment.own.OwnRun;
import org.pointsmall.loyalty.segment.own.OwnRuns;
import org.pointsmall.loyalty.segment.own.OwnSegmentKind;
import org.pointsmall.loyalty.segment.own.OwnSegmentTerms;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.TransactionsOfAStore;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** The job that finds members of own segments, and what readers see meanwhile, on each database that a store may have. */
@Tag("heavy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OwnSegmentsContract {
    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00.123Z");
    private static final Currency CNY = Currency.getInstance("CNY");
    private static final int CHUNK = 3;

    private final MovableClock clock = new MovableClock(NOW);
    private final BusinessTime time = new BusinessTime(clock, ZoneId.of("Asia/Shanghai"));
    /** Members by their points, on paper. */
    private final Map<Long, Long> balances = new TreeMap<>();

    private TestDatabase database;
    private JdbcTemplate jdbc;
    private Transactions transactions;
    private VersionStore<OwnSegmentTerms> store;
    private EditDefinitions<OwnSegmentTerms> edit;
    private OwnRuns runs;
    private MemberSegments segments;
    private SegmentMembers members;

    /** An empty database. */
    abstract TestDatabase start() throws Exception;

    @BeforeAll
    void migrate() throws Exception {
        database = start().migrate();
        jdbc = new JdbcTemplate(database.dataSource());
        transactions = TransactionsOfAStore.on(database.dataSource());
        OwnSegmentKind kind = new OwnSegmentKind(ConditionJson.TEXT, List.of());
        store = new Versions<>(database.dataSource(), kind);
        edit = new EditDefinitions<>(
                kind,
                store,
                () -> new Surroundings(CNY, time.zone(), TargetsFixture.targets(), rate -> true),
                transactions,
                time);
        runs = new JdbcOwnRuns(database.dataSource());
        segments = new JdbcMemberSegments(database.dataSource());
        members = new JdbcSegmentMembers(database.dataSource());
    }

    @AfterAll
    void close() {
        if (database != null) {
            database.close();
        }
    }

    @BeforeEach
    void startEmpty() {
        for (String table : List.of("_MEMBER", "_RUN", "_VERSION", "")) {
            jdbc.update("DELETE FROM LOYALTY_OWN_SEGMENT" + table);
        }
        clock.moveOn(Duration.between(clock.instant(), NOW));
        balances.clear();
        for (long member = 1; member <= 10; member++) {
            balances.put(member, member * 10);
        }
    }

    @Test
    void whoMatchesIsInTheSegmentOnceItIsFound() {
        long rich = publish(60);
        assertThat(found(rich)).isEmpty();

        runToItsEnd();

        assertThat(found(rich)).containsExactly(6L, 7L, 8L, 9L, 10L);
        assertThat(segments.of(new MemberId(6))).containsExactly(OwnSegmentTerms.code(rich));
        assertThat(segments.of(new MemberId(5))).isEmpty();
        assertThat(members.of(OwnSegmentTerms.code(rich), 7, 2)).containsExactly(new MemberId(8), new MemberId(9));
        assertThat(inForce(rich).members()).isEqualTo(5);
        assertThat(inForce(rich).of().version()).isEqualTo(1);
    }

    @Test
    void aDraftHasNoMembers() {
        Version<OwnSegmentTerms> draft = saved(edit.add(terms(60), false, "olga"));

        runToItsEnd();

        assertThat(found(draft.ref().id())).isEmpty();
        assertThat(job().ask(draft.ref().id())).isFalse();
    }

    @Test
    void membersStayAsTheyWereFoundUntilTheNextDayOrSomebodyAsks() {
        long rich = publish(60);
        runToItsEnd();
        balances.put(1L, 100L);

        runToItsEnd();
        assertThat(found(rich)).doesNotContain(1L);

        assertThat(job().ask(rich)).isTrue();
        runToItsEnd();
        assertThat(found(rich)).contains(1L);

        balances.put(2L, 100L);
        clock.moveOn(Duration.ofDays(1));
        runToItsEnd();
        assertThat(found(rich)).contains(2L);
        assertThat(rows("MEMBER")).as("rows of the run before").isEqualTo(7);
    }

    @Test
    void aChangedSegmentIsFoundAnewAndAnEndedOneIsNobodys() {
        long rich = publish(60);
        runToItsEnd();

        Version<OwnSegmentTerms> changed =
                saved(edit.change(edit.find(rich).orElseThrow().ref(), terms(90), true, "olga"));
        runToItsEnd();
        assertThat(found(rich)).containsExactly(9L, 10L);

        saved(edit.change(changed.ref(), terms(90), false, "olga"));
        runToItsEnd();
        assertThat(found(rich)).isEmpty();
        assertThat(rows("MEMBER") + rows("RUN")).isZero();
    }

    @Test
    void aRunThatTookADayIsGivenUpForAnother() {
        long rich = publish(60);
        chunk();
        chunk();
        clock.moveOn(Duration.ofDays(1).plusMillis(1));
        balances.put(1L, 100L);

        runToItsEnd();

        assertThat(found(rich)).contains(1L);
    }

    @Test
    void wholeSegmentsAreSeenWhereverRunsAreCutOff() {
        Random random = new Random(3);
        Map<Long, Long> least = new HashMap<>();
        Map<Long, Set<Long>> seen = new HashMap<>();
        for (int i = 0; i < 25; i++) {
            switch (random.nextInt(4)) {
                case 0 -> {
                    long bound = random.nextInt(11) * 10L;
                    long id = publish(bound);
                    least.put(id, bound);
                    seen.put(id, Set.of());
                }
                case 1 -> balances.put(1L + random.nextInt(12), random.nextInt(11) * 10L);
                case 2 -> least.keySet().forEach(id -> job().ask(id));
                default -> clock.moveOn(Duration.ofDays(1));
            }
            for (int n = random.nextInt(40); n > 0; n--) {
                boolean last = chunk();
                least.forEach((id, bound) -> {
                    Set<Long> now = seen(id);
                    Set<Long> next = matching(bound);
                    assertThat(now.equals(seen.get(id)) || now.equals(next))
                            .as("%s is neither %s nor %s", now, seen.get(id), next)
                            .isTrue();
                });
                if (last) {
                    break;
                }
            }
            runToItsEnd();
            least.forEach((id, bound) -> seen.put(id, found(id)));
        }
        least.keySet().forEach(id -> job().ask(id));
        runToItsEnd();
        least.forEach((id, bound) -> assertThat(found(id)).isEqualTo(matching(bound)));
    }

    @Test
    void twoNodesAtOnceFindEachMemberOnce() throws Exception {
        List<Long> all = new ArrayList<>();
        for (long bound = 0; bound < 100; bound += 10) {
            all.add(publish(bound));
        }
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> running = List.of(nodes.submit(this::runToItsEnd), nodes.submit(this::runToItsEnd));
            for (Future<?> node : running) {
                node.get();
            }
        } finally {
            nodes.shutdownNow();
        }
        for (int i = 0; i < all.size(); i++) {
            assertThat(found(all.get(i))).isEqualTo(matching(i * 10L));
            assertThat(inForce(all.get(i)).members())
                    .isEqualTo(matching(i * 10L).size());
        }
    }

    private long publish(long least) {
        return saved(edit.add(terms(least), true, "olga")).ref().id();
    }

    private static Version<OwnSegmentTerms> saved(EditResult<OwnSegmentTerms> result) {
        assertThat(result).isInstanceOf(EditResult.Saved.class);
        return ((EditResult.Saved<OwnSegmentTerms>) result).version();
    }

    private static OwnSegmentTerms terms(long least) {
        return new OwnSegmentTerms(
                "Rich",
                "富裕",
                null,
                Scope.ALL,
                new Comparison(Field.MEMBER_BALANCE, Operator.AT_LEAST, List.of(new Value.Whole(least))));
    }

    private OwnRun inForce(long segment) {
        return transactions.required(
                () -> runs.standing(segment, OwnRun.State.IN_FORCE).orElseThrow());
    }

    private long rows(String table) {
        Long rows = jdbc.queryForObject("SELECT COUNT(*) FROM LOYALTY_OWN_SEGMENT_" + table, Long.class);
        return rows == null ? 0 : rows;
    }

    /** Whom readers see in it; asked both ways. */
    private Set<Long> found(long segment) {
        Set<Long> found = seen(segment);
        for (long member = 1; member <= 12; member++) {
            assertThat(segments.of(new MemberId(member)).contains(OwnSegmentTerms.code(segment)))
                    .isEqualTo(found.contains(member));
        }
        return found;
    }

    private Set<Long> seen(long segment) {
        Set<Long> seen = new TreeSet<>();
        members.of(OwnSegmentTerms.code(segment), 0, 100).forEach(member -> seen.add(member.value()));
        return seen;
    }

    private Set<Long> matching(long least) {
        Set<Long> matching = new TreeSet<>();
        balances.forEach((member, balance) -> {
            if (balance >= least) {
                matching.add(member);
            }
        });
        return matching;
    }

    private ComputeOwnSegments job() {
        return new ComputeOwnSegments(
                store,
                runs,
                new OnPaper(),
                new FixedSegmentTerms(Period.ofMonths(1), 1, CNY),
                CHUNK,
                transactions,
                time);
    }

    /** A chunk by a process that remembers nothing. */
    private boolean chunk() {
        return job().begin().next().last();
    }

    private void runToItsEnd() {
        Job.Run run = job().begin();
        while (!run.next().last()) {
            // Goes on.
        }
    }

    private final class OnPaper implements MatchingMembers {
        @Override
        public long count(Matching asked) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<MemberId> first(Matching asked, int limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Span next(Matching asked, MemberId after, int limit) {
            List<Long> looked = balances.keySet().stream()
                    .filter(member -> member > after.value())
                    .limit(limit)
                    .toList();
            Optional<MemberId> upTo =
                    looked.size() < limit ? Optional.empty() : Optional.of(new MemberId(looked.get(limit - 1)));
            return new Span(
                    looked.stream()
                            .filter(member -> asked.condition()
                                    .holds(new FactSheet().number(Field.MEMBER_BALANCE, balances.get(member))))
                            .map(MemberId::new)
                            .toList(),
                    upTo);
        }
    }
}
