package org.pointsmall.loyalty.api;

/** Where the programme's resources are. */
public final class LoyaltyApi {
    /** The path of all resources, within the application. */
    public static final String ROOT = "/api/v1/loyalty";

    private LoyaltyApi() {}
}
