package org.pointsmall.loyalty.api.problem;

import java.util.Optional;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.springframework.http.HttpStatus;

/** The closed list of the programme's problems with their status: every {@link RefusalCode}, then what HTTP adds. */
public enum ProblemCode implements ProblemType {
    INSUFFICIENT_POINTS(HttpStatus.UNPROCESSABLE_ENTITY),
    BELOW_MINIMUM(HttpStatus.UNPROCESSABLE_ENTITY),
    ABOVE_CAP(HttpStatus.UNPROCESSABLE_ENTITY),
    NOT_ELIGIBLE_TIER(HttpStatus.UNPROCESSABLE_ENTITY),
    MEMBERS_ONLY(HttpStatus.UNPROCESSABLE_ENTITY),
    NOT_ELIGIBLE(HttpStatus.UNPROCESSABLE_ENTITY),
    EXCLUSIVE_ITEM(HttpStatus.UNPROCESSABLE_ENTITY),
    SOLD_OUT(HttpStatus.UNPROCESSABLE_ENTITY),
    MEMBER_LIMIT_REACHED(HttpStatus.UNPROCESSABLE_ENTITY),
    OUTSIDE_WINDOW(HttpStatus.UNPROCESSABLE_ENTITY),
    NO_OFFSET_ITEM(HttpStatus.UNPROCESSABLE_ENTITY),
    ACCOUNT_FROZEN(HttpStatus.UNPROCESSABLE_ENTITY),
    ADDRESS_MISSING(HttpStatus.UNPROCESSABLE_ENTITY),
    HOLD_EXPIRED(HttpStatus.CONFLICT),
    CART_CHANGED(HttpStatus.CONFLICT),
    PAYMENTS_ABOVE_TOTAL(HttpStatus.CONFLICT),
    IDEMPOTENCY_KEY_REUSED(HttpStatus.UNPROCESSABLE_ENTITY),
    /** The request needs an {@code Idempotency-Key} and has none. */
    IDEMPOTENCY_KEY_MISSING(HttpStatus.BAD_REQUEST),
    UNKNOWN_FIELD(HttpStatus.BAD_REQUEST),
    CONFLICT(HttpStatus.CONFLICT),
    RATE_LIMITED(HttpStatus.TOO_MANY_REQUESTS),

    /** The request can't be parsed at all. */
    MALFORMED_REQUEST(HttpStatus.BAD_REQUEST),
    /** A value is missing, of the wrong kind or out of bounds; the operand {@code field} names it. */
    INVALID_VALUE(HttpStatus.BAD_REQUEST),
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED),
    FORBIDDEN(HttpStatus.FORBIDDEN),
    NOT_FOUND(HttpStatus.NOT_FOUND),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    /** The body did not come within the time that a request has for it. */
    TOO_SLOW(HttpStatus.REQUEST_TIMEOUT),
    BODY_TOO_LARGE(HttpStatus.PAYLOAD_TOO_LARGE),
    HEADERS_TOO_LARGE(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE),
    INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR);

    private final HttpStatus status;

    ProblemCode(HttpStatus status) {
        this.status = status;
    }

    public static ProblemCode of(RefusalCode code) {
        return valueOf(code.name());
    }

    /** The code that says no more than this status of HTTP does; nothing where we have no words for it. */
    public static Optional<ProblemCode> of(int status) {
        return switch (status) {
            case 401 -> Optional.of(UNAUTHENTICATED);
            case 403 -> Optional.of(FORBIDDEN);
            case 404 -> Optional.of(NOT_FOUND);
            case 405 -> Optional.of(METHOD_NOT_ALLOWED);
            case 406 -> Optional.of(NOT_ACCEPTABLE);
            case 408 -> Optional.of(TOO_SLOW);
            case 409 -> Optional.of(CONFLICT);
            case 413 -> Optional.of(BODY_TOO_LARGE);
            case 415 -> Optional.of(UNSUPPORTED_MEDIA_TYPE);
            case 429 -> Optional.of(RATE_LIMITED);
            case 431 -> Optional.of(HEADERS_TOO_LARGE);
            case 500 -> Optional.of(INTERNAL_ERROR);
            default -> status >= 400 && status < 500 ? Optional.of(MALFORMED_REQUEST) : Optional.empty();
        };
    }

    @Override
    public HttpStatus status() {
        return status;
    }

    @Override
    public String bundle() {
        return "org.pointsmall.loyalty.api.problem.problems";
    }
}
