package org.pointsmall.loyalty.merging;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.pointsmall.loyalty.ledger.Balance;
import org.pointsmall.loyalty.ledger.Hold;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.statement.Statements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.ledger.LedgerFixture.refused;

/** Logins that order, spend and are merged at random, beside a model in which those who were merged are one person. */
final class RandomPeople {
    private static final int LOGINS = 6;
    private static final Duration HALF_A_DAY = Duration.ofHours(12);

    private final MergedShop shop;
    private final Random random;
    private final List<MemberId> logins;
    private final List<Person> people = new ArrayList<>();
    private final List<OpenHold> holds = new ArrayList<>();

    private static final class Person {
        final List<MemberId> logins = new ArrayList<>();
        MemberId standing;
        long available;
        long held;
        long spent;
        long orders;
        long gathered;
        long today;

        Person(MemberId login) {
            logins.add(login);
            standing = login;
        }
    }

    private record OpenHold(Hold hold, MemberId login, long points) {}

    RandomPeople(MergedShop shop, Random random) {
        this.shop = shop;
        this.random = random;
        logins = shop.logins(LOGINS);
        logins.forEach(login -> people.add(new Person(login)));
    }

    void live(int steps) {
        for (int i = 0; i < steps; i++) {
            MemberId login = anyone();
            switch (random.nextInt(9)) {
                case 0, 1, 2 -> order(login);
                case 3 -> spend(login);
                case 4 -> hold(login);
                case 5 -> endAHold();
                case 6 -> merge(login, anyone());
                case 7 -> merge(people.get(random.nextInt(people.size())).standing, login);
                default -> halfADayPasses();
            }
            people.forEach(this::check);
        }
    }

    private MemberId anyone() {
        return logins.get(random.nextInt(LOGINS));
    }

    private Person who(MemberId login) {
        return people.stream()
                .filter(person -> person.logins.contains(login))
                .findFirst()
                .orElseThrow();
    }

    private void order(MemberId login) {
        Person person = who(login);
        long yuan = random.nextInt(5) == 0 ? 3_000 + random.nextInt(3_000) : 1 + random.nextInt(400);
        // Two who were awarded much on the day that they became one may have had more than one member would.
        long left = Math.max(0, MergedShop.CEILING - person.today);
        long expected = Math.min(yuan + (person.orders == 0 ? MergedShop.WELCOME : 0), left);
        assertThat(shop.estimate(login, yuan)).isEqualTo(expected);
        assertThat(shop.order(login, yuan)).isEqualTo(expected);
        if (expected > 0) {
            person.orders++;
            person.today += expected;
            person.gathered += expected;
            person.available += expected;
        }
    }

    private void spend(MemberId login) {
        Person person = who(login);
        if (person.available > 0) {
            long points = 1 + random.nextLong(person.available);
            shop.spend(login, points);
            person.available -= points;
            person.spent += points;
        }
    }

    private void hold(MemberId login) {
        Person person = who(login);
        long points = 1 + random.nextInt(300);
        Outcome<Hold> hold = shop.hold(login, points);
        assertThat(hold.isRefused()).isEqualTo(points > person.available);
        if (!hold.isRefused()) {
            holds.add(new OpenHold(granted(hold), login, points));
            person.available -= points;
            person.held += points;
        }
    }

    private void endAHold() {
        if (holds.isEmpty()) {
            return;
        }
        OpenHold open = holds.remove(random.nextInt(holds.size()));
        Person person = who(open.login());
        person.held -= open.points();
        if (random.nextBoolean()) {
            granted(shop.commit(open.hold()));
            person.spent += open.points();
        } else {
            granted(shop.release(open.hold()));
            person.available += open.points();
        }
    }

    private void merge(MemberId from, MemberId into) {
        Person one = who(from);
        Person other = who(into);
        Outcome<Balance> outcome = shop.merge(from, into);
        if (one == other) {
            assertThat(outcome.isRefused()).as("in a circle").isEqualTo(from.equals(one.standing));
            if (outcome.isRefused()) {
                assertThat(refused(outcome).operands()).containsOnlyKeys("sameAccount");
            }
        } else if (one.held > 0) {
            assertThat(refused(outcome))
                    .isEqualTo(Refusal.of(RefusalCode.CONFLICT).with("held", one.held));
        } else {
            granted(outcome);
            other.logins.addAll(one.logins);
            other.available += one.available;
            other.spent += one.spent;
            other.orders += one.orders;
            other.gathered += one.gathered;
            other.today += one.today;
            people.remove(one);
        }
    }

    private void halfADayPasses() {
        LocalDate before = LocalDate.ofInstant(shop.clock.instant(), ZoneOffset.UTC);
        shop.clock.moveOn(HALF_A_DAY);
        if (!LocalDate.ofInstant(shop.clock.instant(), ZoneOffset.UTC).equals(before)) {
            people.forEach(person -> person.today = 0);
        }
    }

    private void check(Person person) {
        for (MemberId login : person.logins) {
            Balance balance = shop.ledger.balance(login);
            assertThat(balance.available()).isEqualTo(Points.of(person.available));
            assertThat(balance.held()).isEqualTo(Points.of(person.held));
            assertThat(balance.spent()).isEqualTo(Points.of(person.spent));
            assertThat(shop.tier(login)).isEqualTo(tier(person));
            assertThat(shop.buyers.buyer(login, 0).orders()).isEqualTo(person.orders);
            assertThat(shop.buyers.buyer(login, 0).isFirstOrder()).isEqualTo(person.orders == 0);
            checkStatement(shop.statement(login, 100), person);
            assertThat(shop.statement(login, 3)).isEqualTo(shop.statement(person.standing, 100));
        }
    }

    private static String tier(Person person) {
        return person.gathered >= MergedShop.GOLD ? "gold" : person.gathered >= MergedShop.SILVER ? "silver" : null;
    }

    /** Each line says what all lines up to it come to, and they are in one order. */
    private static void checkStatement(List<Statements.Line> newestFirst, Person person) {
        long owned = 0;
        long id = 0;
        for (int i = newestFirst.size() - 1; i >= 0; i--) {
            Statements.Line line = newestFirst.get(i);
            owned += line.entry().points();
            assertThat(line.balanceAfter()).isEqualTo(Points.of(owned));
            assertThat(line.entry().id().value()).isGreaterThan(id);
            id = line.entry().id().value();
        }
        assertThat(owned).isEqualTo(person.available + person.held);
    }
}
