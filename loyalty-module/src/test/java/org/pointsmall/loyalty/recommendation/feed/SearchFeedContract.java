package org.pointsmall.loyalty.recommendation.feed;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.mall.MallOffer;
import org.pointsmall.loyalty.mall.OfferFixture;
import org.pointsmall.loyalty.mall.Supply;
import org.pointsmall.loyalty.mall.jdbc.JdbcOffers;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.recommendation.OfferDocument;
import org.pointsmall.loyalty.time.TimeFixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pointsmall.loyalty.mall.OfferFixture.anOffer;

/** What a search knows follows what is committed, through whatever befalls it. */
abstract class SearchFeedContract extends SearchFeedFixture {

    @Test
    void whatIsSavedIsFoundAndWhatIsArchivedIsNot() {
        long id = publish(anOffer().product(1).costing(100));
        assertThat(index.offers()).isEmpty();
        run(feeding);
        assertThat(index.offers()).containsOnlyKeys(id);
        assertThat(index.offers().get(id).points()).isEqualTo(Points.of(100));
        change(id, anOffer().product(1).costing(80), true);
        run(feeding);
        assertThat(index.offers().get(id).points()).isEqualTo(Points.of(80));
        change(id, anOffer().product(1).costing(80), false);
        run(feeding);
        assertThat(index.offers()).isEmpty();
        assertThat(notes()).isZero();
    }

    @Test
    void whatIsNotCommittedIsNotTold() {
        assertThatThrownBy(() -> transactions.required(() -> {
                    offers.add(anOffer().terms(), true, NOW, "test");
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        run(feeding);
        assertThat(notes()).isZero();
        assertThat(index.offers()).isEmpty();
    }

    @Test
    void theLastPieceAndOneThatComesBackAreTold() {
        long id = publish(anOffer().limitedTo(Supply.of(2)));
        run(feeding);
        assertThat(index.offers().get(id).available()).isTrue();
        transactions.required(() -> stock.take(MallOffer.stockKey(id), 2, 2L));
        run(feeding);
        assertThat(index.offers().get(id).available()).isFalse();
        transactions.required(() -> {
            stock.putBack(MallOffer.stockKey(id), 1);
            return true;
        });
        run(feeding);
        assertThat(index.offers().get(id).available()).isTrue();
    }

    @Test
    void aPriceThatEndsByTheClockIsToldAtItsTime() {
        long id = publish(anOffer().costing(100).inTheFirst(3, 60));
        run(feeding);
        assertThat(index.offers().get(id).points()).isEqualTo(Points.of(60));
        clock.moveOn(Duration.ofDays(2));
        run(feeding);
        assertThat(index.offers().get(id).points()).isEqualTo(Points.of(60));
        clock.moveOn(Duration.ofDays(1));
        run(feeding);
        assertThat(index.offers().get(id).points()).isEqualTo(Points.of(100));
    }

    @Test
    void daysOfAWindowAreToldAheadAndGoOn() {
        long id = publish(anOffer().seen(Window.always(OfferFixture.ZONE).on(DayOfWeek.SATURDAY)));
        run(feeding);
        OfferDocument first = index.offers().get(id);
        assertThat(first.shown()).hasSizeBetween(5, 7);
        assertThat(Duration.between(
                        first.shown().get(0).from(), first.shown().get(0).until()))
                .isEqualTo(Duration.ofDays(1));
        clock.moveOn(Duration.ofDays(50));
        run(feeding);
        assertThat(index.offers().get(id).shown().get(0).from())
                .isAfter(first.shown().get(4).from());
    }

    @Test
    void aChangeOfWhatAllDependOnIsToldOfAll() {
        long id = publish(anOffer());
        run(feeding);
        index.forget(id);
        run(feeding);
        assertThat(index.offers()).isEmpty();
        basis = "2";
        run(feeding);
        assertThat(index.offers()).containsOnlyKeys(id);
        assertThat(notes()).isZero();
    }

    @Test
    void notesWaitWhileTheSearchIsDownAndItIsNotPestered() {
        long id = publish(anOffer());
        index.down = true;
        run(feeding);
        run(rebuild);
        clock.moveOn(Duration.ofMillis(500));
        index.down = false;
        run(feeding);
        assertThat(index.offers())
                .as("it waits a second after the first failure")
                .isEmpty();
        assertThat(feeding.lag()).hasValue(Duration.ofMillis(500));
        clock.moveOn(Duration.ofSeconds(1));
        run(feeding);
        assertThat(index.offers()).containsOnlyKeys(id);
        assertThat(feeding.lag()).hasValue(Duration.ZERO);
    }

    @Test
    void anOfferThatIsRefusedKeepsNoOtherWaitingAndIsTriedAgain() {
        long bad = publish(anOffer());
        long good = publish(anOffer());
        index.refused.add(bad);
        run(feeding);
        assertThat(index.offers()).containsOnlyKeys(good);
        assertThat(jdbc.queryForList("SELECT FAILURE FROM LOYALTY_SEARCH_FEED", String.class))
                .containsExactly("refused");
        index.refused.clear();
        clock.moveOn(Duration.ofSeconds(1));
        run(feeding);
        assertThat(index.offers()).containsOnlyKeys(bad, good);
    }

    @Test
    void anIndexThatIsLostIsBuiltAnewByItself() {
        Set<Long> ids = publish(FeedSearch.CHUNK + 3);
        run(feeding);
        run(rebuild);
        int before = index.rebuilds;
        index.lose();
        run(rebuild);
        assertThat(index.rebuilds).isEqualTo(before + 1);
        assertThat(index.offers().keySet()).isEqualTo(ids);
        run(rebuild);
        assertThat(index.rebuilds).isEqualTo(before + 1);
    }

    @Test
    void changesDuringARebuildAreInWhatIsServedAndInWhatIsBuilt() {
        publish(FeedSearch.CHUNK);
        long gone = publish(anOffer().costing(100));
        long changed = publish(anOffer().costing(100));
        run(feeding);
        Job.Run building = rebuild.beginByHand();
        assertThat(building.next().last()).isFalse();
        assertThat(building.next().last()).isFalse();
        change(gone, anOffer(), false);
        change(changed, anOffer().costing(70), true);
        long added = publish(anOffer());
        run(feeding);
        assertThat(index.offers())
                .as("served until now")
                .doesNotContainKey(gone)
                .containsKey(added);
        while (!building.next().last()) {
            assertThat(index.offers()).hasSizeGreaterThanOrEqualTo(FeedSearch.CHUNK);
        }
        assertThat(index.offers()).doesNotContainKey(gone).containsKeys(added, changed);
        assertThat(index.offers().get(changed).points()).isEqualTo(Points.of(70));
        run(check);
        assertThat(check.last().differing()).isZero();
    }

    @Test
    void aCheckFindsAndMendsWhatDiffers() {
        Set<Long> ids = publish(FeedSearch.CHUNK + 10);
        run(feeding);
        List<Long> some = ids.stream().sorted().toList();
        index.forget(some.get(1));
        index.forget(some.get(FeedSearch.CHUNK + 1));
        // Past whoever notes: as somebody does by SQL.
        new JdbcOffers(database.dataSource())
                .change(
                        offers.find(some.get(2)).orElseThrow().ref(),
                        anOffer().costing(5).terms(),
                        true,
                        NOW,
                        "sql");
        new JdbcOffers(database.dataSource())
                .change(offers.find(some.get(3)).orElseThrow().ref(), anOffer().terms(), false, NOW, "sql");
        run(check);
        assertThat(check.last()).isEqualTo(new CheckSearch.Report(ids.size() - 1, 2, 1, 1));
        run(feeding);
        run(check);
        assertThat(check.last()).isEqualTo(new CheckSearch.Report(ids.size() - 1, 0, 0, 0));
        assertThat(index.offers()).hasSize(ids.size() - 1).doesNotContainKey(some.get(3));
    }

    /** Row 36 of the lessons: whichever way it is switched off. */
    @Test
    void disabledByAnyAdminPathLeavesRecs() {
        long byOffer = publish(anOffer().product(1));
        long byProduct = publish(anOffer().product(2));
        long stays = publish(anOffer().product(3));
        run(feeding);
        assertThat(index.offers()).containsOnlyKeys(byOffer, byProduct, stays);
        change(byOffer, anOffer().product(1), false);
        run(feeding);
        switchedOff.add(2L);
        run(check);
        run(feeding);
        assertThat(index.offers()).containsOnlyKeys(stays);
        switchedOff.add(3L);
        new NoteProducts(offers, feed, transactions).changed(List.of(3L, 99L));
        run(feeding);
        assertThat(index.offers()).as("as soon as it is saved in the admin").isEmpty();
    }

    /** Row 37 of the lessons. */
    @Test
    void rebuildKeepsFlags() {
        long archived = publish(anOffer().product(1));
        change(archived, anOffer().product(1), false);
        long off = publish(anOffer().product(2));
        switchedOff.add(2L);
        long soldOut = publish(anOffer().product(3).limitedTo(Supply.of(1)));
        transactions.required(() -> stock.take(MallOffer.stockKey(soldOut), 1, 1L));
        long stays = publish(anOffer().product(4));
        run(feeding);
        while (!drained(rebuild.beginByHand())) {
            // One pass does it.
        }
        assertThat(index.offers()).doesNotContainKeys(archived, off).containsOnlyKeys(soldOut, stays);
        assertThat(index.offers().get(soldOut).available()).isFalse();
    }

    @Test
    void whereNobodySearchesNotesAreForgotten() {
        publish(anOffer());
        FeedSearch nobody = new FeedSearch(new FeedSearch.Parts(
                null, parts.tell(), feed, offers, () -> basis, transactions, TimeFixture.inUtc(clock)));
        run(nobody);
        assertThat(notes()).isEqualTo(1);
        clock.moveOn(Duration.ofHours(2));
        run(nobody);
        assertThat(notes()).isZero();
    }

    /** An admin without the search, or a node of another kind, beside a site whose cluster is down. */
    @Test
    void whatWaitsForASearchThatIsDownIsLostByNoProcessThatHasNone() {
        long early = publish(anOffer().costing(10));
        run(feeding);
        change(early, anOffer().costing(20), true);
        FeedSearch.Parts without = new FeedSearch.Parts(
                null, parts.tell(), feed, offers, () -> basis, transactions, TimeFixture.inUtc(clock));
        FeedSearch nobody = new FeedSearch(without);
        clock.moveOn(Duration.ofHours(2));

        assertThat(feeding.canRunHere()).isTrue();
        for (Job job : List.of(nobody, new RebuildSearch(without), new CheckSearch(without))) {
            assertThat(job.canRunHere()).isFalse();
            drained(job.beginByHand());
        }
        assertThat(notes()).as("by hand nothing is forgotten").isEqualTo(1);

        run(nobody);
        assertThat(notes()).isZero();
        run(feeding);
        assertThat(index.offers().get(early).points()).isEqualTo(Points.of(20));
    }

    @Test
    void byHandItIsFedThoughASearchThatWasDownIsStillLeftInPeace() {
        long offer = publish(anOffer().costing(10));
        index.down = true;
        run(feeding);
        run(feeding);
        index.down = false;
        run(feeding);
        assertThat(index.offers()).doesNotContainKey(offer);

        drained(feeding.beginByHand());

        assertThat(index.offers()).containsKey(offer);
    }
}
