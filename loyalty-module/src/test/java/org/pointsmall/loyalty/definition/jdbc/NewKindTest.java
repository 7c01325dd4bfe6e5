package org.pointsmall.loyalty.definition.jdbc;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.catalogue.CatalogueInMemory;
import org.pointsmall.loyalty.definition.Audience;
import org.pointsmall.loyalty.definition.DefinitionKind;
import org.pointsmall.loyalty.definition.Draft;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.EditResult;
import org.pointsmall.loyalty.definition.Fields;
import org.pointsmall.loyalty.definition.Latest;
import org.pointsmall.loyalty.definition.Listed;
import org.pointsmall.loyalty.definition.OneOf;
import org.pointsmall.loyalty.definition.Part;
import org.pointsmall.loyalty.definition.Shape;
import org.pointsmall.loyalty.definition.Surroundings;
import org.pointsmall.loyalty.definition.Targets;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.definition.WindowPart;
import org.pointsmall.loyalty.ledger.InMemoryLedgerStore;
import org.pointsmall.loyalty.ledger.InMemoryTransactions;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.refusal.Invalid;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pointsmall.loyalty.time.TimeFixture.standingAt;

/** A kind that there is not, poured into the mould from its draft to what is in force: reminders of points that expire. */
@Tag("heavy")
class NewKindTest {
    /** What a reminder says. */
    record Reminder(String name, Audience audience, Window window, Way way, List<Points> from) {}

    /** How somebody is reminded. */
    sealed interface Way {
        enum Kind {
            MAIL,
            PAPER
        }

        Kind kind();
    }

    record Mail(String subject) implements Way {
        @Override
        public Kind kind() {
            return Kind.MAIL;
        }
    }

    record Paper(boolean inColour) implements Way {
        @Override
        public Kind kind() {
            return Kind.PAPER;
        }
    }

    /** All that is to be said of a kind. */
    static final class Reminders implements DefinitionKind<Reminder> {
        private static final Part<String> NAME = Fields.text("name", 20);
        private static final Part<Audience> AUDIENCE = Audience.part("to");
        private static final Part<Window> WINDOW = new WindowPart("window", "when");
        private static final Part<Way> WAY =
                OneOf.within("way", "by", Way.Kind.class, Reminders::way, Way::kind, new Mail("?"));
        private static final Part<Points> POINTS = Fields.points("points", 1, 1_000);
        private static final Part<List<Points>> FROM = new Listed<>(
                "from", Shape.<Points>whole().with(POINTS, one -> one).made(one -> one.get(POINTS)), 1, 3);
        private static final Shape<Reminder> SHAPE = Shape.<Reminder>whole()
                .with(NAME, Reminder::name)
                .with(AUDIENCE, Reminder::audience)
                .with(WINDOW, Reminder::window)
                .with(WAY, Reminder::way)
                .with(FROM, Reminder::from)
                .made(all ->
                        new Reminder(all.get(NAME), all.get(AUDIENCE), all.get(WINDOW), all.get(WAY), all.get(FROM)));

        private static Shape<? extends Way> way(Way.Kind kind) {
            return switch (kind) {
                case MAIL -> {
                    Part<String> subject = Fields.text("subject", 50);
                    yield Shape.<Mail>whole().with(subject, Mail::subject).made(mail -> new Mail(mail.get(subject)));
                }
                case PAPER -> {
                    Part<Boolean> inColour = Fields.flag("inColour");
                    yield Shape.<Paper>whole()
                            .with(inColour, Paper::inColour)
                            .made(paper -> new Paper(paper.get(inColour)));
                }
            };
        }

        @Override
        public String table() {
            return "LOYALTY_REMINDER";
        }

        @Override
        public Shape<Reminder> shape() {
            return SHAPE;
        }

        @Override
        public String name(Reminder reminder) {
            return reminder.name();
        }
    }

    private static final Draft USUAL = Draft.EMPTY
            .with("name", "Soon gone")
            .with("active", "true")
            .with("to.tiers", "gold")
            .with("way.kind", "MAIL")
            .with("way.subject", "Your points")
            .with("from[0].points", "5")
            .with("from[2].points", "1000");

    private final InMemoryTransactions transactions = new InMemoryTransactions(new InMemoryLedgerStore());
    private Versions<Reminder> store;
    private EditDefinitions<Reminder> edit;
    private JdbcTemplate jdbc;

    @BeforeEach
    void tables() {
        DriverManagerDataSource database = new DriverManagerDataSource("jdbc:h2:mem:reminders;DB_CLOSE_DELAY=-1");
        jdbc = new JdbcTemplate(database);
        jdbc.execute("DROP ALL OBJECTS");
        jdbc.execute("CREATE TABLE LOYALTY_REMINDER (REMINDER_ID BIGINT AUTO_INCREMENT PRIMARY KEY, VERSION INT,"
                + " ARCHIVED BOOLEAN DEFAULT FALSE)");
        jdbc.execute(
                "CREATE TABLE LOYALTY_REMINDER_VERSION (SAVE_ID BIGINT AUTO_INCREMENT PRIMARY KEY,"
                        + " REMINDER_ID BIGINT, VERSION INT, TERMS CLOB, ACTIVE BOOLEAN, SAVED_AT TIMESTAMP, ACTOR VARCHAR(9))");
        jdbc.execute("CREATE TABLE LOYALTY_REMINDER_LOCK (LOCK_ID INT)");
        Targets targets = new Targets(new CatalogueInMemory(Map.of(), Map.of()), "gold"::equals, segment -> false);
        store = new Versions<>(database, new Reminders());
        edit = new EditDefinitions<>(
                new Reminders(),
                store,
                () -> new Surroundings(Currency.getInstance("CNY"), ZoneOffset.UTC, targets, rate -> true),
                transactions,
                standingAt(Instant.parse("2026-11-29T12:00:00Z")));
    }

    @Test
    void isWrittenKeptReadAndInForce() {
        Latest<List<Version<Reminder>>> inForce = Latest.inForce(store, (revision, all) -> all, transactions);
        assertThat(inForce.book()).isEmpty();

        Version<Reminder> saved = ((EditResult.Saved<Reminder>) edit.add(USUAL, "olga")).version();

        assertThat(inForce.refresh()).isTrue();
        assertThat(inForce.book()).containsExactly(saved);
        assertThat(saved.terms().way()).isEqualTo(new Mail("Your points"));
        assertThat(saved.terms().from()).containsExactly(Points.of(5), Points.of(1_000));
        assertThat(jdbc.queryForObject("SELECT TERMS FROM LOYALTY_REMINDER_VERSION", String.class))
                .isEqualTo("{\"name\":\"Soon gone\",\"tiers\":[\"gold\"],\"when\":{\"zone\":\"Z\"},"
                        + "\"by\":{\"kind\":\"MAIL\",\"subject\":\"Your points\"},"
                        + "\"from\":[{\"points\":5},{\"points\":1000}]}");
        Draft written = edit.written(saved);
        Version<Reminder> second = ((EditResult.Saved<Reminder>) edit.change(
                        saved.ref(), written.with("way.kind", "PAPER").with("way.inColour", "true"), "piet"))
                .version();
        assertThat(second.terms().way()).isEqualTo(new Paper(true));
        assertThat(edit.versions(saved.ref().id())).containsExactly(second, saved);
        assertThat(edit.change(saved.ref(), written, "olga")).isEqualTo(new EditResult.Outdated<>(second));
    }

    @Test
    void isPutAwayAndComesBackAsItWas() {
        Version<Reminder> draft = ((EditResult.Saved<Reminder>) edit.add(USUAL.with("active", ""), "olga")).version();
        long revision = store.revision();

        edit.archive(draft.ref(), true, "olga");
        assertThat(store.archived()).containsExactly(draft.ref().id());
        assertThatThrownBy(() -> store.change(draft.ref(), draft.terms(), true, draft.savedAt(), "past us"))
                .hasMessageContaining("put away");
        assertThat(store.revision()).isEqualTo(revision);

        edit.archive(draft.ref(), false, "olga");
        assertThat(store.archived()).isEmpty();
        assertThat(store.all()).containsExactly(draft);
        Version<Reminder> inForce = store.change(draft.ref(), draft.terms(), true, draft.savedAt(), "olga");
        assertThatThrownBy(() -> store.archive(inForce, true, "past us")).hasMessageContaining("in force");
        assertThatThrownBy(() -> store.archive(draft, true, "past us")).hasMessageContaining("not the latest");
    }

    @Test
    void eachOfItsFieldsIsRefusedByItsOwnReason() {
        Draft wrong = USUAL.with("name", "x".repeat(21))
                .with("to.tiers", "silver")
                .with("to.segments", "no such")
                .with("window.daysOfMonth", "0")
                .with("way.subject", "")
                .with("from[1].points", "1001")
                .with("from[2].pints", "1");

        assertThat(((EditResult.Refused<Reminder>) edit.add(wrong, "olga")).wrong())
                .extracting(invalid -> invalid.field() + " " + invalid.code())
                .containsExactlyInAnyOrder(
                        "from[2].pints UNKNOWN_FIELD",
                        "name TOO_LONG",
                        "to.segments UNKNOWN",
                        "to.tiers UNKNOWN",
                        "window.daysOfMonth NO_DAY_ZERO",
                        "way.subject MISSING",
                        "from[1].points OUT_OF_RANGE");
        assertThat(((EditResult.Refused<Reminder>)
                                edit.add(USUAL.with("from[0].points", "").with("from[2].points", ""), "olga"))
                        .wrong())
                .containsExactly(Invalid.of("from", "MISSING"));
        assertThat(new DraftJson(new Reminders())
                        .read("{\"way\":{\"kind\":\"MAIL\",\"colour\":1}}")
                        .wrong())
                .containsExactly(Invalid.of("way.colour", "UNKNOWN_FIELD"));
    }

    @Test
    void itsFieldsAreDeclaredForItsForm() {
        assertThat(new Reminders().shape().fields())
                .extracting(field -> field.path() + " " + field.input() + field.kinds())
                .contains("name TEXT[]", "to.tiers TIERS[]", "way.kind CHOICE[]", "way.subject TEXT[MAIL]")
                .contains("way.inColour FLAG[PAPER]", "from[].points NUMBER[]")
                .hasSize(1 + 2 + 6 + 3 + 1);
        assertThat(Set.of(Way.Kind.values())).hasSize(2);
    }
}
