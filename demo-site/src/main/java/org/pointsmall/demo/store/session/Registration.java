package org.pointsmall.demo.store.session;

import java.time.LocalDate;
import java.util.Locale;
import org.broadleafcommerce.profile.core.domain.Customer;
import org.broadleafcommerce.profile.core.domain.CustomerAttribute;
import org.broadleafcommerce.profile.core.domain.CustomerAttributeImpl;
import org.broadleafcommerce.profile.core.service.CustomerService;
import org.jspecify.annotations.Nullable;
import org.pointsmall.demo.store.problem.StoreProblem;
import org.pointsmall.demo.store.problem.StoreProblemCode;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes customers of Broadleaf's. */
@Component
public class Registration {

    /** What the plugin calls it unless {@code loyalty.member.birthday-attribute} says something else. */
    private static final String BIRTHDAY = "birthday";

    private final CustomerService customers;
    private final JdbcTemplate jdbc;

    Registration(@Qualifier("blCustomerService") CustomerService customers, JdbcTemplate jdbc) {
        this.customers = customers;
        this.jdbc = jdbc;
    }

    /**
     * Registers a customer.
     *
     * @param birthday kept as an attribute of Broadleaf's customer, where the programme looks for it; null for not said
     * @throws StoreProblem USERNAME_TAKEN, or EMAIL_TAKEN where the address leads to the mailbox of another customer;
     *     also where two ask at once: Broadleaf's table has no unique key on either, so tables of ours decide
     */
    @Transactional("blTransactionManager")
    public Customer register(String username, String password, String email, @Nullable LocalDate birthday) {
        if (isTaken(username)) {
            throw StoreProblem.of(StoreProblemCode.USERNAME_TAKEN);
        }
        try {
            jdbc.update("INSERT INTO DEMO_USERNAME (USERNAME) VALUES (?)", username.toLowerCase(Locale.ROOT));
        } catch (DuplicateKeyException taken) {
            throw StoreProblem.of(StoreProblemCode.USERNAME_TAKEN);
        }
        take(Mailbox.of(email), email);
        Customer customer = customers.createCustomer();
        customer.setUsername(username);
        customer.setEmailAddress(email);
        if (birthday != null) {
            CustomerAttribute attribute = new CustomerAttributeImpl();
            attribute.setName(BIRTHDAY);
            attribute.setValue(birthday.toString());
            attribute.setCustomer(customer);
            customer.getCustomerAttributes().put(BIRTHDAY, attribute);
        }
        return customers.registerCustomer(customer, password, password);
    }

    private void take(Mailbox mailbox, String email) {
        // Customers who were made in the admin, or before addresses were looked at, are in Broadleaf's table alone.
        boolean another = jdbc
                .queryForList(
                        "SELECT EMAIL_ADDRESS FROM BLC_CUSTOMER WHERE LOWER(EMAIL_ADDRESS) LIKE ? OR LOWER(EMAIL_ADDRESS) = ?",
                        String.class,
                        mailbox.name().charAt(0) + "%@%",
                        email.toLowerCase(Locale.ROOT))
                .stream()
                .anyMatch(mailbox::isOf);
        if (another) {
            throw StoreProblem.of(StoreProblemCode.EMAIL_TAKEN);
        }
        try {
            jdbc.update("INSERT INTO DEMO_MAILBOX (NAME) VALUES (?)", mailbox.name());
        } catch (DuplicateKeyException taken) {
            throw StoreProblem.of(StoreProblemCode.EMAIL_TAKEN);
        }
    }

    /** Whether a customer has exactly this name, registered here or created in the admin. */
    public boolean isTaken(String username) {
        return customers.readCustomerByUsername(username, false) != null;
    }
}
