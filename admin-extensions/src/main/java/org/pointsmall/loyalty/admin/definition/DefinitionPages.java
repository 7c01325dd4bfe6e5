package org.pointsmall.loyalty.admin.definition;

import java.util.function.Supplier;
import org.pointsmall.loyalty.admin.choice.OfferNames;
import org.pointsmall.loyalty.admin.choice.TargetNames;
import org.pointsmall.loyalty.admin.condition.ConditionFields;
import org.pointsmall.loyalty.admin.condition.RuleBuilder;
import org.pointsmall.loyalty.admin.page.AdminPage;
import org.pointsmall.loyalty.admin.page.AdminRights;
import org.pointsmall.loyalty.catalogue.Catalogue;
import org.pointsmall.loyalty.condition.ConditionText;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.Latest;
import org.pointsmall.loyalty.definition.Surroundings;
import org.pointsmall.loyalty.mall.OfferTerms;
import org.pointsmall.loyalty.segment.own.OwnSegmentBook;
import org.pointsmall.loyalty.tier.TierSchemes;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts together what the sections of definitions share. */
@Configuration(proxyBeanMethods = false)
public class DefinitionPages {

    @Bean
    TargetNames.Source blLoyaltyTargetNames(
            Catalogue catalogue, TierSchemes schemes, EditDefinitions<OfferTerms> offers, Latest<OwnSegmentBook> own) {
        return new TargetNames.Source(catalogue, schemes, new OfferNames(offers), own::book);
    }

    @Bean
    DefinitionTools blLoyaltyDefinitionTools(
            AdminRights rights,
            AdminPage pages,
            TargetNames.Source names,
            ConditionFields fields,
            ConditionText conditions,
            Supplier<Surroundings> surroundings,
            BusinessTime time) {
        RuleBuilder builder =
                new RuleBuilder(fields, conditions, () -> surroundings.get().currency());
        return new DefinitionTools(rights, pages, names, builder, time);
    }
}
