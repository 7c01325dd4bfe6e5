package org.pointsmall.loyalty.api.mall;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pointsmall.loyalty.api.problem.Problem;
import org.pointsmall.loyalty.api.problem.ProblemException;
import org.pointsmall.loyalty.mall.BrowseQuery.Place;

/** Where a page of offers ended, as text: its position and its id. Not a secret: it names no offer that is not shown. */
final class OfferCursor {
    private static final Pattern CURSOR = Pattern.compile("(-?[0-9]{1,9})_([0-9]{1,18})");

    private OfferCursor() {}

    static String write(Place place) {
        return place.position() + "_" + place.id();
    }

    static Place read(String cursor) {
        Matcher parts = CURSOR.matcher(cursor);
        if (!parts.matches()) {
            throw new ProblemException(Problem.invalid("cursor"));
        }
        return new Place(Integer.parseInt(parts.group(1)), Long.parseLong(parts.group(2)));
    }
}
