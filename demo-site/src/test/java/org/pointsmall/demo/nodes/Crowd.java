package org.pointsmall.demo.nodes;

import java.io.IOException;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.pointsmall.demo.store.StoreClient;
import org.pointsmall.demo.store.StoreClient.Reply;

/**
 * Shoppers who look around, buy with points and cancel at any node that answers, until none does. As behind a load
 * balancer, a node that refuses or cuts off one of them is asked by nobody from then on, and what it did not answer is
 * asked of another.
 */
final class Crowd implements AutoCloseable {
    private static final int UNAVAILABLE = 503;
    private static final int SERVER_ERROR = 500;
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(1);
    private static final List<String> LOOKS = List.of(
            "/me",
            "/me/transactions?limit=5",
            "/me/expirations",
            "/me/rewards",
            "/cart/points",
            "/cart/quote?points=max",
            "/cart/earnings",
            "/mall/offers?limit=5",
            "/mall/zones",
            "/recommendations?placement=home",
            "/guide");

    private final long productId;
    private final ExecutorService threads;
    private final List<Future<?>> ends = new ArrayList<>();
    private final Set<Integer> left = ConcurrentHashMap.newKeySet();
    private final Queue<Integer> cut = new ConcurrentLinkedQueue<>();
    private final Queue<String> errors = new ConcurrentLinkedQueue<>();
    private final AtomicLong answers = new AtomicLong();
    private final AtomicInteger orders = new AtomicInteger();

    /** Each of them begins at once. */
    Crowd(List<Shopper> shoppers, long productId) {
        this.productId = productId;
        threads = Executors.newFixedThreadPool(shoppers.size());
        for (int i = 0; i < shoppers.size(); i++) {
            Visit visit = new Visit(shoppers.get(i), new Random(i));
            ends.add(threads.submit(visit::goOn));
        }
    }

    /** How many requests were answered. */
    long answers() {
        return answers.get();
    }

    /** How many orders were answered to be placed. */
    int orders() {
        return orders.get();
    }

    /** The nodes of the requests that were begun and not answered. */
    List<Integer> cut() {
        return List.copyOf(cut);
    }

    /** Answers that should not be. */
    List<String> errors() {
        return List.copyOf(errors);
    }

    /** Nobody asks this node from now on; what it has been asked it is to answer. */
    void leave(int node) {
        left.add(node);
    }

    /** Returns when nobody is left, as no node answers any more. */
    void awaitEnd() throws Exception {
        for (Future<?> end : ends) {
            end.get();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** Nobody is there to answer. */
    private static final class NobodyThereException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private final class Visit {
        private final Shopper shopper;
        private final Random random;

        Visit(Shopper shopper, Random random) {
            this.shopper = shopper;
            this.random = random;
        }

        void goOn() {
            try {
                while (true) {
                    if (random.nextInt(4) == 0) {
                        buy();
                    } else {
                        String look = LOOKS.get(random.nextInt(LOOKS.size()));
                        ask(node -> node.get("/api/v1/loyalty" + look));
                    }
                }
            } catch (NobodyThereException end) {
                // As it is meant to end.
            }
        }

        private void buy() {
            Reply made = ask(node -> node.post("/api/v1/carts", ""));
            String cart = "?cart=" + made.body().path("id").asLong();
            String item = "{\"productId\":" + productId + ",\"quantity\":1}";
            ask(node -> node.post("/api/v1/cart/items" + cart, item));
            String points = "{\"points\":" + (1 + random.nextInt(100)) + "}";
            ask(node -> node.send("PUT", "/api/v1/loyalty/cart/points" + cart, points));
            Reply placed = settled(node -> node.post("/api/v1/checkout" + cart, Shopper.APPROVED));
            if (placed.status() >= 300) {
                errors.add("checkout " + placed.status() + " " + placed.body());
                return;
            }
            orders.incrementAndGet();
            if (random.nextInt(3) == 0) {
                String order = placed.body().path("orderNumber").asText();
                settled(node -> node.post("/api/v1/orders/" + order + "/cancel", null));
            }
        }

        /** Once more where another node may still be about it. */
        private Reply settled(Function<StoreClient, Reply> request) {
            long begun = System.nanoTime();
            Reply reply = ask(request);
            while (reply.code().equals("CONFLICT") && System.nanoTime() - begun < PATIENCE) {
                reply = ask(request);
            }
            return reply;
        }

        private Reply ask(Function<StoreClient, Reply> request) {
            while (true) {
                int node = node();
                try {
                    Reply reply = request.apply(shopper.at(node));
                    if (reply.status() != UNAVAILABLE) {
                        answers.incrementAndGet();
                        if (reply.status() >= SERVER_ERROR) {
                            errors.add(reply.response().request() + " " + reply.status() + " " + reply.body());
                        }
                        return reply;
                    }
                } catch (AssertionError failed) {
                    if (!(failed.getCause() instanceof IOException unanswered)) {
                        throw failed;
                    }
                    if (!(unanswered instanceof ConnectException)) {
                        cut.add(node);
                    }
                }
                left.add(node);
            }
        }

        private int node() {
            int nodes = shopper.clients().size();
            int first = random.nextInt(nodes);
            for (int i = 0; i < nodes; i++) {
                int node = (first + i) % nodes;
                if (!left.contains(node)) {
                    return node;
                }
            }
            throw new NobodyThereException();
        }
    }
}
