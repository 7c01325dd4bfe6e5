package org.pointsmall.demo.data;

/** The demo data can't be used as it is; the message names the file and, where there is one, the line. */
public final class DemoDataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DemoDataException(String message) {
        super(message);
    }

    DemoDataException(String message, Throwable cause) {
        super(message, cause);
    }
}
