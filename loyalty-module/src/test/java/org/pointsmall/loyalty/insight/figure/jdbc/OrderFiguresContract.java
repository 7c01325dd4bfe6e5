package org.pointsmall.loyalty.insight.figure.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pointsmall.loyalty.insight.dashboard.Dashboard;
import org.pointsmall.loyalty.insight.dashboard.DaySpan;
import org.pointsmall.loyalty.insight.dashboard.ExchangeFigures;
import org.pointsmall.loyalty.insight.dashboard.ExchangeRows;
import org.pointsmall.loyalty.insight.dashboard.FigureReads;
import org.pointsmall.loyalty.insight.dashboard.GoodsFigures;
import org.pointsmall.loyalty.insight.dashboard.OrderFigures;
import org.pointsmall.loyalty.insight.dashboard.OrdersBehind;
import org.pointsmall.loyalty.insight.dashboard.Periods;
import org.pointsmall.loyalty.insight.dashboard.jdbc.JdbcFigureReads;
import org.pointsmall.loyalty.insight.figure.CountedOrder;
import org.pointsmall.loyalty.insight.figure.OrderGroup;
import org.pointsmall.loyalty.insight.figure.OrderedGoods;
import org.pointsmall.loyalty.store.StoreTables;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Figures of orders are what the store's tables add up to, row by row, whoever told of what has become of them. */
abstract class OrderFiguresContract extends CountedFixture {
    private static final int ON_A_PAGE = 7;
    private static final LocalDate DAY = LocalDate.of(2026, 3, 20);

    private static final List<Arguments> LIVES = List.of(
            arguments(1L, "Europe/Berlin", "2026-03-20T09:30:00Z"),
            arguments(3L, "America/Havana", "2026-10-24T10:00:00Z"),
            arguments(2L, "Asia/Shanghai", "2026-05-01T10:00:00Z"),
            arguments(4L, "Australia/Lord_Howe", "2026-03-28T10:00:00Z"));

    List<Arguments> lives() {
        return some(LIVES);
    }

    @ParameterizedTest
    @MethodSource("lives")
    void everyFigureOfOrdersEqualsTheStoreForRandomRanges(long seed, String zone, Instant from) {
        Random random = new Random(seed);
        CountedProgramme programme = programme(from, ZoneId.of(zone), random);
        CountedProgramme.run(programme.counting.rebuildFigures());
        OrdersAtRandom orders = new OrdersAtRandom(programme, shop, random);
        for (int step = 0; step < 260; step++) {
            orders.step();
        }
        programme.tell();
        programme.count();
        LocalDate first = LocalDate.ofInstant(from, programme.zone);
        for (int range = 0; range < ranges(); range++) {
            assertOrders(programme, anySpan(random, first, programme.time.today()));
        }

        String followed = rows();
        programme.rebuild();
        assertThat(rows()).as("counted anew").isEqualTo(followed).contains("CONVERTED", "GOODS_COST");
    }

    private void assertOrders(CountedProgramme programme, DaySpan span) {
        WholeStore store = new WholeStore(database.dataSource(), programme.zone, skusCost());
        Dashboard.Overview seen = programme.dashboard.look(span);
        Periods periods = seen.periods();
        Instant from = programme.time.startOf(periods.now().first());
        Instant end = programme.time.startOf(periods.now().last().plusDays(1));
        assertEqual(seen.now(), store, periods.now(), from, end);
        assertEqual(
                seen.before(),
                store,
                periods.before(),
                programme.time.startOf(periods.before().first()),
                cut(periods, programme.zone));
        assertThat(seen.uses().stream()
                        .collect(
                                Collectors.toMap(use -> use.what() + " at " + use.hour(), FigureReads.HourUse::points)))
                .isEqualTo(store.usesByHour(from, end));
        rowsSumUp(programme, seen);
    }

    private static void assertEqual(
            Dashboard.Figures seen, WholeStore store, DaySpan span, Instant from, Instant until) {
        assertThat(seen.orders()).as("%s until %s", span, until).isEqualTo(store.orders(from, until));
        assertThat(seen.exchanges()).as("%s until %s", span, until).isEqualTo(store.exchanges(span));
        assertThat(seen.uses()).as("%s until %s", span, until).isEqualTo(store.uses(from, until));
    }

    private OrdersBehind behind(CountedProgramme programme) {
        OrdersDatabase orders = new OrdersDatabase(database.dataSource());
        StoreTables tables = new StoreTables();
        return new OrdersBehind(
                new JdbcFigureReads(database.dataSource()),
                tables.blLoyaltyCountedOrders(orders, () -> StoreOnPaper.CNY),
                tables.blLoyaltyExchangeRows(orders, programme.time),
                programme.transactions,
                programme.time);
    }

    /** Page by page, of a few rows. */
    private void rowsSumUp(CountedProgramme programme, Dashboard.Overview seen) {
        DaySpan span = seen.periods().now();
        OrderFigures orders = seen.now().orders();
        assertThat(sum(all(programme, OrderGroup.WITH_POINTS, span), OrderGroup.WITH_POINTS))
                .as("with points in %s", span)
                .isEqualTo(orders.withPoints());
        assertThat(sum(all(programme, OrderGroup.MEMBERS, span), OrderGroup.MEMBERS))
                .as("members in %s", span)
                .isEqualTo(orders.members());
        assertThat(sum(all(programme, OrderGroup.OTHERS, span), OrderGroup.OTHERS))
                .as("others in %s", span)
                .isEqualTo(orders.others());
        assertThat(sum(all(programme, OrderGroup.MALL, span), OrderGroup.MALL).goods())
                .as("the mall in %s", span)
                .isEqualTo(orders.mall());
        List<ExchangeRows.Row> exchanges = exchanges(programme, span);
        assertThat(new ExchangeFigures(
                        exchanges.size(),
                        exchanges.stream()
                                .filter(row -> Objects.nonNull(row.next()))
                                .count()))
                .as("exchanges in %s", span)
                .isEqualTo(seen.now().exchanges());
    }

    private List<CountedOrder> all(CountedProgramme programme, OrderGroup group, DaySpan span) {
        List<CountedOrder> all = new ArrayList<>();
        OrdersBehind.Start start = new OrdersBehind.Start(programme.time.startOf(span.first()), 0);
        List<CountedOrder> page;
        do {
            page = behind(programme).orders(group, StoreOnPaper.CNY, start, span.last(), ON_A_PAGE);
            all.addAll(page);
            if (!page.isEmpty()) {
                CountedOrder last = page.get(page.size() - 1);
                start = new OrdersBehind.Start(last.placedAt(), last.id());
            }
        } while (page.size() == ON_A_PAGE);
        return all;
    }

    private List<ExchangeRows.Row> exchanges(CountedProgramme programme, DaySpan span) {
        List<ExchangeRows.Row> all = new ArrayList<>();
        OrdersBehind.Start start = new OrdersBehind.Start(programme.time.startOf(span.first()), 0);
        List<ExchangeRows.Row> page;
        do {
            page = behind(programme).exchanges(start, span.last(), ON_A_PAGE);
            all.addAll(page);
            if (!page.isEmpty()) {
                ExchangeRows.Row last = page.get(page.size() - 1);
                start = new OrdersBehind.Start(last.at(), last.entry());
            }
        } while (page.size() == ON_A_PAGE);
        return all;
    }

    private static OrderFigures.Group sum(List<CountedOrder> orders, OrderGroup group) {
        OrderedGoods goods =
                orders.stream().map(order -> order.goods(group)).reduce(OrderedGoods.NONE, OrderedGoods::plus);
        return new OrderFigures.Group(
                orders.size(),
                orders.stream().mapToLong(CountedOrder::total).sum(),
                orders.stream().mapToLong(CountedOrder::byPoints).sum(),
                new GoodsFigures(goods.price(), goods.pieces(), goods.knownPrice(), goods.knownPieces(), goods.cost()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCartThatIsOrderedLongAfterItWasBegunCountsWhenItIsOrdered(boolean told) {
        CountedProgramme programme = programme(MARCH, BERLIN, new Random(101));
        CountedProgramme.run(programme.counting.rebuildFigures());
        shop.fillPlainly(1, 77);
        shop.placePlainly(2, 77, programme.time.now());
        programme.count();
        assertThat(orders(programme, DAY)).isEqualTo(1);
        programme.clock.moveOn(Duration.ofDays(2));
        shop.submit(1, programme.time.now().minus(Duration.ofHours(30)));
        if (told) {
            programme.counting.noteOrders().changed(1);
        }
        programme.count();

        assertThat(orders(programme, DAY)).isEqualTo(1);
        assertThat(orders(programme, DAY.plusDays(1)))
                .as("an old id, placed yesterday, seen today")
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CANCELLED", "RETURNED"})
    void anOrderThatComesToNothingLeavesItsOwnDayAndComesBackToIt(String status) {
        CountedProgramme programme = programme(MARCH, BERLIN, new Random(102));
        CountedProgramme.run(programme.counting.rebuildFigures());
        programme.earn(ANN, 10);
        shop.placePlainly(1, 77, programme.time.now());
        programme.count();
        programme.clock.moveOn(Duration.ofDays(40));
        programme.count();
        assertThat(orders(programme, DAY)).isEqualTo(1);

        shop.become(1, status);
        programme.count();
        assertThat(orders(programme, DAY)).as("nobody has told of it").isZero();
        shop.become(1, "SUBMITTED");
        programme.count();
        assertThat(orders(programme, DAY)).isEqualTo(1);
    }

    /** The order that an exchange led to comes to nothing: the next one of the same member has followed it, days later. */
    @Test
    void theNextOrderFollowsAnExchangeWhereTheFirstIsCancelled() {
        CountedProgramme programme = programme(MARCH, BERLIN, new Random(103));
        CountedProgramme.run(programme.counting.rebuildFigures());
        programme.earn(ANN, 500);
        programme.exchange(ANN, 100);
        for (long order = 1; order <= 3; order++) {
            programme.clock.moveOn(Duration.ofDays(6));
            shop.placePlainly(order, ANN.value(), programme.time.now());
            programme.tell();
            programme.count();
        }
        List<Long> converted = new ArrayList<>();
        for (long order = 1; order <= 2; order++) {
            converted.add(programme
                    .dashboard
                    .look(new DaySpan(DAY, DAY))
                    .now()
                    .exchanges()
                    .converted());
            shop.become(order, "CANCELLED");
            programme.count();
        }
        converted.add(programme
                .dashboard
                .look(new DaySpan(DAY, DAY))
                .now()
                .exchanges()
                .converted());

        assertThat(converted)
                .as("by the first, by the second after twelve days, not by the third after eighteen")
                .containsExactly(1L, 1L, 0L);
    }

    @Test
    void whatTheStoreSoldBeforeTheProgrammeIsInNoFigure() {
        CountedProgramme programme = programme(MARCH, BERLIN, new Random(105));
        shop.placePlainly(1, 77, MARCH.minus(Duration.ofDays(400)));
        shop.placePlainly(2, 77, MARCH.minus(Duration.ofDays(400)));
        programme.earn(ANN, 10);
        CountedProgramme.run(programme.counting.rebuildFigures());
        shop.become(1, "CANCELLED");
        programme.counting.noteOrders().changed(2);
        programme.count();

        assertThat(orders(programme, DAY.minusDays(400))).isZero();
        assertThat(programme.dashboard.firstDay()).isEqualTo(DAY);
    }

    @Test
    void partialPeriodOfOrdersComparesWithEqualPart() {
        CountedProgramme programme = programme(MARCH, BERLIN, new Random(104));
        programme.earn(ANN, 10);
        programme.clock.moveOn(Duration.ofDays(1));
        List.of("2026-03-20T09:29:59.999Z", "2026-03-20T09:30:00Z", "2026-03-21T09:29:59Z")
                .forEach(at -> shop.placePlainly(Instant.parse(at).toEpochMilli(), 77, Instant.parse(at)));
        programme.rebuild();

        Dashboard.Overview today = programme.dashboard.look(new DaySpan(DAY.plusDays(1), DAY.plusDays(1)));
        assertThat(today.now().orders().orders()).isEqualTo(1);
        assertThat(today.before().orders().orders()).as("until half past ten").isEqualTo(1);
        assertThat(orders(programme, DAY)).isEqualTo(2);
    }

    private static long orders(CountedProgramme programme, LocalDate day) {
        return programme.dashboard.look(new DaySpan(day, day)).now().orders().orders();
    }
}
