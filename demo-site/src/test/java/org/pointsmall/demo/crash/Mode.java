package org.pointsmall.demo.crash;

/** The two ways in which stores run a checkout: the values of {@code demo.checkout.transaction}. */
enum Mode {
    OUTER,
    BROADLEAF;

    String property() {
        return "demo.checkout.transaction=" + name().toLowerCase(java.util.Locale.ROOT);
    }
}
