package org.pointsmall.loyalty.admin.definition;

import org.pointsmall.loyalty.admin.choice.TargetNames;
import org.pointsmall.loyalty.admin.condition.ConditionFields;
import org.pointsmall.loyalty.admin.condition.RuleBuilder;
import org.pointsmall.loyalty.admin.page.AdminPage;
import org.pointsmall.loyalty.admin.page.AdminRights;
import org.pointsmall.loyalty.definition.Draft;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.context.MessageSource;

/** What the pages of all kinds of definitions work with. */
public record DefinitionTools(
        AdminRights rights,
        AdminPage pages,
        TargetNames.Source names,
        RuleBuilder builder,
        MessageSource messages,
        BusinessTime time) {

    /** The same, for conditions on other things than purchases. */
    public DefinitionTools asking(ConditionFields fields) {
        return new DefinitionTools(rights, pages, names, builder.of(fields), messages, time);
    }

    /** With the programme's zone where a window's stands. */
    Draft inItsZone(Draft usual) {
        return usual.with("window.zone", time.zone().getId());
    }
}
