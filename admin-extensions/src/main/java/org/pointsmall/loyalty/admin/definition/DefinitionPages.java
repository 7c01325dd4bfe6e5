package org.pointsmall.loyalty.admin.definition;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.pointsmall.loyalty.admin.choice.PickDefined;
import org.pointsmall.loyalty.admin.choice.Picks;
import org.pointsmall.loyalty.admin.choice.TargetNames;
import org.pointsmall.loyalty.admin.condition.ConditionFields;
import org.pointsmall.loyalty.admin.condition.RuleBuilder;
import org.pointsmall.loyalty.admin.page.AdminPage;
import org.pointsmall.loyalty.admin.page.AdminRights;
import org.pointsmall.loyalty.campaign.CampaignTerms;
import org.pointsmall.loyalty.catalogue.Catalogue;
import org.pointsmall.loyalty.condition.ConditionText;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.Latest;
import org.pointsmall.loyalty.definition.Surroundings;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.earning.RuleScope;
import org.pointsmall.loyalty.earning.RuleTerms;
import org.pointsmall.loyalty.mall.OfferTerms;
import org.pointsmall.loyalty.mall.ZoneTerms;
import org.pointsmall.loyalty.reward.code.CodePoolList;
import org.pointsmall.loyalty.segment.own.OwnSegmentBook;
import org.pointsmall.loyalty.tier.TierSchemes;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts together what the sections of definitions share. */
@Configuration(proxyBeanMethods = false)
public class DefinitionPages {

    @Bean
    TargetNames.Source blLoyaltyTargetNames(
            Catalogue catalogue,
            TierSchemes schemes,
            Latest<OwnSegmentBook> own,
            EditDefinitions<OfferTerms> offers,
            EditDefinitions<ZoneTerms> zones,
            EditDefinitions<CampaignTerms> campaigns,
            EditDefinitions<RuleTerms> rules,
            CodePoolList pools) {
        return new TargetNames.Source(
                catalogue,
                schemes,
                own::book,
                Map.of(
                        "offers",
                        new PickDefined<>(offers::atHand, offers::all, DefinitionPages::id, (offer, in) -> offer.terms()
                                .name()
                                .in(in)),
                        "zones",
                        new PickDefined<>(
                                zones::atHand, zones::all, zone -> zone.terms().code(), (zone, in) -> zone.terms()
                                        .name()
                                        .in(in)),
                        "campaigns",
                        new PickDefined<>(
                                campaigns::atHand,
                                campaigns::all,
                                DefinitionPages::id,
                                (campaign, in) -> campaign.terms().name()),
                        "pools",
                        new PickDefined<>(pools::all, pool -> Long.toString(pool.id()), (pool, in) -> pool.name()),
                        "stores",
                        codes(rules, scope -> scope.stores()),
                        "channels",
                        codes(rules, scope -> scope.channels())));
    }

    private static String id(Version<?> version) {
        return Long.toString(version.ref().id());
    }

    /** Codes that orders bear, which nobody but rules lists: those that rules have named. */
    private static Picks codes(EditDefinitions<RuleTerms> rules, Function<RuleScope, Set<String>> codes) {
        return new PickDefined<>(
                () -> rules.all().stream()
                        .flatMap(rule -> codes.apply(rule.terms().scope()).stream())
                        .collect(Collectors.toCollection(TreeSet::new)),
                code -> code,
                (code, in) -> code);
    }

    @Bean
    DefinitionTools blLoyaltyDefinitionTools(
            AdminRights rights,
            AdminPage pages,
            TargetNames.Source names,
            ConditionFields fields,
            ConditionText conditions,
            Supplier<Surroundings> surroundings,
            @Qualifier("messageSource") MessageSource messages,
            BusinessTime time) {
        RuleBuilder builder = new RuleBuilder(
                fields,
                conditions,
                () -> surroundings.get().currency(),
                (in, values, language) -> names.picked(in, values, language).stream()
                        .filter(choice -> !choice.label().isEmpty())
                        .collect(Collectors.toMap(TargetNames.Choice::value, TargetNames.Choice::label)));
        return new DefinitionTools(rights, pages, names, builder, messages, time);
    }
}
