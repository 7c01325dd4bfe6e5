package org.pointsmall.loyalty.admin.product;

import javax.persistence.Column;
import javax.persistence.Embeddable;
import org.broadleafcommerce.common.presentation.AdminPresentation;
import org.broadleafcommerce.common.presentation.client.SupportedFieldType;
import org.jspecify.annotations.Nullable;

/**
 * Fields that are copied into Broadleaf's {@code CategoryImpl} as the class is loaded: what they say holds for every
 * product in the category and in the categories below it. Never used as a class of its own; columns are nullable, as
 * those of {@link ProductFlags} are.
 */
@Embeddable
public class CategoryFlags {

    private static final String TAB = "LoyaltyProduct_Tab";
    private static final String GROUP = "LoyaltyProduct_Points";

    /** Behind Broadleaf's own tabs, the last of which is 5000. */
    private static final int TAB_ORDER = 8000;

    @Column(name = "LOYALTY_NO_EARN")
    @AdminPresentation(
            friendlyName = "LoyaltyCategory_NoEarn",
            tooltip = "LoyaltyCategory_NoEarn_Tooltip",
            fieldType = SupportedFieldType.BOOLEAN,
            tab = TAB,
            tabOrder = TAB_ORDER,
            group = GROUP,
            groupOrder = 1000,
            order = 1000)
    protected @Nullable Boolean loyaltyNoEarn;

    @Column(name = "LOYALTY_NO_OFFSET")
    @AdminPresentation(
            friendlyName = "LoyaltyCategory_NoOffset",
            tooltip = "LoyaltyCategory_NoOffset_Tooltip",
            fieldType = SupportedFieldType.BOOLEAN,
            tab = TAB,
            tabOrder = TAB_ORDER,
            group = GROUP,
            groupOrder = 1000,
            order = 2000)
    protected @Nullable Boolean loyaltyNoOffset;
}
