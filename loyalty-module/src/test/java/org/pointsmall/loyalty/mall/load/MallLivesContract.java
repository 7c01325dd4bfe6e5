package org.pointsmall.loyalty.mall.load;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.pointsmall.loyalty.RandomRuns;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.pointsmall.loyalty.proof.jdbc.LedgerProof;
import org.pointsmall.loyalty.tier.Measure;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whole lives in the mall: no sequence of legal steps makes points or pieces, what is undone is undone everywhere, what is
 * shown is what is charged. {@code -Dmall.seed=17} repeats one seed alone, {@code -Dmall.lives=1000} lives more of them, from
 * {@code -Dmall.from} on.
 */
@Tag("heavy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MallLivesContract {
    private static final int STEPS = 90;

    private TestDatabase database;
    MallWorld world;

    /** An empty database. */
    abstract TestDatabase start() throws Exception;

    /** How many lives are lived in a usual build. */
    abstract int lives();

    /** By what people become silver and gold. */
    abstract Measure measure();

    private long silver() {
        return measure() == Measure.POINTS ? 80 : 800;
    }

    @BeforeAll
    void open() throws Exception {
        database = start().migrate();
        world = new MallWorld(database.dataSource());
        world.createTables();
        world.programme.defineTiers(measure(), silver(), 3 * silver());
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void nothingComesFromNothingAndNothingGetsLost() {
        Long only = Long.getLong("mall.seed");
        long first = only == null ? Long.getLong("mall.from", 1) : only;
        long last = only == null ? first - 1 + RandomRuns.of(Integer.getInteger("mall.lives", lives())) : only;
        for (long seed = first; seed <= last; seed++) {
            new MallLife(world, measure(), new MallOnPaper(silver(), 3 * silver()), seed).live(STEPS);
        }
        assertThat(LedgerProof.of(database.dataSource()).prove().report())
                .endsWith("All of it follows from the journal.");
    }
}
