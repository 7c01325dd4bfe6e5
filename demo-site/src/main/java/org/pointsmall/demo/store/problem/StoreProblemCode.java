package org.pointsmall.demo.store.problem;

import org.springframework.http.HttpStatus;

/** The closed list of what the store itself refuses, with the status of the answer. */
public enum StoreProblemCode {
    /** The request can't be parsed at all. */
    MALFORMED_REQUEST(HttpStatus.BAD_REQUEST),
    UNKNOWN_FIELD(HttpStatus.BAD_REQUEST),
    /** A value is missing, of the wrong kind or out of bounds; the operand {@code field} names it. */
    INVALID_VALUE(HttpStatus.BAD_REQUEST),
    /** The number is of no test card. */
    INVALID_CARD(HttpStatus.BAD_REQUEST),
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED),
    /** The name or the password is wrong; which of them is not said. */
    WRONG_CREDENTIALS(HttpStatus.UNAUTHORIZED),
    FORBIDDEN(HttpStatus.FORBIDDEN),
    NOT_FOUND(HttpStatus.NOT_FOUND),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE),
    USERNAME_TAKEN(HttpStatus.CONFLICT),
    /** Another customer has this e-mail address, or one that leads to the same mailbox. */
    EMAIL_TAKEN(HttpStatus.CONFLICT),
    EMPTY_CART(HttpStatus.CONFLICT),
    /** A checkout would not charge what was shown. */
    CART_CHANGED(HttpStatus.CONFLICT),
    /** Somebody else was changing the same thing; trying again is fine. */
    CONFLICT(HttpStatus.CONFLICT),
    IDEMPOTENCY_KEY_REUSED(HttpStatus.UNPROCESSABLE_ENTITY),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    /** There is no such offer code, or it can't be used now. */
    CODE_NOT_USABLE(HttpStatus.UNPROCESSABLE_ENTITY),
    NOT_FOR_SALE(HttpStatus.UNPROCESSABLE_ENTITY),
    /** Something is left to pay and no card was given. */
    PAYMENT_REQUIRED(HttpStatus.UNPROCESSABLE_ENTITY),
    PAYMENT_DECLINED(HttpStatus.UNPROCESSABLE_ENTITY),
    INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR),
    PAYMENT_TIMED_OUT(HttpStatus.GATEWAY_TIMEOUT);

    private final HttpStatus status;

    StoreProblemCode(HttpStatus status) {
        this.status = status;
    }

    public HttpStatus status() {
        return status;
    }

    /** The code that says no more than the HTTP status does. */
    public static StoreProblemCode of(HttpStatus status) {
        return switch (status) {
            case UNAUTHORIZED -> UNAUTHENTICATED;
            case FORBIDDEN -> FORBIDDEN;
            case NOT_FOUND -> NOT_FOUND;
            case METHOD_NOT_ALLOWED -> METHOD_NOT_ALLOWED;
            case NOT_ACCEPTABLE -> NOT_ACCEPTABLE;
            case CONFLICT -> CONFLICT;
            case UNSUPPORTED_MEDIA_TYPE -> UNSUPPORTED_MEDIA_TYPE;
            default -> status.is4xxClientError() ? MALFORMED_REQUEST : INTERNAL_ERROR;
        };
    }
}
