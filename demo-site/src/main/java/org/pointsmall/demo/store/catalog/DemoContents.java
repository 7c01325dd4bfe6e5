package org.pointsmall.demo.store.catalog;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pointsmall.demo.data.DemoCatalog;
import org.pointsmall.demo.store.address.AddressBook;
import org.pointsmall.demo.store.session.Registration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Fills the demo's store, and says by its health whether that is done. */
@Component
@Profile("demo")
@Order(0)
class DemoContents implements ApplicationRunner, HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(DemoContents.class);

    private static final List<String> PEOPLE = List.of("ana", "bo", "chen", "dee");

    /** Known to everybody who read the README: one more reason why this exists in the demo only. */
    private static final String PASSWORD = "demo";

    private static final int BORN = 1988;

    /** They all live together. */
    private static final AddressBook.Entry HOME =
            new AddressBook.Entry("Points Mall", "1 Harbour Road", null, "London", "E1 6AN");

    private final StockShelves shelves;
    private final Registration registration;
    private final AddressBook addressBook;
    private final Clock clock;
    private volatile boolean loaded;

    DemoContents(StockShelves shelves, Registration registration, AddressBook addressBook, Clock clock) {
        this.shelves = shelves;
        this.registration = registration;
        this.addressBook = addressBook;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        int added = shelves.stock(DemoCatalog.load());
        for (String person : PEOPLE) {
            if (!registration.isTaken(person)) {
                registration.register(person, PASSWORD, person + "@example.com", birthdayOf(person));
            }
            addressBook.addFirst(person, HOME);
        }
        loaded = true;
        LOG.info("The demo's store is stocked, {} products are new", added);
    }

    /** Bo's comes round in the month in which the demo is begun, so that a rule for birthdays has somebody to be for. */
    private @Nullable LocalDate birthdayOf(String person) {
        return person.equals("bo") ? LocalDate.now(clock).withYear(BORN).withDayOfMonth(28) : null;
    }

    @Override
    public Health health() {
        return loaded ? Health.up().build() : Health.down().build();
    }
}
