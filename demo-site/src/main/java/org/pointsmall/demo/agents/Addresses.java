package org.pointsmall.demo.agents;

import javax.servlet.http.HttpServletRequest;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where things of this store are, as the request has come to it. */
final class Addresses {
    static final String ROOT = "/api/ucp/v1";

    private Addresses() {}

    /** Before all paths of the protocol's. */
    static String endpoint(HttpServletRequest request) {
        return store(request) + ROOT;
    }

    /** The store's own page, on which a buyer goes on. */
    static String page(HttpServletRequest request) {
        return store(request) + "/";
    }

    private static String store(HttpServletRequest request) {
        return ServletUriComponentsBuilder.fromContextPath(request).build().toUriString();
    }
}
