package org.pointsmall.loyalty.admin.page;

/** How an admin is named in what the programme keeps of who has done it. */
public final class StaffName {
    private static final int LONGEST = 100;

    private StaffName() {}

    /** As much of a login as the tables have room for. */
    public static String of(String login) {
        return login.length() <= LONGEST ? login : login.substring(0, LONGEST);
    }
}
