package org.pointsmall.loyalty.admin.rule;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.pointsmall.loyalty.admin.definition.Column;
import org.pointsmall.loyalty.admin.definition.DefinitionSection;
import org.pointsmall.loyalty.admin.definition.DefinitionTools;
import org.pointsmall.loyalty.admin.definition.DefinitionsController;
import org.pointsmall.loyalty.admin.definition.FormLayout;
import org.pointsmall.loyalty.admin.definition.Note;
import org.pointsmall.loyalty.admin.definition.Telling;
import org.pointsmall.loyalty.admin.page.Right;
import org.pointsmall.loyalty.admin.simulation.CostInWords;
import org.pointsmall.loyalty.definition.DefinitionKind;
import org.pointsmall.loyalty.definition.Draft;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.Proposal;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.earning.Effect;
import org.pointsmall.loyalty.earning.RuleTerms;
import org.pointsmall.loyalty.earning.Stacking;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** The pages of earning rules. */
@Controller
@RequestMapping("/loyalty-rules")
public class RulesController extends DefinitionsController<RuleTerms> {
    private static final String GROUPS = "groups";

    private static final Draft USUAL = Draft.EMPTY
            .with("group.code", "everyone")
            .with("group.stacking", Stacking.ALL)
            .with("priority", "100")
            .with("effect.kind", Effect.Kind.MULTIPLIER);

    /** In the order in which they apply. */
    private static final Comparator<Version<RuleTerms>> ORDER = Comparator.comparingInt(
                    (Version<RuleTerms> rule) -> rule.terms().priority())
            .thenComparingLong(rule -> rule.ref().id());

    private static final List<Column<RuleTerms>> COLUMNS = List.of(
            new Column<>("LoyaltyRule_group.code", "", false, (rule, words) -> RuleInWords.group(rule)),
            new Column<>("LoyaltyRule_Does", "", true, (rule, words) -> RuleInWords.does(rule)),
            new Column<>("LoyaltyRule_When", "", true, (rule, words) -> words.when(rule.window())),
            new Column<>("LoyaltyRule_For", "words", true, RuleInWords::whom));

    private final CostInWords cost;

    public RulesController(DefinitionTools tools, EditDefinitions<RuleTerms> rules, CostInWords cost) {
        super(
                tools,
                rules,
                new DefinitionSection<>(
                        "loyalty-rules",
                        "LoyaltyRule",
                        "rules",
                        Right.SEE_RULES,
                        Right.EDIT_RULES,
                        ORDER,
                        USUAL,
                        COLUMNS,
                        rule -> rule.scope().things(),
                        rule -> Optional.of(rule.window()),
                        form(rules.kind())));
        this.cost = cost;
    }

    private static FormLayout form(DefinitionKind<RuleTerms> kind) {
        return FormLayout.of(kind)
                .fieldset("LoyaltyRule_Rule")
                .nameAndPriority("LoyaltyRule_name")
                .field("group.code", "LoyaltyRule_group.code", "everyone")
                .suggesting(GROUPS)
                .choice("group.stacking", "LoyaltyRule_group.stacking", "LoyaltyRule_Stacking_", "wide")
                .hint("LoyaltyRule_GroupHint")
                .hintOf(GROUPS, "LoyaltyRule_Groups")
                .fieldset("LoyaltyRule_Does")
                .choice("effect.kind", "LoyaltyRule_effect.kind", "LoyaltyRule_Kind_", "")
                .field("effect.factor", "LoyaltyRule_effect.factor", "1.5")
                .field("effect.points", "LoyaltyRule_effect.points", "2")
                .field("effect.money", "LoyaltyRule_effect.money", "1.00")
                .field("effect.bonus", "LoyaltyRule_effect.bonus", "200")
                .rows("effect.steps", "LoyaltyRule_AddStep")
                .inRow("from", "LoyaltyRule_step.from", "100.00")
                .inRow("bonus", "LoyaltyRule_step.bonus", "10")
                .fieldset("LoyaltyRule_Validity")
                .choice("validity.kind", "LoyaltyRule_validity.kind", "LoyaltyRule_Validity_", "wide")
                .field("validity.period.months", "LoyaltySettings_expiry.period.months", "")
                .field("validity.period.days", "LoyaltySettings_expiry.period.days", "90")
                .choice("validity.until", "LoyaltySettings_expiry.until", "LoyaltySettings_Until_", "")
                .field("validity.lastDay", "LoyaltySettings_expiry.lastDay", "")
                .hint("LoyaltyRule_ValidityHint")
                .fieldset("LoyaltyRule_When")
                .window("window")
                .fieldset("LoyaltyRule_Scope")
                .scope("scope")
                .field("scope.newForDays", "LoyaltyRule_scope.newForDays", "30")
                .field("scope.stores", "LoyaltyRule_scope.stores", "")
                .pickingFreely("stores")
                .field("scope.channels", "LoyaltyRule_scope.channels", "")
                .pickingFreely("channels")
                .hint("LoyaltyRule_ScopeHint")
                .fieldset("LoyaltyRule_Audience")
                .audience("audience")
                .field("audience.firstOrder", "LoyaltyRule_audience.firstOrder", "")
                .field("audience.birthdayMonth", "LoyaltyRule_audience.birthdayMonth", "")
                .hint("LoyaltyRule_FirstOrderHint")
                .fieldset("LoyaltyRule_Condition")
                .field("condition", "LoyaltyRule_Condition", "", "full")
                .fieldset("LoyaltyRule_Limits")
                .field("perOrder", "LoyaltyRule_perOrder", "")
                .rows("limits", "LoyaltyRule_AddLimit")
                .choiceInRow("of", "LoyaltyRule_limit.of", "LoyaltyRule_Subject_")
                .choiceInRow("period", "LoyaltyRule_limit.period", "LoyaltyRule_Period_")
                .inRow("points", "LoyaltyRule_limit.points", "")
                .inRow("thinning", "LoyaltyRule_limit.thinning", "0")
                .hint("LoyaltyRule_LimitsHint")
                .hint("LoyaltyRule_RoomHint");
    }

    @Override
    protected Map<String, List<String>> suggestions(EditDefinitions<RuleTerms> rules) {
        return Map.of(
                GROUPS,
                rules.all().stream()
                        .map(rule -> rule.terms().group().code())
                        .distinct()
                        .sorted()
                        .toList());
    }

    @Override
    protected Optional<Telling<RuleTerms>> telling() {
        return Optional.of(new TellRule());
    }

    @Override
    protected List<Note> effects(Proposal<RuleTerms> change, Locale locale) {
        return cost.ofRule(change, locale);
    }
}
