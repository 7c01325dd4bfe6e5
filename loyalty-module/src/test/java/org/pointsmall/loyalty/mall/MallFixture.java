package org.pointsmall.loyalty.mall;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.pointsmall.loyalty.campaign.Campaign;
import org.pointsmall.loyalty.campaign.CampaignBook;
import org.pointsmall.loyalty.campaign.CampaignFixture;
import org.pointsmall.loyalty.campaign.NoTiers;
import org.pointsmall.loyalty.campaign.Shoppers;
import org.pointsmall.loyalty.definition.Audience;
import org.pointsmall.loyalty.definition.InMemoryVersions;
import org.pointsmall.loyalty.definition.Latest;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.ledger.Earning;
import org.pointsmall.loyalty.ledger.InMemoryLedgerStore;
import org.pointsmall.loyalty.ledger.InMemoryTransactions;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LedgerFixture;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.stock.InMemoryStock;
import org.pointsmall.loyalty.stock.Stock;
import org.pointsmall.loyalty.time.BusinessTime;

/** A mall in memory, with one member whose segments a test says. */
final class MallFixture {
    static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
    static final MemberId ANA = new MemberId(7);

    final InMemoryOffers offers = new InMemoryOffers();
    final InMemoryStock stock = new InMemoryStock();
    final InMemoryVersions<ZoneTerms> zones = new InMemoryVersions<>();
    final Map<Long, Set<Long>> categories = new HashMap<>();
    private final InMemoryLedgerStore store = new InMemoryLedgerStore();
    private final InMemoryTransactions transactions = new InMemoryTransactions(store);
    private final Latest<ZoneBook> inForce =
            Latest.inForce(zones, (revision, found) -> ZoneBook.of(found), transactions);
    private Set<SegmentCode> segments = Set.of();
    private CampaignBook campaigns = CampaignBook.EMPTY;
    private Instant now = NOW;
    private final BusinessTime time = new BusinessTime(new Moved(), ZoneOffset.UTC);
    private final Ledger ledger = new Ledger(store, new LedgerFixture.ProgrammeTerms(), time);
    final Mall mall = new Mall(new Mall.Parts(
            offers,
            new Stock(stock),
            ledger,
            () -> campaigns,
            new Shoppers(new NoTiers(), member -> segments),
            code -> Optional.empty(),
            products -> categories,
            transactions,
            time,
            new DefinedZones(inForce, zones)));

    private final class Moved extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    MallFixture at(String moment) {
        now = Instant.parse(moment);
        return this;
    }

    void anaIsIn(String... codes) {
        segments = Set.of(List.of(codes).stream().map(SegmentCode::new).toArray(SegmentCode[]::new));
    }

    void anaHas(long points) {
        ledger.earn(new Earning(
                        ANA,
                        PostingKey.of("test", 1),
                        Points.of(points),
                        null,
                        LedgerFixture.until(null),
                        "test",
                        List.of()))
                .orElseThrow(refusal -> new IllegalStateException(refusal.toString()));
    }

    void campaign(Campaign campaign) {
        campaigns = CampaignFixture.book(campaign);
    }

    long offer(OfferFixture offer) {
        return offers.add(offer.terms(), true, NOW, "test").ref().id();
    }

    Version<ZoneTerms> zone(ZoneTerms terms) {
        Version<ZoneTerms> saved = zones.add(terms, true, NOW, "test");
        inForce.refresh();
        return saved;
    }

    Version<ZoneTerms> change(Version<ZoneTerms> zone, boolean active, UnaryOperator<ZoneTerms> how) {
        Version<ZoneTerms> saved = zones.change(zone.ref(), how.apply(zone.terms()), active, NOW, "test");
        inForce.refresh();
        return saved;
    }

    static ZoneTerms zone(String code, ZoneRule rule, Long... pins) {
        return new ZoneTerms(
                code,
                new OfferName("Zone " + code, "专区 " + code),
                List.of(pins),
                rule,
                Audience.EVERYONE,
                Window.always(ZoneOffset.UTC),
                false,
                100);
    }

    static ZoneTerms anchors(Audience audience, int position, Long... pins) {
        return new ZoneTerms(
                "anchors-" + position,
                new OfferName("Anchors", "锚点"),
                List.of(pins),
                ZoneRule.NONE,
                audience,
                Window.always(ZoneOffset.UTC),
                true,
                position);
    }

    static ZoneTerms pinned(ZoneTerms zone, Long... pins) {
        return new ZoneTerms(
                zone.code(),
                zone.name(),
                List.of(pins),
                zone.rule(),
                zone.audience(),
                zone.seen(),
                zone.anchors(),
                zone.position());
    }

    static ZoneTerms seen(ZoneTerms zone, Window window, Audience audience) {
        return new ZoneTerms(
                zone.code(), zone.name(), zone.pins(), zone.rule(), audience, window, zone.anchors(), zone.position());
    }

    List<Long> ids(String zone) {
        return ids(mall.browse(new BrowseQuery(zone, null, false, null, 100), Optional.of(ANA))
                .offers());
    }

    static List<Long> ids(List<OfferView> views) {
        return views.stream().map(view -> view.offer().id()).toList();
    }
}
