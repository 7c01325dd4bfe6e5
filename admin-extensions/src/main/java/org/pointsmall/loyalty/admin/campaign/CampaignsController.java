package org.pointsmall.loyalty.admin.campaign;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
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
import org.pointsmall.loyalty.admin.simulation.SpendingInWords;
import org.pointsmall.loyalty.campaign.CampaignEffect;
import org.pointsmall.loyalty.campaign.CampaignKind;
import org.pointsmall.loyalty.campaign.CampaignTerms;
import org.pointsmall.loyalty.definition.Draft;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.Proposal;
import org.pointsmall.loyalty.definition.Version;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** The pages of campaigns. */
@Controller
@RequestMapping("/loyalty-campaigns")
public class CampaignsController extends DefinitionsController<CampaignTerms> {
    private static final FormLayout FORM = FormLayout.of(new CampaignKind())
            .fieldset("LoyaltyCampaign_Campaign")
            .nameAndPriority("LoyaltyCampaign_name")
            .hint("LoyaltyCampaign_PriorityHint")
            .fieldset("LoyaltyRule_Does")
            .choice("effect.kind", "LoyaltyRule_effect.kind", "LoyaltyCampaign_Kind_", "")
            .field("effect.percent", "LoyaltyCampaign_effect.percent", "80")
            .field("effect.rate.points", "LoyaltyRule_effect.points", "100")
            .field("effect.rate.money", "LoyaltyCampaign_effect.rate.money", "1.20")
            .hint("LoyaltyCampaign_PercentHint", CampaignEffect.Kind.PRICE_PERCENT.name())
            .hint("LoyaltyCampaign_RateHint", CampaignEffect.Kind.OFFSET_RATE.name())
            .fieldset("LoyaltyRule_When")
            .window("window")
            .fieldset("LoyaltyCampaign_Goods")
            .scope("goods")
            .hint("LoyaltyCampaign_GoodsHint")
            .fieldset("LoyaltyRule_Audience")
            .audience("people")
            .hint("LoyaltyCampaign_PeopleHint");

    private static final Draft USUAL =
            Draft.EMPTY.with("priority", "100").with("effect.kind", CampaignEffect.Kind.PRICE_PERCENT);

    /** As they are named where several are equally good; those that are switched off come last. */
    private static final Comparator<Version<CampaignTerms>> ORDER = Comparator.comparing(
                    (Version<CampaignTerms> campaign) -> !campaign.active())
            .thenComparingInt(campaign -> campaign.terms().priority())
            .thenComparingLong(campaign -> campaign.ref().id());

    private static final List<Column<CampaignTerms>> COLUMNS = List.of(
            new Column<>(
                    "LoyaltyCampaign_Priority",
                    "number",
                    false,
                    (terms, words) -> List.of(InWords.plain(Integer.toString(terms.priority())))),
            new Column<>("LoyaltyRule_Does", "", true, (terms, words) -> List.of(does(terms.effect()))),
            new Column<>("LoyaltyRule_When", "", true, (terms, words) -> words.when(terms.window())),
            new Column<>("LoyaltyRule_For", "words", true, CampaignsController::whom));

    private final SpendingInWords cost;

    CampaignsController(DefinitionTools tools, EditDefinitions<CampaignTerms> campaigns, SpendingInWords cost) {
        super(
                tools,
                campaigns,
                new DefinitionSection<>(
                        "loyalty-campaigns",
                        "LoyaltyCampaign",
                        "campaigns",
                        Right.SEE_CAMPAIGNS,
                        Right.EDIT_CAMPAIGNS,
                        ORDER,
                        USUAL,
                        COLUMNS,
                        CampaignTerms::scope,
                        terms -> Optional.of(terms.window()),
                        FORM));
        this.cost = cost;
    }

    @Override
    protected Optional<Telling<CampaignTerms>> telling() {
        return Optional.of(new TellCampaign());
    }

    @Override
    protected List<Note> effects(Proposal<CampaignTerms> change, Locale locale) {
        return cost.ofCampaign(change, locale);
    }

    private static Sentence does(CampaignEffect effect) {
        return effect.decide(
                price -> Sentence.of("LoyaltyCampaign_Does_PRICE_PERCENT", (long) price.percent()),
                offset -> Sentence.of(
                        "LoyaltyCampaign_Does_OFFSET_RATE",
                        offset.rate().points().value(),
                        offset.rate().money().toString()));
    }

    private static List<Sentence> whom(CampaignTerms terms, InWords words) {
        return InWords.orEverything(
                Stream.concat(words.what(terms.scope()).stream(), words.whom(terms.audience()).stream())
                        .toList());
    }
}
