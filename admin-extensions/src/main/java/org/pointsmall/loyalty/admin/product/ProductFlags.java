package org.pointsmall.loyalty.admin.product;

import javax.persistence.Column;
import javax.persistence.Embeddable;
import org.broadleafcommerce.common.presentation.AdminPresentation;
import org.broadleafcommerce.common.presentation.ValidationConfiguration;
import org.broadleafcommerce.common.presentation.client.SupportedFieldType;
import org.jspecify.annotations.Nullable;

/**
 * Fields that are copied into Broadleaf's {@code ProductImpl} as the class is loaded. Never used as a class of its own.
 * Columns are nullable: the products that a store has already say nothing yet, which means no.
 */
@Embeddable
public class ProductFlags {

    private static final String TAB = "LoyaltyProduct_Tab";
    private static final String WHO = "LoyaltyProduct_Who";
    private static final String HOW = "LoyaltyProduct_How";
    private static final String POINTS = "LoyaltyProduct_Points";

    /** Behind Broadleaf's own tabs, the last of which is 7000. */
    private static final int TAB_ORDER = 8000;

    @Column(name = "LOYALTY_MEMBERS_ONLY")
    @AdminPresentation(
            friendlyName = "LoyaltyProduct_MembersOnly",
            tooltip = "LoyaltyProduct_MembersOnly_Tooltip",
            fieldType = SupportedFieldType.BOOLEAN,
            tab = TAB,
            tabOrder = TAB_ORDER,
            group = WHO,
            groupOrder = 1000,
            order = 1000)
    protected @Nullable Boolean loyaltyMembersOnly;

    @Column(name = "LOYALTY_LEAST_TIER", length = 30)
    @AdminPresentation(
            friendlyName = "LoyaltyProduct_LeastTier",
            tooltip = "LoyaltyProduct_LeastTier_Tooltip",
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
            friendlyName = "LoyaltyProduct_Segments",
            tooltip = "LoyaltyProduct_Segments_Tooltip",
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
            friendlyName = "LoyaltyProduct_Hidden",
            tooltip = "LoyaltyProduct_Hidden_Tooltip",
            fieldType = SupportedFieldType.BOOLEAN,
            tab = TAB,
            tabOrder = TAB_ORDER,
            group = WHO,
            groupOrder = 1000,
            order = 4000)
    protected @Nullable Boolean loyaltyHidden;

    @Column(name = "LOYALTY_EXCLUSIVE")
    @AdminPresentation(
            friendlyName = "LoyaltyProduct_Exclusive",
            tooltip = "LoyaltyProduct_Exclusive_Tooltip",
            fieldType = SupportedFieldType.BOOLEAN,
            tab = TAB,
            tabOrder = TAB_ORDER,
            group = HOW,
            groupOrder = 2000,
            order = 1000)
    protected @Nullable Boolean loyaltyExclusive;

    @Column(name = "LOYALTY_SOLD_FROM", length = 30)
    @AdminPresentation(
            friendlyName = "LoyaltyProduct_SoldFrom",
            tooltip = "LoyaltyProduct_SoldFrom_Tooltip",
            fieldType = SupportedFieldType.STRING,
            tab = TAB,
            tabOrder = TAB_ORDER,
            group = HOW,
            groupOrder = 2000,
            order = 2000,
            validationConfigurations = @ValidationConfiguration(validationImplementation = FlagFields.BEAN))
    protected @Nullable String loyaltySoldFrom;

    @Column(name = "LOYALTY_SOLD_UNTIL", length = 30)
    @AdminPresentation(
            friendlyName = "LoyaltyProduct_SoldUntil",
            tooltip = "LoyaltyProduct_SoldUntil_Tooltip",
            fieldType = SupportedFieldType.STRING,
            tab = TAB,
            tabOrder = TAB_ORDER,
            group = HOW,
            groupOrder = 2000,
            order = 3000,
            validationConfigurations = @ValidationConfiguration(validationImplementation = FlagFields.BEAN))
    protected @Nullable String loyaltySoldUntil;

    @Column(name = "LOYALTY_SOLD_TOTAL")
    @AdminPresentation(
            friendlyName = "LoyaltyProduct_SoldTotal",
            tooltip = "LoyaltyProduct_SoldTotal_Tooltip",
            fieldType = SupportedFieldType.INTEGER,
            tab = TAB,
            tabOrder = TAB_ORDER,
            group = HOW,
            groupOrder = 2000,
            order = 4000,
            validationConfigurations = @ValidationConfiguration(validationImplementation = FlagFields.BEAN))
    protected @Nullable Integer loyaltySoldTotal;

    @Column(name = "LOYALTY_SOLD_PER_MEMBER")
    @AdminPresentation(
            friendlyName = "LoyaltyProduct_SoldPerMember",
            tooltip = "LoyaltyProduct_SoldPerMember_Tooltip",
            fieldType = SupportedFieldType.INTEGER,
            tab = TAB,
            tabOrder = TAB_ORDER,
            group = HOW,
            groupOrder = 2000,
            order = 5000,
            validationConfigurations = @ValidationConfiguration(validationImplementation = FlagFields.BEAN))
    protected @Nullable Integer loyaltySoldPerMember;

    @Column(name = "LOYALTY_SOLD_PERIOD", length = 10)
    @AdminPresentation(
            friendlyName = "LoyaltyProduct_SoldPeriod",
            tooltip = "LoyaltyProduct_SoldPeriod_Tooltip",
            fieldType = SupportedFieldType.STRING,
            tab = TAB,
            tabOrder = TAB_ORDER,
            group = HOW,
            groupOrder = 2000,
            order = 6000,
            validationConfigurations = @ValidationConfiguration(validationImplementation = FlagFields.BEAN))
    protected @Nullable String loyaltySoldPeriod;

    @Column(name = "LOYALTY_NO_EARN")
    @AdminPresentation(
            friendlyName = "LoyaltyProduct_NoEarn",
            tooltip = "LoyaltyProduct_NoEarn_Tooltip",
            fieldType = SupportedFieldType.BOOLEAN,
            tab = TAB,
            tabOrder = TAB_ORDER,
            group = POINTS,
            groupOrder = 3000,
            order = 1000)
    protected @Nullable Boolean loyaltyNoEarn;

    @Column(name = "LOYALTY_NO_OFFSET")
    @AdminPresentation(
            friendlyName = "LoyaltyProduct_NoOffset",
            tooltip = "LoyaltyProduct_NoOffset_Tooltip",
            fieldType = SupportedFieldType.BOOLEAN,
            tab = TAB,
            tabOrder = TAB_ORDER,
            group = POINTS,
            groupOrder = 3000,
            order = 2000)
    protected @Nullable Boolean loyaltyNoOffset;
}
