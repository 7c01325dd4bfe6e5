package org.pointsmall.loyalty.admin.product;

import javax.persistence.Column;
import javax.persistence.Embeddable;
import org.broadleafcommerce.common.presentation.AdminPresentation;
import org.broadleafcommerce.common.presentation.client.SupportedFieldType;
import org.jspecify.annotations.Nullable;

/**
 * Fields that are copied into Broadleaf's {@code ProductImpl} as the class is loaded. Never used as a class of its own.
 * Columns are nullable: the products that a store has already say nothing yet, which means no.
 */
@Embeddable
public class ProductFlags {

    private static final String TAB = "LoyaltyProduct_Tab";
    private static final String GROUP = "LoyaltyProduct_Points";

    /** Behind Broadleaf's own tabs, the last of which is 7000. */
    private static final int TAB_ORDER = 8000;

    @Column(name = "LOYALTY_NO_EARN")
    @AdminPresentation(
            friendlyName = "LoyaltyProduct_NoEarn",
            tooltip = "LoyaltyProduct_NoEarn_Tooltip",
            fieldType = SupportedFieldType.BOOLEAN,
            tab = TAB,
            tabOrder = TAB_ORDER,
            group = GROUP,
            groupOrder = 1000,
            order = 1000)
    protected @Nullable Boolean loyaltyNoEarn;

    @Column(name = "LOYALTY_NO_OFFSET")
    @AdminPresentation(
            friendlyName = "LoyaltyProduct_NoOffset",
            tooltip = "LoyaltyProduct_NoOffset_Tooltip",
            fieldType = SupportedFieldType.BOOLEAN,
            tab = TAB,
            tabOrder = TAB_ORDER,
            group = GROUP,
            groupOrder = 1000,
            order = 2000)
    protected @Nullable Boolean loyaltyNoOffset;
}
