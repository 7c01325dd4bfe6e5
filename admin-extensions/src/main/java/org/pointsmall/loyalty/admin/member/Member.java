package org.pointsmall.loyalty.admin.member;

import java.io.Serializable;
import java.util.Date;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.PrePersist;
import javax.persistence.PreRemove;
import javax.persistence.PreUpdate;
import javax.persistence.Temporal;
import javax.persistence.TemporalType;
import org.broadleafcommerce.common.admin.domain.AdminMainEntity;
import org.broadleafcommerce.common.presentation.AdminPresentation;
import org.broadleafcommerce.common.presentation.AdminPresentationClass;
import org.broadleafcommerce.common.presentation.client.SupportedFieldType;
import org.broadleafcommerce.common.presentation.client.VisibilityEnum;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.Subselect;
import org.jspecify.annotations.Nullable;

/**
 * An account as a merchant sees it: the balances, and which customer it belongs to.
 *
 * <p>Mapped on a query, not on the table: the schema tool then has nothing to create or drop beside Liquibase's, and
 * Hibernate has no table that it could write to. There is no second-level cache, so a page shows the balances as they
 * are in the database. The columns are as wide as to fit, headings in full, into the 970 pixels that the grid has on a
 * page of 1,280.
 */
@Entity
@Immutable
@Subselect(Member.QUERY)
@AdminPresentationClass(friendlyName = "LoyaltyMember")
public class Member implements AdminMainEntity, Serializable {

    /** A left join, for accounts outlive customers; the login then gives way to the customer's id. */
    static final String QUERY =
            """
            SELECT A.ACCOUNT_ID, COALESCE(C.USER_NAME, CONCAT('#', A.MEMBER_ID)) AS LOGIN, C.EMAIL_ADDRESS AS EMAIL,
              TRIM(CONCAT(COALESCE(C.FIRST_NAME, ''), ' ', COALESCE(C.LAST_NAME, ''))) AS FULL_NAME,
              A.STATUS, A.AVAILABLE, A.PENDING, A.HELD, A.SPENT, A.EXPIRED, A.DEBT, A.OPENED_AT
            FROM LOYALTY_ACCOUNT A LEFT JOIN BLC_CUSTOMER C ON C.CUSTOMER_ID = A.MEMBER_ID
            """;

    static final String STATUS = "status";
    static final String OPENED_AT = "openedAt";

    private static final long serialVersionUID = 1L;
    private static final String CUSTOMER = "LoyaltyMember_Customer";
    private static final String POINTS = "LoyaltyMember_Points";
    private static final int FIRST = 1000;
    private static final int SECOND = 2000;

    @Id
    @Column(name = "ACCOUNT_ID")
    @AdminPresentation(friendlyName = "LoyaltyMember_Id", visibility = VisibilityEnum.HIDDEN_ALL, readOnly = true)
    protected @Nullable Long id;

    @Column(name = "LOGIN")
    @AdminPresentation(
            friendlyName = "LoyaltyMember_Login",
            group = CUSTOMER,
            groupOrder = FIRST,
            order = 1,
            prominent = true,
            gridOrder = 1,
            columnWidth = "212px",
            readOnly = true)
    protected @Nullable String login;

    @Column(name = "EMAIL")
    @AdminPresentation(
            friendlyName = "LoyaltyMember_Email",
            group = CUSTOMER,
            groupOrder = FIRST,
            order = 2,
            readOnly = true)
    protected @Nullable String email;

    @Column(name = "FULL_NAME")
    @AdminPresentation(
            friendlyName = "LoyaltyMember_Name",
            group = CUSTOMER,
            groupOrder = FIRST,
            order = 3,
            readOnly = true)
    protected @Nullable String name;

    @Column(name = "OPENED_AT")
    @Temporal(TemporalType.TIMESTAMP)
    @AdminPresentation(
            friendlyName = "LoyaltyMember_OpenedAt",
            group = CUSTOMER,
            groupOrder = FIRST,
            order = 4,
            readOnly = true)
    protected @Nullable Date openedAt;

    /** An enumeration whose values {@link ReadMembers} names, in the language of the admin user. */
    @Column(name = "STATUS")
    @AdminPresentation(
            friendlyName = "LoyaltyMember_Status",
            fieldType = SupportedFieldType.EXPLICIT_ENUMERATION,
            group = POINTS,
            groupOrder = SECOND,
            order = 1,
            prominent = true,
            gridOrder = 2,
            columnWidth = "100px",
            readOnly = true)
    protected @Nullable String status;

    @Column(name = "AVAILABLE")
    @AdminPresentation(
            friendlyName = "LoyaltyMember_Available",
            group = POINTS,
            groupOrder = SECOND,
            order = 2,
            prominent = true,
            gridOrder = 3,
            columnWidth = "129px",
            readOnly = true)
    protected long available;

    @Column(name = "PENDING")
    @AdminPresentation(
            friendlyName = "LoyaltyMember_Pending",
            group = POINTS,
            groupOrder = SECOND,
            order = 3,
            prominent = true,
            gridOrder = 4,
            columnWidth = "122px",
            readOnly = true)
    protected long pending;

    @Column(name = "HELD")
    @AdminPresentation(
            friendlyName = "LoyaltyMember_Held",
            group = POINTS,
            groupOrder = SECOND,
            order = 4,
            prominent = true,
            gridOrder = 5,
            columnWidth = "93px",
            readOnly = true)
    protected long held;

    @Column(name = "SPENT")
    @AdminPresentation(
            friendlyName = "LoyaltyMember_Spent",
            group = POINTS,
            groupOrder = SECOND,
            order = 5,
            prominent = true,
            gridOrder = 6,
            columnWidth = "103px",
            readOnly = true)
    protected long spent;

    @Column(name = "EXPIRED")
    @AdminPresentation(
            friendlyName = "LoyaltyMember_Expired",
            group = POINTS,
            groupOrder = SECOND,
            order = 6,
            prominent = true,
            gridOrder = 7,
            columnWidth = "117px",
            readOnly = true)
    protected long expired;

    @Column(name = "DEBT")
    @AdminPresentation(
            friendlyName = "LoyaltyMember_Debt",
            group = POINTS,
            groupOrder = SECOND,
            order = 7,
            prominent = true,
            gridOrder = 8,
            columnWidth = "95px",
            readOnly = true)
    protected long debt;

    /** For Hibernate and Broadleaf's admin only. */
    public Member() {}

    @Override
    public String getMainEntityName() {
        return String.valueOf(login);
    }

    /** Behind {@link RefuseMemberWrites}, which says so politely: there are databases that could write through the query. */
    @PrePersist
    @PreUpdate
    @PreRemove
    void refuse() {
        throw new IllegalStateException("Accounts are written by the ledger alone");
    }
}
