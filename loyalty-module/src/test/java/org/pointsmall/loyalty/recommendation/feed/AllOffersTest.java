package org.pointsmall.loyalty.recommendation.feed;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.pointsmall.loyalty.points.Points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.mall.OfferFixture.anOffer;

/** A pass over all offers reads the next ones while the search still takes some: what happens in between is not lost. */
class AllOffersTest extends SearchFeedFixture {
    private CountDownLatch underWay;
    private CountDownLatch letGo;

    @Override
    TestDatabase start() {
        return TestDatabase.inMemory("all-offers");
    }

    @AfterEach
    void nothingWaits() {
        letGo.countDown();
    }

    @BeforeEach
    void nothingIsOnItsWay() {
        underWay = new CountDownLatch(1);
        letGo = new CountDownLatch(1);
    }

    /** It is on its way to the search, and stays there until it is let go. */
    private void holdTheFirstPage() {
        AtomicBoolean held = new AtomicBoolean();
        index.onTheWay = () -> {
            if (held.compareAndSet(false, true)) {
                underWay.countDown();
                await(letGo);
            }
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** The pass begins: its first page is read, and on its way. */
    private Job.Run aPassWhoseFirstPageIsOnItsWay() {
        basis = "2";
        holdTheFirstPage();
        Job.Run pass = feeding.begin();
        pass.next();
        await(underWay);
        return pass;
    }

    /** The pass noted its own time before the other's was known; if it did so afterwards, nobody would tell the third day. */
    @Test
    void whatIsToldMeanwhileIsToldLaterAtTheTimeThatItNamed() {
        long offer = publish(anOffer().costing(100).inTheFirst(5, 60));
        publish(FeedSearch.CHUNK);
        run(feeding);
        Job.Run pass = aPassWhoseFirstPageIsOnItsWay();

        change(offer, anOffer().costing(100).inTheFirst(3, 70), true);
        pass.next();
        letGo.countDown();
        drained(pass);

        assertThat(index.offers().get(offer).points())
                .as("the older page that came late")
                .isEqualTo(Points.of(70));
        clock.moveOn(Duration.ofDays(3));
        run(feeding);
        assertThat(index.offers().get(offer).points()).isEqualTo(Points.of(100));
    }

    @Test
    void whatIsArchivedWhileItsPageIsOnItsWayIsNotBroughtBack() {
        long gone = publish(anOffer());
        Set<Long> others = publish(FeedSearch.CHUNK);
        run(feeding);
        Job.Run pass = aPassWhoseFirstPageIsOnItsWay();

        change(gone, anOffer(), false);
        pass.next();
        letGo.countDown();
        drained(pass);

        assertThat(index.offers().keySet()).isEqualTo(others);
        assertThat(notes()).isZero();
    }

    @Test
    void whatTheSearchRefusesOfAPageIsNotCountedAndIsTriedAgain() {
        long bad = publish(anOffer());
        Set<Long> others = publish(FeedSearch.CHUNK);
        run(rebuild);
        index.refused.add(bad);

        Job.Run pass = new AllOffers(parts, index, List.of());
        int told = 0;
        Job.Chunk chunk;
        do {
            chunk = pass.next();
            told += chunk.processed();
        } while (!chunk.last());

        assertThat(told).isEqualTo(others.size());
        assertThat(index.offers().keySet()).isEqualTo(others);
        index.refused.clear();
        run(feeding);
        assertThat(index.offers()).containsKey(bad);
    }

    /** Though it has read further already. */
    @Test
    void aSearchThatGoesDownBeforeItTakesAPageIsToldAllOfThemAgain() {
        Set<Long> offers = publish(2 * FeedSearch.CHUNK);
        run(feeding);
        offers.forEach(index::forget);
        Job.Run pass = aPassWhoseFirstPageIsOnItsWay();

        index.down = true;
        letGo.countDown();
        assertThat(pass.next().last()).isTrue();
        assertThat(index.offers()).isEmpty();
        index.down = false;
        clock.moveOn(Duration.ofSeconds(1));
        run(feeding);

        assertThat(index.offers().keySet()).isEqualTo(offers);
        assertThat(notes()).isZero();
    }

    @Test
    void anIndexThatIsBuiltIsNotServedBeforeItsLastPageIsTaken() throws Exception {
        Set<Long> offers = publish(3);
        run(feeding);
        offers.forEach(index::forget);
        Job.Run building = rebuild.beginByHand();
        building.next();
        holdTheFirstPage();

        ExecutorService node = Executors.newSingleThreadExecutor();
        try {
            Future<Boolean> built = node.submit(() -> drained(building));
            await(underWay);
            assertThat(index.offers()).as("what was served until now").isEmpty();
            letGo.countDown();
            built.get();
        } finally {
            node.shutdownNow();
        }

        assertThat(index.offers().keySet()).isEqualTo(offers);
    }
}
