package org.pointsmall.loyalty.ledger.load;

import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.ledger.Balance;
import org.pointsmall.loyalty.ledger.Hold;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.RefusalCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.ledger.LedgerFixture.refused;

/** Races for the account itself: opened, frozen, merged, or not the right one. */
class AccountRacesTest extends Races {
    @Test
    void mergesTwoAccountsBothWaysAtOnce() {
        for (int round = 0; round < 15; round++) {
            MemberId ann = new MemberId(nextId());
            MemberId bob = new MemberId(nextId());
            earn(ann, nextId(), 70);
            earn(bob, nextId(), 30);
            List<Outcome<Balance>> outcomes = together.all(thread -> node.alone(() -> thread % 2 == 0
                    ? node.ledger.merge(ann, bob, "admin", "the same person")
                    : node.ledger.merge(bob, ann, "admin", "the same person")));
            boolean annsStands = node.ledger.account(ann).orElseThrow().member().equals(ann);
            for (int thread = 0; thread < THREADS; thread++) {
                Outcome<Balance> outcome = outcomes.get(thread);
                if (annsStands == (thread % 2 == 0)) {
                    assertThat(refused(outcome).operands()).as("in a circle").containsOnlyKeys("sameAccount");
                } else {
                    assertThat(granted(outcome).available()).isEqualTo(Points.of(100));
                }
            }
            assertThat(node.ledger.balance(ann)).isEqualTo(node.ledger.balance(bob));
        }
    }

    /** Everybody into everybody else, while all earn and spend: what was earned is there at the end, in one place. */
    @Test
    void mergesManyAccountsInAnyOrderWhileTheyEarnAndSpend() {
        int people = 8;
        for (int round = 0; round < 12; round++) {
            long first = nextIds(people);
            for (int i = 0; i < people; i++) {
                earn(new MemberId(first + i), nextId(), 100);
            }
            long orders = nextIds(THREADS);
            long seed = round;
            List<Outcome<?>> outcomes = together.all(thread -> {
                Random random = new Random(seed * THREADS + thread);
                MemberId one = new MemberId(first + random.nextInt(people));
                MemberId two = new MemberId(first + random.nextInt(people));
                return switch (thread % 4) {
                    case 0 -> node.alone(() -> node.ledger.earn(earning(one, orders + thread, 5)));
                    case 1 -> node.checkOut(Node.Flow.values()[random.nextInt(2)], request(one, orders + thread, 1), 4);
                    default -> node.alone(() -> node.ledger.merge(one, two, "admin", "the same person"));
                };
            });
            for (int thread = 0; thread < THREADS; thread++) {
                Outcome<?> outcome = outcomes.get(thread);
                if (thread % 4 < 2) {
                    assertThat(outcome.isRefused()).as("%s", outcome).isFalse();
                } else if (outcome.isRefused()) {
                    assertThat(refused(outcome).code()).isEqualTo(RefusalCode.CONFLICT);
                }
            }
            for (int i = 1; i < people; i++) {
                MemberId next = new MemberId(first + i);
                Outcome<Balance> merged =
                        node.alone(() -> node.ledger.merge(next, new MemberId(first), "admin", "all one"));
                if (merged.isRefused()) {
                    assertThat(refused(merged).operands())
                            .as("the first stands for this one")
                            .containsOnlyKeys("sameAccount");
                }
            }
            sound.check();
            assertThat(node.ledger.balance(new MemberId(first)).available())
                    .isEqualTo(Points.of(100 * people + 16 * 5 + 16 * (4 - 1)));
        }
    }

    /** A into B, B into C and C into D at once, from two nodes, while all of them earn. */
    @Test
    void mergesAChainFromTwoNodesAtOnce() {
        try (Node other = node(clock)) {
            for (int round = 0; round < 15; round++) {
                long first = nextIds(4);
                for (int i = 0; i < 4; i++) {
                    earn(new MemberId(first + i), nextId(), 10);
                }
                long orders = nextIds(THREADS);
                together.all(thread -> {
                    Node at = thread % 8 < 4 ? node : other;
                    MemberId one = new MemberId(first + thread % 4);
                    return thread % 4 == 3
                            ? at.alone(() ->
                                    at.ledger.earn(earning(new MemberId(first + thread / 4 % 4), orders + thread, 1)))
                            : at.alone(() ->
                                    at.ledger.merge(one, new MemberId(one.value() + 1), "admin", "the same person"));
                });
                for (int i = 0; i < 4; i++) {
                    MemberId member = new MemberId(first + i);
                    assertThat(node.ledger.balance(member).available()).isEqualTo(Points.of(4 * 10 + 16));
                    assertThat(node.ledger.account(member).orElseThrow().member())
                            .isEqualTo(new MemberId(first + 3));
                }
                sound.check();
            }
        }
    }

    /** Different orders of a guest who is being merged: each hold lies where its points are. */
    @Test
    void holdsPointsOfAnAccountThatIsBeingMerged() {
        for (int round = 0; round < 20; round++) {
            MemberId guest = new MemberId(nextId());
            MemberId member = new MemberId(nextId());
            earn(guest, nextId(), 1_000);
            earn(member, nextId(), 1_000);
            long orders = nextIds(THREADS);
            together.all(thread -> thread % 8 == 0
                    ? node.alone(() -> node.ledger.merge(guest, member, "admin", "has registered"))
                    : node.begin(request(thread % 2 == 0 ? guest : member, orders + thread, 5)));
            sound.check();
        }
    }

    @Test
    void opensOneAccountForANewMember() {
        for (int round = 0; round < 15; round++) {
            MemberId member = new MemberId(nextId());
            long orders = nextIds(THREADS);
            together.all(thread -> switch (thread % 3) {
                case 0 -> node.alone(() -> node.ledger.earn(earning(member, orders + thread, 10)));
                case 1 -> node.begin(request(member, orders + thread % 8, thread % 2 * 5L));
                default -> node.alone(() -> node.ledger.freeze(member, "admin", "new here"));
            });
            assertThat(node.jdbc.queryForObject(
                            "SELECT COUNT(*) FROM LOYALTY_ACCOUNT WHERE MEMBER_ID = ?", Long.class, member.value()))
                    .isEqualTo(1);
            assertThat(node.ledger.balance(member).owned()).isEqualTo(Points.of(22 * 10));
        }
    }

    @Test
    void mergesIntoAnAccountThatIsOpenedMeanwhile() {
        for (int round = 0; round < 15; round++) {
            MemberId guest = new MemberId(nextId());
            MemberId member = new MemberId(nextId());
            earn(guest, nextId(), 50);
            long orders = nextIds(THREADS);
            together.all(thread -> thread % 3 == 0
                    ? node.alone(() -> node.ledger.earn(earning(member, orders + thread, 1)))
                    : node.alone(() -> node.ledger.merge(guest, member, "admin", "has registered")));
            assertThat(node.ledger.balance(guest).owned()).isEqualTo(Points.of(50 + 22));
        }
    }

    @Test
    void grantsNoHoldOnceTheAccountIsFrozen() {
        for (int round = 0; round < 10; round++) {
            MemberId member = new MemberId(nextId());
            earn(member, nextId(), 10_000);
            long orders = nextIds(THREADS * 4L);
            AtomicBoolean frozen = new AtomicBoolean();
            together.all(thread -> {
                if (thread == 0) {
                    granted(node.alone(() -> node.ledger.freeze(member, "admin", "suspicious")));
                    frozen.set(true);
                }
                for (int i = 0; i < 4; i++) {
                    boolean before = frozen.get();
                    Outcome<Hold> hold = node.begin(request(member, orders + thread * 4L + i, 1));
                    if (before || hold.isRefused()) {
                        assertThat(refused(hold).code()).isEqualTo(RefusalCode.ACCOUNT_FROZEN);
                    }
                }
                return thread;
            });
        }
    }

    /** Each settles the other's order, which nobody may: and nobody waits for the other's account to find that out. */
    @Test
    void refusesToSettleOrdersOfEachOther() {
        for (int round = 0; round < 10; round++) {
            MemberId ann = new MemberId(nextId());
            MemberId bob = new MemberId(nextId());
            earn(ann, nextId(), 100);
            earn(bob, nextId(), 100);
            long annsOrder = nextId();
            long bobsOrder = nextId();
            granted(node.begin(request(ann, annsOrder, 10)));
            granted(node.begin(request(bob, bobsOrder, 10)));
            List<Outcome<Hold>> outcomes = together.all(thread -> node.alone(
                    () -> thread % 2 == 0 ? node.settle(ann, bobsOrder, 1) : node.settle(bob, annsOrder, 1)));
            assertThat(outcomes).allMatch(outcome -> refused(outcome).code() == RefusalCode.HOLD_EXPIRED);
        }
    }
}
