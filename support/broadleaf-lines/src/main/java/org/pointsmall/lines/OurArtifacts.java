package org.pointsmall.lines;

import java.util.List;
import org.pointsmall.loyalty.admin.config.LoyaltyAdminAutoConfiguration;
import org.pointsmall.loyalty.api.config.StorefrontApiAutoConfiguration;
import org.pointsmall.loyalty.recommendation.elasticsearch.ElasticsearchAutoConfiguration;
import org.pointsmall.loyalty.spring.LoyaltyAutoConfiguration;

/** The artifacts that a merchant adds to a store. */
final class OurArtifacts {
    private OurArtifacts() {}

    static List<Archive> all() {
        return List.of(
                Archive.with(LoyaltyAutoConfiguration.class),
                Archive.with(StorefrontApiAutoConfiguration.class),
                Archive.with(LoyaltyAdminAutoConfiguration.class),
                Archive.with(ElasticsearchAutoConfiguration.class));
    }
}
