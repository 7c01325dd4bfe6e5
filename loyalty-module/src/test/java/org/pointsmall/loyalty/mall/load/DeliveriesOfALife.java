package org.pointsmall.loyalty.mall.load;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.mall.OfferFixture;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.purchase.OrderContext;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.reward.RewardId;

import static org.assertj.core.api.Assertions.assertThat;

/** What recurring rewards send, month by month, as one would note it by hand. */
final class DeliveriesOfALife {
    /** What is sent; the mall sells other goods. */
    static final long SAMPLE = 77;

    private static final Duration AGAIN = Duration.ofHours(1);
    private static final Duration LONGEST_WAIT = Duration.ofDays(7);

    private final MallLife life;
    private final List<Plan> plans = new ArrayList<>();

    DeliveriesOfALife(MallLife life) {
        this.life = life;
    }

    /** What a reward sends. */
    private static final class Plan {
        final RewardId id;
        final RewardsOfALife.Had had;
        final int everyMonths;
        final Instant first;
        final List<Integer> made = new ArrayList<>();
        final TreeSet<Integer> back = new TreeSet<>();
        int next = 1;
        Instant tryAt;

        @Nullable
        Instant waitsSince;

        Plan(RewardId id, RewardsOfALife.Had had, int everyMonths, Instant first) {
            this.id = id;
            this.had = had;
            this.everyMonths = everyMonths;
            this.first = first;
            tryAt = first;
        }

        boolean isDue(Instant now) {
            return had.isOpen(now) && !now.isBefore(tryAt);
        }

        void past() {
            had.used.add("delivery:" + next);
            next++;
            tryAt = first.atZone(ZoneOffset.UTC)
                    .plusMonths((long) everyMonths * (next - 1))
                    .toInstant();
            waitsSince = null;
        }

        /** What is left is worth what it would bring back, rounded down: this one is worth the rest. */
        long worth(int nth) {
            long left = had.uses - nth;
            return had.points * (left + 1) / had.uses - had.points * left / had.uses;
        }
    }

    void begin(RewardId id, RewardsOfALife.Had had, Content.Recurring content, Instant now) {
        plans.add(new Plan(id, had, content.everyMonths(), now));
    }

    private Instant now() {
        return life.world.clock.instant();
    }

    /** One run of the job, and what it comes to. */
    void run() {
        life.world.deliver();
        plans.stream().filter(plan -> plan.isDue(now())).forEach(this::send);
    }

    private void send(Plan plan) {
        Instant since = plan.waitsSince == null ? now() : plan.waitsSince;
        if (life.world.parcels.sells) {
            plan.made.add(plan.next);
            plan.past();
        } else if (now().isBefore(since.plus(LONGEST_WAIT))) {
            plan.waitsSince = since;
            plan.tryAt = now().plus(AGAIN);
        } else {
            comesBack(plan, plan.next);
            plan.past();
        }
    }

    private void comesBack(Plan plan, int nth) {
        plan.had.back += plan.worth(nth);
        life.paper.of(plan.had.login).getsBack(plan.worth(nth));
    }

    String sell() {
        life.world.parcels.sells = !life.world.parcels.sells;
        return life.world.parcels.sells ? "the sample is there" : "the sample is out";
    }

    /** One that was sent comes back, perhaps once more, perhaps after the reward was stopped. */
    String comeBack() {
        Plan plan = life.any(plans.stream().filter(any -> !any.made.isEmpty()).toList());
        if (plan == null) {
            return "nothing was sent";
        }
        int nth = life.any(plan.made);
        long order = life.world.parcels.of(plan.id.value()).get(plan.made.indexOf(nth));
        Money nothing = Money.zero(OfferFixture.GBP);
        Cart cart = new Cart(
                new OrderRef(order, "P-" + order),
                List.of(),
                nothing,
                nothing,
                nothing,
                new OrderContext(Instant.EPOCH, Map.of(OrderContext.DELIVERY, "any")));
        life.world.transactions.required(() -> {
            life.world.deliveries.cameBack(cart);
            return order;
        });
        if (plan.back.add(nth)) {
            comesBack(plan, nth);
        }
        return nth + " of " + plan.id + " comes back";
    }

    /** Each order was made once; what was paid is worth all that was sent, came back, or is still to be sent. */
    void check() {
        plans.forEach(plan -> {
            assertThat(life.world.parcels.of(plan.id.value()))
                    .as("parcels of %s, %s", plan.id, life.told())
                    .hasSameSizeAs(plan.made);
            long kept = plan.made.stream()
                    .filter(nth -> !plan.back.contains(nth))
                    .mapToLong(plan::worth)
                    .sum();
            long unsent =
                    plan.had.voided ? 0 : plan.had.points * (plan.had.uses - plan.had.used.size()) / plan.had.uses;
            assertThat(kept + unsent + plan.had.back)
                    .as("parts of %s, %s", plan.id, life.told())
                    .isEqualTo(plan.had.points);
        });
    }
}
