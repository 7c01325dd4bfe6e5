package org.pointsmall.broadleaf.boot;

/**
 * What a process of the store is. Broadleaf shops run the two side by side on one database, because the admin's servlet
 * must own "/" of its context path.
 */
public enum BroadleafFlavour {
    /** The shop: an ordinary Spring Boot MVC application with Broadleaf's commerce services in its context. */
    SITE,
    /** Broadleaf's own admin pages, under the context path {@code /admin}. */
    ADMIN
}
