package org.pointsmall.demo.loyalty;

import java.time.Duration;
import java.time.Period;
import java.util.List;
import org.broadleafcommerce.profile.core.domain.Customer;
import org.broadleafcommerce.profile.core.service.CustomerService;
import org.pointsmall.loyalty.ledger.Adjustment;
import org.pointsmall.loyalty.ledger.Expiry;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.member.MemberId;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;

/**
 * Gives the demo's people of a tier points to begin with, some of which expire, so that there is something to spend and a
 * calendar to see. {@code ana} begins with none. Each is given once, however often the demo is started.
 */
@Order(15)
final class DemoBalances implements ApplicationRunner {
    private static final String ACTOR = "demo";

    private static final List<Given> GIVEN = List.of(
            new Given("bo", 180, 1, "Moved from the old programme 由旧会员计划转入"),
            new Given("bo", 420, 6, "Moved from the old programme 由旧会员计划转入"),
            new Given("chen", 600, 1, "Moved from the old programme 由旧会员计划转入"),
            new Given("chen", 1_400, 4, "Moved from the old programme 由旧会员计划转入"),
            new Given("chen", 1_200, 12, "Moved from the old programme 由旧会员计划转入"),
            new Given("dee", 1_500, 1, "Moved from the old programme 由旧会员计划转入"),
            new Given("dee", 3_000, 3, "Moved from the old programme 由旧会员计划转入"),
            new Given("dee", 5_000, 12, "Moved from the old programme 由旧会员计划转入"));

    private final Ledger ledger;
    private final CustomerService customers;

    /** @param months after how many the points expire, with the end of that month */
    private record Given(String person, long points, int months, String why) {}

    DemoBalances(Ledger ledger, CustomerService customers) {
        this.ledger = ledger;
        this.customers = customers;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        GIVEN.forEach(this::give);
    }

    private void give(Given given) {
        Customer customer = customers.readCustomerByUsername(given.person(), false);
        if (customer != null) {
            MemberId member = new MemberId(customer.getId());
            ledger.adjust(new Adjustment(
                            member,
                            PostingKey.of("demo-begins-" + given.months(), member.value()),
                            given.points(),
                            new LotPolicy(
                                    Duration.ZERO, new Expiry.After(Period.ofMonths(given.months()), Expiry.End.MONTH)),
                            ACTOR,
                            given.why()))
                    .orElseThrow(refusal -> new IllegalStateException("no points to begin with: " + refusal));
        }
    }
}
