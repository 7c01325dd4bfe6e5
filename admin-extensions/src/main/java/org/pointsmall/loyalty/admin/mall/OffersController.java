package org.pointsmall.loyalty.admin.mall;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.pointsmall.loyalty.admin.definition.Column;
import org.pointsmall.loyalty.admin.definition.DefinitionSection;
import org.pointsmall.loyalty.admin.definition.DefinitionTools;
import org.pointsmall.loyalty.admin.definition.DefinitionsController;
import org.pointsmall.loyalty.admin.definition.FormLayout;
import org.pointsmall.loyalty.admin.definition.InWords;
import org.pointsmall.loyalty.admin.definition.Note;
import org.pointsmall.loyalty.admin.definition.Telling;
import org.pointsmall.loyalty.admin.page.Right;
import org.pointsmall.loyalty.admin.page.Sentence;
import org.pointsmall.loyalty.definition.Draft;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.Proposal;
import org.pointsmall.loyalty.definition.Scope;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.insight.MallReport;
import org.pointsmall.loyalty.insight.StockLeft;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.mall.Lack;
import org.pointsmall.loyalty.mall.OfferKind;
import org.pointsmall.loyalty.mall.OfferTerms;
import org.pointsmall.loyalty.mall.Supply;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.points.Money;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The pages of the mall's offers. */
@Controller
@RequestMapping("/loyalty-offers")
public class OffersController extends DefinitionsController<OfferTerms> {
    private static final String WORDS = "LoyaltyOffer";
    private static final FormLayout FORM = FormLayout.of(new OfferKind())
            .fieldset("LoyaltyOffer_Offer")
            .field("name.english", "LoyaltyOffer_name.english", "", "wide")
            .field("name.chinese", "LoyaltyOffer_name.chinese", "", "wide")
            .field("position", "LoyaltyOffer_position", "100")
            .field("active", "LoyaltyRule_active", "", "tickfield")
            .hint("LoyaltyOffer_PositionHint")
            .fieldset("LoyaltyOffer_Gives")
            .choice("gives.kind", "LoyaltyOffer_gives.kind", "LoyaltyOffer_Kind_", "")
            .field("gives.product", "LoyaltyOffer_gives.product", "", "wide")
            .pickingOne("products")
            .field("gives.deliveries", "LoyaltyOffer_gives.deliveries", "12")
            .field("gives.everyMonths", "LoyaltyOffer_gives.everyMonths", "1")
            .field("gives.upTo", "LoyaltyOffer_gives.upTo", "10.00")
            .field("gives.storeOffer", "LoyaltyOffer_gives.storeOffer", "", "wide")
            .pickingOne("store-offers")
            .field("gives.activeAfterDays", "LoyaltyOffer_gives.activeAfterDays", "0")
            .field("gives.pool", "LoyaltyOffer_gives.pool", "", "wide")
            .pickingOne("pools")
            .field("gives.benefit", "LoyaltyOffer_gives.benefit", "priority-dispatch")
            .field("gives.uses", "LoyaltyOffer_gives.uses", "1")
            .field("gives.cause", "LoyaltyOffer_gives.cause", "tree-planting")
            .field("gives.validDays", "LoyaltyOffer_gives.validDays", "30")
            .field("givesBack", "LoyaltyOffer_givesBack", "", "tickfield")
            .hint("LoyaltyOffer_GoodsHint", Content.Kind.GOODS.name())
            .hint("LoyaltyOffer_GiftHint", Content.Kind.GIFT.name())
            .hint("LoyaltyOffer_ShippingHint", Content.Kind.SHIPPING.name())
            .hint("LoyaltyOffer_CouponHint", Content.Kind.COUPON.name())
            .hint("LoyaltyOffer_EntitlementHint", Content.Kind.ENTITLEMENT.name())
            .hint("LoyaltyOffer_RecurringHint", Content.Kind.RECURRING.name())
            .fieldset("LoyaltyOffer_Price")
            .field("price.points", "LoyaltyOffer_price.points", "2000")
            .field("price.cash", "LoyaltyOffer_price.cash", "50.00")
            .field("price.market", "LoyaltyOffer_price.market", "150.00")
            .field("price.cost", "LoyaltyOffer_price.cost", "80.00")
            .field("price.launchDays", "LoyaltyOffer_price.launchDays", "7")
            .field("price.launchPoints", "LoyaltyOffer_price.launchPoints", "1000")
            .field("price.firstPieces", "LoyaltyOffer_price.firstPieces", "100")
            .field("price.firstPoints", "LoyaltyOffer_price.firstPoints", "1000")
            .field("besides", "LoyaltyOffer_besides", "30.00")
            .hint("LoyaltyOffer_PriceHint")
            .fieldset("LoyaltyOffer_Supply")
            .field("supply.total", "LoyaltyOffer_supply.total", "")
            .field("supply.perMember", "LoyaltyOffer_supply.perMember", "")
            .choice("supply.period", "LoyaltyOffer_supply.period", "LoyaltyOffer_Period_", "")
            .field("supply.stockComesBack", "LoyaltyOffer_supply.stockComesBack", "", "tickfield")
            .field("supply.quotaComesBack", "LoyaltyOffer_supply.quotaComesBack", "", "tickfield")
            .hint("LoyaltyOffer_SupplyHint")
            .fieldset("LoyaltyOffer_Seen")
            .window("seen")
            .fieldset("LoyaltyOffer_Exchangeable")
            .window("exchangeable")
            .fieldset("LoyaltyRule_Audience")
            .audience("people")
            .field("people.leastTier", "LoyaltyOffer_people.leastTier", "", "full")
            .field("people.held", "LoyaltyOffer_people.held", "")
            .field("people.spent", "LoyaltyOffer_people.spent", "")
            .field("people.joinedDays", "LoyaltyOffer_people.joinedDays", "")
            .field("people.firstOrder", "LoyaltyOffer_people.firstOrder", "", "tickfield")
            .field("people.birthdayMonth", "LoyaltyOffer_people.birthdayMonth", "", "tickfield")
            .field("people.hidden", "LoyaltyOffer_people.hidden", "", "tickfield")
            .field("zones", "LoyaltyOffer_zones", "", "wide")
            .picking("zones")
            .hint("LoyaltyOffer_PeopleHint");

    private static final Draft USUAL = Draft.EMPTY
            .with("position", "100")
            .with("gives.kind", Content.Kind.GOODS)
            .with("supply.period", "FOR_EVER")
            .with("supply.stockComesBack", "true")
            .with("supply.quotaComesBack", "true");

    /** As shoppers see them; those that are switched off come last. */
    private static final Comparator<Version<OfferTerms>> ORDER = Comparator.comparing(
                    (Version<OfferTerms> offer) -> !offer.active())
            .thenComparingInt(offer -> offer.terms().position())
            .thenComparingLong(offer -> offer.ref().id());

    private static final List<Column<OfferTerms>> COLUMNS = List.of(
            new Column<>(
                    "LoyaltyOffer_gives.kind",
                    "",
                    true,
                    (terms, words) -> List.of(
                            Sentence.of("LoyaltyOffer_Kind_" + terms.kind().name()))),
            new Column<>("LoyaltyOffer_Price", "", true, (terms, words) -> List.of(price(terms))),
            new Column<>("LoyaltyOffer_Supply", "", true, (terms, words) -> supply(terms.supply())),
            new Column<>("LoyaltyRule_When", "", true, (terms, words) -> words.when(terms.exchangeable())),
            new Column<>("LoyaltyRule_For", "words", true, OffersController::whom));

    private final MallReport report;
    private final OfferCostInWords cost;

    OffersController(
            DefinitionTools tools, EditDefinitions<OfferTerms> offers, MallReport report, OfferCostInWords cost) {
        super(
                tools,
                offers,
                new DefinitionSection<>(
                        "loyalty-offers",
                        WORDS,
                        "offers",
                        Right.SEE_OFFERS,
                        Right.EDIT_OFFERS,
                        ORDER,
                        USUAL,
                        COLUMNS,
                        OffersController::scope,
                        terms -> Optional.of(terms.exchangeable()),
                        FORM));
        this.report = report;
        this.cost = cost;
    }

    @Override
    protected Optional<Telling<OfferTerms>> telling() {
        return Optional.of(new TellOffer());
    }

    /** Switched off, it costs nothing more. */
    @Override
    protected List<Note> effects(Proposal<OfferTerms> change, Locale locale) {
        return change.active() ? cost.of(change.terms()) : List.of();
    }

    @Override
    protected List<String> links() {
        return List.of("report");
    }

    /** What is left of limited pieces, and for how long: warned of before it is gone. */
    @Override
    protected Function<Version<OfferTerms>, List<Note>> notes() {
        Map<Long, StockLeft> left = report.left();
        Map<Long, Lack> lacks = report.lacks();
        return offer -> {
            List<Note> notes = new ArrayList<>();
            Lack lack = lacks.get(offer.ref().id());
            if (lack != null) {
                notes.add(Note.warning(lacking(lack)));
            }
            StockLeft pieces = left.get(offer.ref().id());
            if (pieces != null) {
                notes.add(note(pieces, offer.active()));
            }
            return notes;
        };
    }

    private static Sentence lacking(Lack lack) {
        return Sentence.of("LoyaltyOffer_Lacks_" + lack);
    }

    private static Note note(StockLeft pieces, boolean active) {
        OptionalLong days = pieces.days();
        Sentence said = pieces.remaining() == 0
                ? Sentence.of("LoyaltyOffer_Gone")
                : days.isEmpty()
                        ? Sentence.of("LoyaltyOffer_Left", pieces.remaining())
                        : Sentence.of("LoyaltyOffer_LeftFor", pieces.remaining(), days.getAsLong());
        return active && pieces.isRunningOut() ? Note.warning(said) : Note.plain(said);
    }

    /** The mix of prices, and what is wanted and what is not. */
    @GetMapping("/report")
    ModelAndView report(Locale locale) {
        rights.require(Right.SEE_OFFERS);
        MallReport.Report drawn = report.report();
        Map<String, Object> model = new HashMap<>();
        model.put("mix", drawn.mix());
        model.put("shares", drawn.shares());
        model.put("best", names(drawn.best(), locale));
        model.put("worst", names(drawn.worst(), locale));
        model.put(
                "gone",
                drawn.gone().stream()
                        .map(offer -> new Gone(
                                Long.toString(offer.id()),
                                offer.name().in(locale),
                                "LoyaltyOffer_Lacks_" + offer.lack()))
                        .toList());
        return pages.show("loyalty-offers", "loyaltyMallReport", HttpStatus.OK, model);
    }

    /** @param why the code of what it lacks */
    record Gone(String id, String name, String why) {}

    /** An offer in the report. */
    record Ranked(String id, String name, long exchanged) {}

    private static List<Ranked> names(List<MallReport.Ranked> offers, Locale locale) {
        return offers.stream()
                .map(offer -> new Ranked(Long.toString(offer.id()), offer.name().in(locale), offer.exchanged()))
                .toList();
    }

    private static Scope scope(OfferTerms terms) {
        Long product = terms.content().givenProduct();
        return product == null ? Scope.ALL : Scope.ofProducts(product);
    }

    private static Sentence price(OfferTerms terms) {
        if (terms.kind() == Content.Kind.GIFT) {
            return Sentence.of("LoyaltyOffer_GiftBeside", String.valueOf(terms.besides()));
        }
        Money cash = terms.price().cash();
        long points = terms.price().points().value();
        return cash == null
                ? Sentence.of("LoyaltyOffer_Costs", points)
                : Sentence.of("LoyaltyOffer_CostsAndCash", points, cash.toString());
    }

    private static List<Sentence> supply(Supply supply) {
        List<Sentence> said = new ArrayList<>();
        Long total = supply.total();
        Long each = supply.perMember();
        if (total != null) {
            said.add(Sentence.of("LoyaltyOffer_SoMany", total));
        }
        if (each != null) {
            said.add(Sentence.of("LoyaltyOffer_SoManyEach", each));
        }
        return said.isEmpty() ? List.of(Sentence.of("LoyaltyOffer_NoLimit")) : said;
    }

    private static List<Sentence> whom(OfferTerms terms, InWords words) {
        List<Sentence> whom = new ArrayList<>(words.what(scope(terms)));
        whom.addAll(words.whom(terms.audience().members()));
        TierCode least = terms.audience().leastTier();
        if (least != null) {
            whom.add(Sentence.of("LoyaltyOffer_From", words.names().tier(least.value())));
        }
        return InWords.orEverything(whom);
    }
}
