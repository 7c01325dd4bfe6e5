package org.pointsmall.loyalty.admin.mall;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.pointsmall.loyalty.admin.definition.Column;
import org.pointsmall.loyalty.admin.definition.DefinitionSection;
import org.pointsmall.loyalty.admin.definition.DefinitionTools;
import org.pointsmall.loyalty.admin.definition.DefinitionsController;
import org.pointsmall.loyalty.admin.definition.FormLayout;
import org.pointsmall.loyalty.admin.definition.InWords;
import org.pointsmall.loyalty.admin.definition.Note;
import org.pointsmall.loyalty.admin.page.Right;
import org.pointsmall.loyalty.admin.page.Sentence;
import org.pointsmall.loyalty.definition.Draft;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.Scope;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.mall.ZoneKind;
import org.pointsmall.loyalty.mall.ZoneRule;
import org.pointsmall.loyalty.mall.ZoneTerms;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** The pages of the mall's zones. */
@Controller
@RequestMapping("/loyalty-zones")
public class ZonesController extends DefinitionsController<ZoneTerms> {
    private static final String WORDS = "LoyaltyZone";
    private static final FormLayout FORM = FormLayout.of(new ZoneKind(ids -> ids))
            .fieldset("LoyaltyZone_Zone")
            .field("name.english", "LoyaltyOffer_name.english", "", "wide")
            .field("name.chinese", "LoyaltyOffer_name.chinese", "", "wide")
            .field("code", "LoyaltyZone_code", "great-value")
            .field("position", "LoyaltyOffer_position", "100")
            .field("active", "LoyaltyRule_active", "", "tickfield")
            .field("anchors", "LoyaltyZone_anchors", "", "tickfield")
            .hint("LoyaltyZone_AnchorsHint")
            .fieldset("LoyaltyZone_Pins")
            .field("pins", "LoyaltyZone_pins", "", "full")
            .hint("LoyaltyZone_PinsHint")
            .fieldset("LoyaltyZone_Rule")
            .field("rule.saving", "LoyaltyZone_rule.saving", "1.50")
            .field("rule.mostPoints", "LoyaltyZone_rule.mostPoints", "200")
            .field("rule.publishedDays", "LoyaltyZone_rule.publishedDays", "14")
            .field("rule.campaign", "LoyaltyZone_rule.campaign", "")
            .pickingOne("campaigns")
            .field("rule.tiers", "LoyaltyZone_rule.tiers", "", "full")
            .hint("LoyaltyZone_RuleHint")
            .fieldset("LoyaltyOffer_Seen")
            .window("seen")
            .fieldset("LoyaltyRule_Audience")
            .audience("people")
            .hint("LoyaltyOffer_PeopleHint");

    private static final Draft USUAL = Draft.EMPTY.with("position", "100");

    /** As shoppers see them; those that are switched off come last. */
    private static final Comparator<Version<ZoneTerms>> ORDER = Comparator.comparing(
                    (Version<ZoneTerms> zone) -> !zone.active())
            .thenComparingInt(zone -> zone.terms().position())
            .thenComparingLong(zone -> zone.ref().id());

    private static final List<Column<ZoneTerms>> COLUMNS = List.of(
            new Column<>("LoyaltyZone_code", "", true, (terms, words) -> List.of(InWords.plain(terms.code()))),
            new Column<>("LoyaltyZone_Pins", "", true, (terms, words) -> pins(terms)),
            new Column<>("LoyaltyZone_Rule", "words", true, (terms, words) -> rule(terms.rule(), words)),
            new Column<>("LoyaltyRule_When", "", true, (terms, words) -> words.when(terms.seen())),
            new Column<>(
                    "LoyaltyRule_For",
                    "words",
                    true,
                    (terms, words) -> InWords.orEverything(words.whom(terms.audience()))));

    ZonesController(DefinitionTools tools, EditDefinitions<ZoneTerms> zones) {
        super(
                tools,
                zones,
                new DefinitionSection<>(
                        "loyalty-zones",
                        WORDS,
                        "mall-zones",
                        Right.SEE_ZONES,
                        Right.EDIT_ZONES,
                        ORDER,
                        USUAL,
                        COLUMNS,
                        terms -> Scope.ALL,
                        terms -> Optional.of(terms.seen()),
                        FORM));
    }

    private static List<Sentence> pins(ZoneTerms terms) {
        List<Sentence> said = new ArrayList<>();
        said.add(Sentence.of("LoyaltyZone_PinCount", (long) terms.pins().size()));
        if (terms.anchors()) {
            said.add(Sentence.of("LoyaltyZone_AreAnchors"));
        }
        return said;
    }

    @Override
    protected Function<Version<ZoneTerms>, List<Note>> notes() {
        return zone -> zone.terms().isOddlyPinned()
                ? List.of(Note.warning(Sentence.of(
                        "LoyaltyZone_OddlyPinned", (long) ZoneTerms.FEWEST_PINS, (long) ZoneTerms.USUAL_PINS)))
                : List.of();
    }

    private static List<Sentence> rule(ZoneRule rule, InWords words) {
        List<Sentence> said = new ArrayList<>();
        if (rule.saving() != null) {
            said.add(Sentence.of("LoyaltyZone_Saving", rule.saving().toString()));
        }
        if (rule.mostPoints() != null) {
            said.add(Sentence.of("LoyaltyZone_MostPoints", rule.mostPoints()));
        }
        if (rule.publishedDays() != null) {
            said.add(Sentence.of("LoyaltyZone_Published", rule.publishedDays().longValue()));
        }
        if (rule.campaign() != null) {
            said.add(Sentence.of("LoyaltyZone_Campaign", Long.toString(rule.campaign())));
        }
        rule.tiers().stream()
                .map(tier -> words.names().tier(tier.value()))
                .sorted()
                .forEach(tier -> said.add(Sentence.of("LoyaltyOffer_From", tier)));
        return said.isEmpty() ? List.of(Sentence.of("LoyaltyZone_OnlyPins")) : said;
    }
}
