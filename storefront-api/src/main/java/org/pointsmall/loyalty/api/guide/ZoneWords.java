package org.pointsmall.loyalty.api.guide;

import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Locale;

/** What people call a time zone, as the language has it: "Line Islands Time", which Java abbreviates. */
final class ZoneWords {
    private ZoneWords() {}

    /** The city whose clocks they are where there is no other name for it. */
    static String of(ZoneId zone, Locale locale) {
        String name = zone.getDisplayName(TextStyle.FULL, locale).replace(" Is. ", " Islands ");
        return name.indexOf('/') < 0 ? name : city(zone.getId());
    }

    private static String city(String id) {
        return id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
    }
}
