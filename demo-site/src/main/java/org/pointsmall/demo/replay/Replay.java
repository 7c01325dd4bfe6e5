package org.pointsmall.demo.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.pointsmall.demo.data.Basket;
import org.pointsmall.demo.data.DemoCatalog;
import org.pointsmall.demo.data.ItemId;
import org.pointsmall.demo.data.RetailCustomerId;

/**
 * Places baskets one after the other, in the order of time, and keeps the books of what the store says. One run is one
 * object.
 */
final class Replay {
    /** Each of a customer's orders that has this place in the count offers all the points that there are. */
    private static final int EVERY = 3;

    private static final int LINE_EVERY = 25;
    private static final int REFUSED_BY_A_RULE = 422;

    private final StoreClient door;
    private final DemoCatalog catalog;
    /** Makes the idempotency keys of this run differ from those of runs before on the same store. */
    private final String runId;

    private final Consumer<String> progress;
    private final Map<RetailCustomerId, Visit> visits = new LinkedHashMap<>();
    private final List<String> failures = new ArrayList<>();
    private ReplayReport.Totals totals = ReplayReport.Totals.NONE;

    /** A customer and the books of this run about them. */
    private static final class Visit {
        private final ReplayShopper shopper;
        private final long ownedBefore;
        private long change;
        private int orders;

        Visit(ReplayShopper shopper, long ownedBefore) {
            this.shopper = shopper;
            this.ownedBefore = ownedBefore;
        }
    }

    Replay(StoreClient door, DemoCatalog catalog, String runId, Consumer<String> progress) {
        this.door = door;
        this.catalog = catalog;
        this.runId = runId;
        this.progress = progress;
    }

    /**
     * A refused order is written down and the run goes on; a store that can't be reached ends it.
     *
     * @throws StoreRefusal when the catalogue or a member's books can't be read
     */
    ReplayReport run(List<Basket> baskets, Optional<ReplayProof> proof)
            throws StoreRefusal, IOException, InterruptedException {
        Map<ItemId, JsonNode> productIds = productIds();
        progress.accept("found " + productIds.size() + " products, placing " + baskets.size() + " orders");
        for (int i = 0; i < baskets.size(); i++) {
            place(baskets.get(i), productIds);
            if ((i + 1) % LINE_EVERY == 0 || i + 1 == baskets.size()) {
                progress.accept("%d of %d orders, %d with points, %d failed"
                        .formatted(i + 1, baskets.size(), totals.withPoints(), failures.size()));
            }
        }
        return new ReplayReport(totals, checkMembers(), failures, proof.map(ReplayProof::prove));
    }

    /** Products are found by name, which the catalogue promises to be unique: item codes are none of the API's. */
    private Map<ItemId, JsonNode> productIds() throws StoreRefusal, IOException, InterruptedException {
        Map<String, JsonNode> byName = new HashMap<>();
        door.forEach(
                "/api/v1/products", item -> byName.put(item.required("name").asText(), item.required("id")));
        Map<ItemId, JsonNode> ids = new HashMap<>();
        catalog.products().forEach(product -> {
            JsonNode id = byName.get(product.name());
            if (id != null) {
                ids.put(product.itemId(), id);
            }
        });
        return ids;
    }

    private void place(Basket basket, Map<ItemId, JsonNode> productIds) throws IOException, InterruptedException {
        try {
            Visit visit = visit(basket.customerId());
            try {
                order(basket, visit, productIds);
            } catch (StoreRefusal | IllegalArgumentException refused) {
                failures.add(
                        "order " + basket.orderId() + " of " + visit.shopper.username() + ": " + refused.getMessage());
                visit.shopper.emptyCart();
            }
        } catch (StoreRefusal notWelcome) {
            failures.add("order " + basket.orderId() + ": " + notWelcome.getMessage());
        }
    }

    private Visit visit(RetailCustomerId customer) throws StoreRefusal, IOException, InterruptedException {
        Visit known = visits.get(customer);
        if (known != null) {
            return known;
        }
        ReplayShopper shopper = ReplayShopper.arrive(customer, door);
        Visit visit = new Visit(shopper, shopper.ownedPoints());
        visits.put(customer, visit);
        return visit;
    }

    private void order(Basket basket, Visit visit, Map<ItemId, JsonNode> productIds)
            throws StoreRefusal, IOException, InterruptedException {
        for (Basket.Line line : basket.lines()) {
            JsonNode productId = productIds.get(line.itemId());
            if (productId == null) {
                throw new IllegalArgumentException("the store has no product for item " + line.itemId());
            }
            visit.shopper.putIntoCart(productId, line.quantity());
        }
        visit.orders++;
        long offered = visit.orders % EVERY == 0 ? offerPoints(visit.shopper) : 0;
        Receipt receipt = visit.shopper.checkOut("replay-" + runId + "-" + basket.orderId());
        visit.change = Math.addExact(visit.change, receipt.change());
        totals = totals.plus(receipt);
        if (receipt.pointsSpent() != offered) {
            failures.add("order " + receipt.orderNumber() + " of " + visit.shopper.username() + ": the quote took "
                    + offered + " points, the checkout " + receipt.pointsSpent());
        }
    }

    /** A rule may refuse the points (too few, or no line that takes any); then the order is paid without them. */
    private static long offerPoints(ReplayShopper shopper) throws StoreRefusal, IOException, InterruptedException {
        if (shopper.availablePoints() == 0) {
            return 0;
        }
        try {
            return shopper.applyAllPoints();
        } catch (StoreRefusal refusal) {
            if (refusal.status() != REFUSED_BY_A_RULE) {
                throw refusal;
            }
            return 0;
        }
    }

    private List<ReplayReport.MemberCheck> checkMembers() throws StoreRefusal, IOException, InterruptedException {
        List<ReplayReport.MemberCheck> checks = new ArrayList<>();
        for (Visit visit : visits.values()) {
            checks.add(new ReplayReport.MemberCheck(
                    visit.shopper.username(),
                    visit.ownedBefore,
                    visit.change,
                    visit.shopper.ownedPoints(),
                    visit.shopper.journalSum()));
        }
        progress.accept("checked the books of " + checks.size() + " members");
        return checks;
    }
}
