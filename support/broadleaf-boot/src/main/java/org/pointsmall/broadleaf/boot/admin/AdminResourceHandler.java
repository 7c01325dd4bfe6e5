package org.pointsmall.broadleaf.boot.admin;

import java.util.ArrayList;
import java.util.List;
import org.broadleafcommerce.common.web.resource.BroadleafResourceHttpRequestHandler;
import org.springframework.core.io.Resource;

/**
 * Broadleaf's handler for the admin's scripts and styles, with its locations kept here: Broadleaf reads them back from
 * a private field of Spring's class, which had another name and type in Spring 3.
 */
public class AdminResourceHandler extends BroadleafResourceHttpRequestHandler {

    private List<Resource> locations = List.of();

    @Override
    public void setLocations(List<Resource> locations) {
        this.locations = List.copyOf(locations);
        super.setLocations(locations);
    }

    /** A copy of its own each time: callers add generated resources to it. */
    @Override
    public List<Resource> getLocations() {
        return new ArrayList<>(locations);
    }
}
