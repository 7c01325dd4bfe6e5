package org.pointsmall.demo.store.session;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.broadleafcommerce.profile.core.domain.Customer;
import org.jspecify.annotations.Nullable;
import org.pointsmall.demo.store.problem.StoreProblem;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/customers", produces = MediaType.APPLICATION_JSON_VALUE)
class CustomerController {

    /** No colon: HTTP Basic could not carry it. */
    private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{1,63}");

    /**
     * Catches slips, no more: only a mail that arrives proves an address. What can't be seen is in none, or one address
     * would look like another.
     */
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s\\p{Z}\\p{C}@]{1,64}@[^\\s\\p{Z}\\p{C}@.]+(\\.[^\\s\\p{Z}\\p{C}@.]+)+");

    private static final int EMAIL_MAX = 254;
    private static final int PASSWORD_MIN = 8;

    /** BCrypt reads no further. */
    private static final int PASSWORD_MAX_BYTES = 72;

    private final Registration registration;

    CustomerController(Registration registration) {
        this.registration = registration;
    }

    /** @param birthday as 1990-02-28, for who wants something on it */
    record NewCustomer(
            @Nullable String username, @Nullable String password, @Nullable String email, @Nullable String birthday) {}

    record CustomerAnswer(long id, String username, String email) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    CustomerAnswer register(@RequestBody NewCustomer request) {
        String username = matching(USERNAME, request.username(), "username");
        String email = email(request.email());
        String password = request.password();
        if (password == null
                || password.length() < PASSWORD_MIN
                || password.getBytes(StandardCharsets.UTF_8).length > PASSWORD_MAX_BYTES) {
            throw StoreProblem.invalid("password");
        }
        Customer customer = registration.register(username, password, email, birthday(request.birthday()));
        return new CustomerAnswer(customer.getId(), username, email);
    }

    /** Spaces around an address come from pasting it. Its length is looked at first: the pattern is for short texts. */
    private static String email(@Nullable String value) {
        String email = value == null ? "" : value.strip();
        if (email.length() > EMAIL_MAX
                || !EMAIL.matcher(email).matches()
                || Mailbox.of(email).name().length() > EMAIL_MAX) {
            throw StoreProblem.invalid("email");
        }
        return email;
    }

    private static @Nullable LocalDate birthday(@Nullable String value) {
        if (value == null) {
            return null;
        }
        try {
            return LocalDate.parse(value);
        } catch (DateTimeParseException notADay) {
            throw StoreProblem.invalid("birthday");
        }
    }

    private static String matching(Pattern pattern, @Nullable String value, String field) {
        if (value == null || !pattern.matcher(value).matches()) {
            throw StoreProblem.invalid(field);
        }
        return value;
    }
}
