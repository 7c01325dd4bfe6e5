package org.pointsmall.loyalty.insight.dashboard;

/** What a programme should reach, in per cent of what it is measured against. The names are stored. */
public enum Goal {
    /** Points burned, of those that were issued. */
    BURN(80),
    /** Members who used points, of those who were active. */
    REDEMPTION(20),
    /** Recommended offers that were clicked, of those that were seen. */
    CLICKS(30),
    /** Points used for services and experiences, of all that were used. */
    SERVICES(25),
    /** How often members earned or used points: twice in thirty days, for each who was active. */
    INTERACTIONS(200),
    /** Members of the days before who are still active. */
    RETENTION(80);

    private final int percent;

    Goal(int percent) {
        this.percent = percent;
    }

    public int percent() {
        return percent;
    }
}
