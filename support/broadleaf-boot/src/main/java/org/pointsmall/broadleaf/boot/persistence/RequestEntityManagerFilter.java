package org.pointsmall.broadleaf.boot.persistence;

import javax.persistence.EntityManagerFactory;
import org.springframework.orm.jpa.support.OpenEntityManagerInViewFilter;

/**
 * One entity manager a request, which Broadleaf's lazy collections need until the answer is written. Knows its factory
 * from the start: Spring's own filter looks it up through the servlet context, which it does not have as a part of a
 * security chain.
 */
public final class RequestEntityManagerFilter extends OpenEntityManagerInViewFilter {

    private final EntityManagerFactory factory;

    public RequestEntityManagerFilter(EntityManagerFactory factory) {
        this.factory = factory;
    }

    @Override
    protected EntityManagerFactory lookupEntityManagerFactory() {
        return factory;
    }
}
