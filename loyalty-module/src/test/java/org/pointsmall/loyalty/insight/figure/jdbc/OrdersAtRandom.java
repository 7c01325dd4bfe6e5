package org.pointsmall.loyalty.insight.figure.jdbc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.pointsmall.loyalty.purchase.OrderChanges;

/** A store in which anybody orders anything, at once or long after, and in which orders come to nothing; some of it untold. */
final class OrdersAtRandom {
    private static final int GUESTS = 3;

    private final CountedProgramme programme;
    private final StoreOnPaper shop;
    private final OrderChanges changes;
    private final Random random;
    private final List<Long> carts = new ArrayList<>();
    private final List<Long> orders = new ArrayList<>();
    private long last = 500_000;

    OrdersAtRandom(CountedProgramme programme, StoreOnPaper shop, Random random) {
        this.programme = programme;
        this.shop = shop;
        this.random = random;
        changes = programme.counting.noteOrders();
    }

    void step() {
        switch (random.nextInt(22)) {
            case 0, 1, 2, 3, 4 -> {
                fill();
                submit(carts.size() - 1);
            }
            case 5, 6 -> fill();
            case 7, 8 -> submit(carts.isEmpty() ? -1 : random.nextInt(carts.size()));
            case 9, 10 -> become("CANCELLED");
            case 11 -> become("RETURNED");
            case 12 -> become("SUBMITTED");
            case 13, 14 -> comeBack();
            case 15 -> programme.exchange(programme.anybody(), 1 + random.nextInt(100));
            case 16 -> programme.earn(programme.anybody(), 1 + random.nextInt(300));
            case 17 -> programme.spend(programme.anybody(), 1 + random.nextInt(100));
            case 18 -> programme.tell();
            case 19 -> programme.count();
            default -> programme.clock.moveOn(Duration.ofMinutes(random.nextInt(60 * 40)));
        }
    }

    private void fill() {
        shop.fill(random, ++last, 1L + random.nextInt(CountedProgramme.PEOPLE + GUESTS));
        carts.add(last);
    }

    private void submit(int cart) {
        if (cart >= 0) {
            long order = carts.remove(cart);
            shop.submit(order, programme.time.now());
            orders.add(order);
            perhapsTell(order);
        }
    }

    private void become(String status) {
        if (!orders.isEmpty()) {
            long order = orders.get(random.nextInt(orders.size()));
            shop.become(order, status);
            perhapsTell(order);
        }
    }

    /** By the after-sale service, which tells of it always. */
    private void comeBack() {
        if (!orders.isEmpty()) {
            long order = orders.get(random.nextInt(orders.size()));
            shop.comeBack(random, order, "key-" + ++last, programme.time.now());
            changes.changed(order);
        }
    }

    private void perhapsTell(long order) {
        if (random.nextBoolean()) {
            changes.changed(order);
        }
    }
}
