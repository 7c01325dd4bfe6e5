package org.pointsmall.demo.loyalty;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.pointsmall.loyalty.campaign.CampaignTerms;
import org.pointsmall.loyalty.definition.Audience;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.mall.OfferName;
import org.pointsmall.loyalty.mall.OfferTerms;
import org.pointsmall.loyalty.mall.ZoneRule;
import org.pointsmall.loyalty.mall.ZoneTerms;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.redemption.RedemptionTerms;
import org.pointsmall.loyalty.time.BusinessTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;

/** Arranges the demo's offers in zones, once there are its campaigns and offers. What somebody changed later stays. */
@Order
final class DemoZones implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(DemoZones.class);
    private static final String ACTOR = "demo";
    private static final long FEW_POINTS = 150;
    private static final long GREAT_SAVING = 112;
    private static final int NEW_FOR_DAYS = 7;
    private static final int PINS = 3;

    private final EditDefinitions<ZoneTerms> zones;
    private final EditDefinitions<OfferTerms> offers;
    private final EditDefinitions<CampaignTerms> campaigns;
    private final RedemptionTerms terms;
    private final BusinessTime time;

    DemoZones(
            EditDefinitions<ZoneTerms> zones,
            EditDefinitions<OfferTerms> offers,
            EditDefinitions<CampaignTerms> campaigns,
            RedemptionTerms terms,
            BusinessTime time) {
        this.zones = zones;
        this.offers = offers;
        this.campaigns = campaigns;
        this.terms = terms;
        this.time = time;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        List<Version<OfferTerms>> mall = offers.inForce();
        if (zones.all().isEmpty() && !mall.isEmpty()) {
            List<ZoneTerms> demo = demo(mall);
            demo.forEach(zone -> zones.add(zone, true, ACTOR));
            LOG.info("The demo's zones: {} of {}", zones.inForce().size(), demo.size());
        }
    }

    private List<ZoneTerms> demo(List<Version<OfferTerms>> mall) {
        Money saving = new Money(GREAT_SAVING, terms.standardRate().money().currency());
        return List.of(
                zone(
                        "great-value",
                        new OfferName("Great value", "超值专区"),
                        pins(mall, in("flash"), in("weekend"), in("new"), in("everyday")),
                        new ZoneRule(saving, null, Set.of(), null, null),
                        10),
                zone(
                        "low-threshold",
                        new OfferName("For a few points", "低门槛专区"),
                        cheapest(mall, any -> true),
                        new ZoneRule(null, FEW_POINTS, Set.of(), null, null),
                        20),
                zone(
                        "gold",
                        new OfferName("From gold on", "金卡专享"),
                        pins(mall, in("gold"), in("rewards").and(DemoZones::isEntitlement)),
                        new ZoneRule(null, null, Set.of(DemoTiers.GOLD, DemoTiers.DIAMOND), null, null),
                        30),
                zone(
                        "festival",
                        new OfferName("Month's end", "月末特惠"),
                        pins(mall, in("points-and-cash"), in("points-and-cash"), in("points-and-cash")),
                        festival(),
                        40),
                zone(
                        "new",
                        new OfferName("New", "新品上架"),
                        pins(mall, in("new"), in("flash"), in("weekend"), in("add-on")),
                        new ZoneRule(null, null, Set.of(), NEW_FOR_DAYS, null),
                        50),
                new ZoneTerms(
                        "anchors",
                        new OfferName("What points come to", "积分换算"),
                        cheapest(mall, DemoZones::isKnown),
                        ZoneRule.NONE,
                        Audience.EVERYONE,
                        Window.always(time.zone()),
                        true,
                        90));
    }

    private ZoneTerms zone(String code, OfferName name, List<Long> pins, ZoneRule rule, int position) {
        return new ZoneTerms(code, name, pins, rule, Audience.EVERYONE, Window.always(time.zone()), false, position);
    }

    private ZoneRule festival() {
        return campaigns.inForce().stream()
                .filter(campaign -> campaign.terms().name().startsWith("Month's end"))
                .findFirst()
                .map(campaign ->
                        new ZoneRule(null, null, Set.of(), null, campaign.ref().id()))
                .orElse(ZoneRule.NONE);
    }

    /** Of each kind the first one that is no pin yet; of the last kind as many as lack. */
    @SafeVarargs
    private static List<Long> pins(List<Version<OfferTerms>> mall, Predicate<OfferTerms>... kinds) {
        Stream<Long> firsts = Stream.of(kinds).flatMap(kind -> ids(mall, kind).limit(1));
        return Stream.concat(firsts, ids(mall, kinds[kinds.length - 1]))
                .distinct()
                .limit(PINS)
                .toList();
    }

    private static Stream<Long> ids(List<Version<OfferTerms>> mall, Predicate<OfferTerms> kind) {
        return mall.stream().filter(offer -> kind.test(offer.terms())).map(offer -> offer.ref()
                .id());
    }

    private static List<Long> cheapest(List<Version<OfferTerms>> mall, Predicate<OfferTerms> kind) {
        return mall.stream()
                .filter(offer -> kind.test(offer.terms()))
                .sorted(Comparator.comparing(offer -> offer.terms().price().points()))
                .map(offer -> offer.ref().id())
                .limit(PINS)
                .toList();
    }

    private static Predicate<OfferTerms> in(String zone) {
        return offer -> offer.zones().contains(zone);
    }

    private static boolean isEntitlement(OfferTerms offer) {
        return offer.content() instanceof Content.Entitlement;
    }

    /** Goods that anybody can have, of which people know what they cost. */
    private static boolean isKnown(OfferTerms offer) {
        return in("everyday").test(offer)
                && offer.supply().total() == null
                && offer.price().market() != null
                && offer.price().cash() == null;
    }
}
