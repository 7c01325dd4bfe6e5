package org.pointsmall.demo.agents;

import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import javax.servlet.http.HttpServletRequest;
import org.pointsmall.loyalty.api.agents.BusinessProfile;
import org.pointsmall.loyalty.api.agents.Negotiation;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells what the store speaks. */
@RestController
@Hidden
class DiscoveryController {
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final Negotiation negotiation;

    DiscoveryController(Negotiation negotiation) {
        this.negotiation = negotiation;
    }

    @GetMapping(path = "/.well-known/ucp", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<BusinessProfile> profile(HttpServletRequest request) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                .body(BusinessProfile.of(negotiation, Addresses.endpoint(request)));
    }
}
