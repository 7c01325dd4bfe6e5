package org.pointsmall.loyalty.api.mall;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pointsmall.loyalty.api.problem.Problem;
import org.pointsmall.loyalty.api.problem.ProblemException;
import org.pointsmall.loyalty.mall.BrowseQuery.Place;
import org.pointsmall.loyalty.mall.BrowseQuery.Reached;

/**
 * Where a page of offers ended, as text: {@code 3_17} by position and id; in a zone {@code v2.p3} by its version and how
 * many of its pins are behind, and {@code v2.p5.3_17} after them. Not a secret: it names no offer that is not shown.
 */
final class OfferCursor {
    private static final Pattern CURSOR =
            Pattern.compile("(?:v([1-9][0-9]{0,8})\\.p([0-9]{1,4}))?(\\.?)(?:(-?[0-9]{1,9})_([0-9]{1,18}))?");
    private static final int VERSION = 1;
    private static final int PINS = 2;
    private static final int DOT = 3;
    private static final int POSITION = 4;
    private static final int ID = 5;

    private OfferCursor() {}

    static String write(Reached reached) {
        Place place = reached.place();
        String rest = place == null ? "" : place.position() + "_" + place.id();
        if (reached.zoneVersion() == 0) {
            return rest;
        }
        return "v" + reached.zoneVersion() + ".p" + reached.pins() + (place == null ? "" : "." + rest);
    }

    /** @param inZone whether it must be one of a zone; otherwise it must be none */
    static Reached read(String cursor, boolean inZone) {
        Matcher parts = CURSOR.matcher(cursor);
        if (!parts.matches() || !isWhole(parts, inZone)) {
            throw new ProblemException(Problem.invalid("cursor"));
        }
        Place place = parts.group(ID) == null
                ? null
                : new Place(Integer.parseInt(parts.group(POSITION)), Long.parseLong(parts.group(ID)));
        return inZone
                ? new Reached(Integer.parseInt(parts.group(VERSION)), Integer.parseInt(parts.group(PINS)), place)
                : new Reached(0, 0, place);
    }

    private static boolean isWhole(Matcher parts, boolean inZone) {
        boolean zone = parts.group(VERSION) != null;
        boolean place = parts.group(ID) != null;
        return zone == inZone && (zone || place) && !parts.group(DOT).isEmpty() == (zone && place);
    }
}
