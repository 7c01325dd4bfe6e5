package org.pointsmall.benchmarks.search;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pointsmall.loyalty.catalogue.Catalogue;
import org.pointsmall.loyalty.ledger.ClawbackPolicy;
import org.pointsmall.loyalty.ledger.LedgerTerms;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.recommendation.PurchaseHistories;
import org.pointsmall.loyalty.recommendation.PurchaseHistory;
import org.pointsmall.loyalty.tier.MemberTiers;
import org.pointsmall.loyalty.tier.Projection;
import org.pointsmall.loyalty.tier.Tier;
import org.pointsmall.loyalty.tier.TierChange;

/** What a shop made up has none of. */
final class NotAsked {
    private NotAsked() {}

    static final class Terms implements LedgerTerms {
        @Override
        public Duration grace() {
            return Duration.ZERO;
        }

        @Override
        public ClawbackPolicy clawback(Instant placedAt) {
            return ClawbackPolicy.REVOKE_TO_ZERO;
        }
    }

    static final class Tiers implements MemberTiers {
        @Override
        public Optional<Tier> tierOf(MemberId member) {
            return Optional.empty();
        }

        @Override
        public Optional<Projection> projection(MemberId member) {
            return Optional.empty();
        }

        @Override
        public List<TierChange> history(MemberId member, int limit) {
            return List.of();
        }
    }

    static final class Purchases implements PurchaseHistories {
        @Override
        public PurchaseHistory of(MemberId member) {
            return PurchaseHistory.NONE;
        }

        @Override
        public Set<Long> boughtAgain(Collection<Long> products) {
            return Set.of();
        }
    }

    /** Offers are called as they call themselves. */
    static final class Names implements Catalogue {
        @Override
        public Map<Long, String> products(Collection<Long> ids) {
            return Map.of();
        }

        @Override
        public Map<Long, String> categories(Collection<Long> ids) {
            return Map.of();
        }

        @Override
        public List<Named> productsNamed(String part, int limit) {
            return List.of();
        }

        @Override
        public List<Named> categoriesNamed(String part, int limit) {
            return List.of();
        }
    }
}
