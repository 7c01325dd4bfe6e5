package org.pointsmall.loyalty.admin.product;

import javax.persistence.Column;
import javax.persistence.Embeddable;
import org.broadleafcommerce.common.presentation.AdminPresentation;
import org.broadleafcommerce.common.presentation.ValidationConfiguration;
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
    private static final String WHO = "LoyaltyCategory_Who";
    private static final String HOW = "LoyaltyCategory_How";
    private static final String POINTS = "LoyaltyProduct_Points";

    /** Behind Broadleaf's own tabs, the last of which is 5000. */
    private static final int TAB_ORDER = 8000;

    @Column(name = "LOYALTY_MEMBERS_ONLY")
    @AdminPresentation(
            friendlyName = "LoyaltyCategory_MembersOnly",
            tooltip = "LoyaltyCategory_MembersOnly_Tooltip",
            fieldType = SupportedFieldType.BOOLEAN,
            tab = TAB,
            tabOrder = TAB_ORDER,
            group = WHO,
            groupOrder = 1000,
            order = 1000)
    protected @Nullable Boolean loyaltyMembersOnly;

    @Column(name = "LOYALTY_LEAST_TIER", length = 30)
    @AdminPresentation(
            friendlyName = "LoyaltyCategory_LeastTier",
            tooltip = "LoyaltyCategory_LeastTier_Tooltip",
            fieldType = SupportedFieldType.STRING,
            tab = TAB,
            tabOrder = TAB_ORDER,
            group = WHO,
            groupOrder = 1000,
            order = 2000,
            validationConfigurations = @ValidationConfiguration(validationImplementation = FlagFields.BEAN))
    protected @Nullable String loyaltyLeastTier;

    @Column(name = "LOYALTY_SEGMENTS", length = 400)
    @AdminPresentation(
            friendlyName = "LoyaltyCategory_Segments",
            tooltip = "LoyaltyCategory_Segments_Tooltip",
            fieldType = SupportedFieldType.STRING,
            tab = TAB,
            tabOrder = TAB_ORDER,
            group = WHO,
            groupOrder = 1000,
            order = 3000,
            validationConfigurations = @ValidationConfiguration(validationImplementation = FlagFields.BEAN))
    protected @Nullable String loyaltySegments;

    @Column(name = "LOYALTY_HIDDEN")
    @AdminPresentation(
            friendlyName = "LoyaltyCategory_Hidden",
            tooltip = "LoyaltyCategory_Hidden_Tooltip",
            fieldType = SupportedFieldType.BOOLEAN,
            tab = TAB,
            tabOrder = TAB_ORDER,
            group = WHO,
            groupOrder = 1000,
            order = 4000)
    protected @Nullable Boolean loyaltyHidden;

    @Column(name = "LOYALTY_EXCLUSIVE")
    @AdminPresentation(
            friendlyName = "LoyaltyCategory_Exclusive",
            tooltip = "LoyaltyCategory_Exclusive_Tooltip",
            fieldType = SupportedFieldType.BOOLEAN,
            tab = TAB,
            tabOrder = TAB_ORDER,
            group = HOW,
            groupOrder = 2000,
            order = 1000)
    protected @Nullable Boolean loyaltyExclusive;

    @Column(name = "LOYALTY_NO_EARN")
    @AdminPresentation(
            friendlyName = "LoyaltyCategory_NoEarn",
            tooltip = "LoyaltyCategory_NoEarn_Tooltip",
            fieldType = SupportedFieldType.BOOLEAN,
            tab = TAB,
            tabOrder = TAB_ORDER,
            group = POINTS,
            groupOrder = 3000,
            order = 1000)
    protected @Nullable Boolean loyaltyNoEarn;

    @Column(name = "LOYALTY_NO_OFFSET")
    @AdminPresentation(
            friendlyName = "LoyaltyCategory_NoOffset",
            tooltip = "LoyaltyCategory_NoOffset_Tooltip",
            fieldType = SupportedFieldType.BOOLEAN,
            tab = TAB,
            tabOrder = TAB_ORDER,
            group = POINTS,
            groupOrder = 3000,
            order = 2000)
    protected @Nullable Boolean loyaltyNoOffset;
}
