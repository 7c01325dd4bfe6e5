package org.pointsmall.loyalty.admin.page;

/** What an admin user may do on our pages, by the name of the permission in Broadleaf's own tables. */
public enum Right {
    SEE_MEMBERS("PERMISSION_READ_LOYALTY_MEMBER"),
    /** Save lists of members, their balances and their journals as tables. */
    EXPORT_MEMBERS("PERMISSION_OTHER_LOYALTY_MEMBER_EXPORT"),
    /** Give and take points by hand, and undo it. */
    ADJUST_POINTS("PERMISSION_OTHER_LOYALTY_POINTS"),
    SEE_APPROVALS("PERMISSION_READ_LOYALTY_APPROVAL"),
    /** Approve what others have asked for above the limit. */
    APPROVE_POINTS("PERMISSION_OTHER_LOYALTY_POINTS_APPROVE"),
    /** Freeze, close and merge. */
    MANAGE_ACCOUNTS("PERMISSION_OTHER_LOYALTY_ACCOUNT"),
    SEE_LEDGER("PERMISSION_READ_LOYALTY_LEDGER"),
    /** Run jobs and the proof. */
    RUN_LEDGER("PERMISSION_OTHER_LOYALTY_LEDGER"),
    SEE_RULES("PERMISSION_READ_LOYALTY_RULE"),
    EDIT_RULES("PERMISSION_OTHER_LOYALTY_RULE"),
    SEE_TIERS("PERMISSION_READ_LOYALTY_TIER"),
    EDIT_TIERS("PERMISSION_OTHER_LOYALTY_TIER"),
    SEE_SEGMENTS("PERMISSION_READ_LOYALTY_SEGMENT"),
    /** Write segments of one's own, count their members and have them found. */
    EDIT_SEGMENTS("PERMISSION_OTHER_LOYALTY_SEGMENT"),
    SEE_CAMPAIGNS("PERMISSION_READ_LOYALTY_CAMPAIGN"),
    EDIT_CAMPAIGNS("PERMISSION_OTHER_LOYALTY_CAMPAIGN"),
    SEE_OFFERS("PERMISSION_READ_LOYALTY_OFFER"),
    EDIT_OFFERS("PERMISSION_OTHER_LOYALTY_OFFER"),
    SEE_CODES("PERMISSION_READ_LOYALTY_CODE"),
    /** Open pools and import files into them. */
    IMPORT_CODES("PERMISSION_OTHER_LOYALTY_CODE"),
    SEE_REWARDS("PERMISSION_READ_LOYALTY_REWARD"),
    /** Note at the counter that a reward was used, and take that back. */
    USE_REWARDS("PERMISSION_OTHER_LOYALTY_REWARD_USE"),
    /** Void one, or all of an offer that is withdrawn: points come back. */
    END_REWARDS("PERMISSION_OTHER_LOYALTY_REWARD"),
    READ_REWARD_CODES("PERMISSION_OTHER_LOYALTY_REWARD_CODE"),
    SEE_FLAG_HISTORY("PERMISSION_READ_LOYALTY_FLAG"),
    SEE_ZONES("PERMISSION_READ_LOYALTY_ZONE"),
    EDIT_ZONES("PERMISSION_OTHER_LOYALTY_ZONE"),
    SEE_SETTINGS("PERMISSION_READ_LOYALTY_SETTINGS"),
    /** Write drafts of them. */
    EDIT_SETTINGS("PERMISSION_OTHER_LOYALTY_SETTINGS"),
    PUBLISH_SETTINGS("PERMISSION_OTHER_LOYALTY_SETTINGS_PUBLISH"),
    SEE_AUDIT("PERMISSION_READ_LOYALTY_AUDIT"),
    SEE_RECOMMENDATIONS("PERMISSION_READ_LOYALTY_RECOMMENDATION"),
    SEE_OVERVIEW("PERMISSION_READ_LOYALTY_OVERVIEW"),
    SEE_SIMULATIONS("PERMISSION_READ_LOYALTY_SIMULATION"),
    /** Start and stop them. */
    RUN_SIMULATIONS("PERMISSION_OTHER_LOYALTY_SIMULATION");

    private final String permission;

    Right(String permission) {
        this.permission = permission;
    }

    String permission() {
        return permission;
    }
}
