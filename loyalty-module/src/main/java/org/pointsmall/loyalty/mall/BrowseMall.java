package org.pointsmall.loyalty.mall;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.campaign.CampaignBook;
import org.pointsmall.loyalty.campaign.Shopper;
import org.pointsmall.loyalty.definition.Scope;
import org.pointsmall.loyalty.definition.VersionRef;
import org.pointsmall.loyalty.mall.BrowseQuery.Reached;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;

/** What somebody may see of the mall now: offers by page, zones, and what points come to. */
final class BrowseMall {
    /** So many sentences say what somebody's points come to. */
    private static final int SENTENCES = 3;

    private final OfferStore store;
    private final Supplier<CampaignBook> campaigns;
    private final Zones zones;
    private final Transactions transactions;
    private final BusinessTime time;
    private final Assess assess;
    private final FillPages pages;

    BrowseMall(Mall.Parts parts, Assess assess) {
        store = parts.store();
        campaigns = parts.campaigns();
        zones = parts.zones();
        transactions = parts.transactions();
        time = parts.time();
        this.assess = assess;
        pages = new FillPages(parts, assess);
    }

    Mall.Page browse(BrowseQuery query, Optional<MemberId> buyer) {
        return transactions.required(() -> {
            Shopper shopper = assess.shopper(buyer);
            String code = query.zone();
            if (code == null) {
                Stretch all = new Stretch(query.product(), null, null, 0);
                return page(new Strand(List.of(), all, wanted(query), query.after(), query.limit()), 0, buyer, shopper);
            }
            Optional<Zone> zone = zones.inForce().shown(code, shopper, time.now());
            int version = zone.map(shown -> version(query, shown)).orElse(0);
            return zone.flatMap(shown -> terms(shown, version))
                    .map(terms -> page(strand(terms, query), version, buyer, shopper))
                    .orElse(new Mall.Page(List.of(), null));
        });
    }

    private static Predicate<OfferView> wanted(BrowseQuery query) {
        return view -> !query.affordable() || (!isGuest(view) && view.lacking().isZero());
    }

    private static boolean isGuest(OfferView view) {
        return view.refusals().stream().anyMatch(refusal -> refusal.code() == RefusalCode.MEMBERS_ONLY);
    }

    private static int version(BrowseQuery query, Zone zone) {
        Reached after = query.after();
        return after == null || after.zoneVersion() == 0 ? zone.ref().version() : after.zoneVersion();
    }

    /** What the zone said when the first page was shown: pins that were moved meanwhile are neither repeated nor skipped. */
    private Optional<ZoneTerms> terms(Zone zone, int version) {
        return version == zone.ref().version()
                ? Optional.of(zone.terms())
                : zones.at(new VersionRef<>(zone.ref().id(), version));
    }

    private Strand strand(ZoneTerms zone, BrowseQuery query) {
        List<Long> pins = query.product() == null ? zone.pins() : pinsWith(zone, query.product());
        return new Strand(pins, rest(zone, query.product()), wanted(query), query.after(), query.limit());
    }

    private List<Long> pinsWith(ZoneTerms zone, long product) {
        Set<Long> giving = store.offers(zone.pins()).stream()
                .filter(offer -> Objects.equals(offer.terms().content().givenProduct(), product))
                .map(MallOffer::id)
                .collect(Collectors.toSet());
        return zone.pins().stream().filter(giving::contains).toList();
    }

    private Stretch rest(ZoneTerms zone, @Nullable Long product) {
        Long campaign = zone.rule().campaign();
        Scope scope = campaign == null
                ? null
                : campaigns.get().scope(campaign, time.now()).orElse(null);
        return new Stretch(product, new ZoneMembers(zone.code(), Set.copyOf(zone.pins()), zone.rule(), scope), null, 0);
    }

    private Mall.Page page(Strand strand, int zoneVersion, Optional<MemberId> buyer, Shopper shopper) {
        Anchors anchors = filled(List.of(strand), buyer, shopper);
        return new Mall.Page(said(strand, anchors), strand.isOver() ? null : strand.reached(zoneVersion));
    }

    private static List<OfferView> said(Strand strand, Anchors anchors) {
        return strand.views().stream().map(view -> view.saidIn(anchors)).toList();
    }

    /** Fills pages, and finds in the same looks what points are said in. */
    private Anchors filled(List<Strand> strands, Optional<MemberId> buyer, Shopper shopper) {
        List<Strand> anchors = zones.inForce().anchors(shopper, time.now()).stream()
                .map(zone -> zone.terms().pins())
                .map(pins -> new Strand(pins, null, any -> true, null, pins.size()))
                .toList();
        pages.fill(Stream.concat(strands.stream(), anchors.stream()).toList(), buyer, shopper);
        return Anchors.of(anchors.stream().map(Strand::views).toList());
    }

    List<ZoneView> zones(Optional<MemberId> buyer, int few) {
        return transactions.required(() -> {
            Shopper shopper = assess.shopper(buyer);
            List<Zone> shown = zones.inForce().shown(shopper, time.now());
            List<Strand> strands = shown.stream()
                    .map(zone -> new Strand(zone.terms().pins(), rest(zone.terms(), null), any -> true, null, few))
                    .toList();
            Anchors anchors = filled(strands, buyer, shopper);
            List<ZoneView> views = new ArrayList<>();
            for (int i = 0; i < shown.size(); i++) {
                List<OfferView> offers = said(strands.get(i), anchors);
                if (!offers.isEmpty()) {
                    ZoneTerms terms = shown.get(i).terms();
                    views.add(new ZoneView(terms.code(), terms.name(), offers));
                }
            }
            return views;
        });
    }

    List<Anchor> anchors(MemberId member, Points points) {
        return transactions.required(() -> {
            Optional<MemberId> buyer = Optional.of(member);
            return points.isZero()
                    ? List.of()
                    : filled(List.of(), buyer, assess.shopper(buyer)).best(points, SENTENCES);
        });
    }

    List<OfferView> offers(Collection<Long> ids, Optional<MemberId> buyer) {
        List<Long> inOrder = ids.stream().distinct().sorted().toList();
        return transactions.required(() -> {
            Strand strand = new Strand(inOrder, null, any -> true, null, inOrder.size());
            Anchors anchors = filled(List.of(strand), buyer, assess.shopper(buyer));
            return said(strand, anchors);
        });
    }
}
