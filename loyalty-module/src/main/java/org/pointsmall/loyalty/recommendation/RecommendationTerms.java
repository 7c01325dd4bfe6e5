package org.pointsmall.loyalty.recommendation;

import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.Rounding;
import org.pointsmall.loyalty.points.Share;

/**
 * What a page of recommendations is made by.
 *
 * @param mostOfCategory of a page of twelve, at most so many of one category; of other pages in proportion
 * @param mostOfFamily on a page, at most so many of one family of designs
 * @param reach what costs at most this share of the balance more than there is, is within reach
 * @param reachLeast and so is what costs at most so many points more
 * @param reachPlaces this share of a page is for what is within reach, where there is enough of it
 */
public record RecommendationTerms(
        int mostOfCategory, int mostOfFamily, Share reach, Points reachLeast, Share reachPlaces) {
    public static final RecommendationTerms STANDARD =
            new RecommendationTerms(4, 1, new Share(1, 5), Points.of(100), new Share(1, 4));

    private static final int USUAL_PAGE = 12;

    public RecommendationTerms {
        if (mostOfCategory < 1 || mostOfFamily < 1) {
            throw new IllegalArgumentException("a page has at least 1 of a category and of a family");
        }
    }

    int mostOfCategory(int page) {
        return Math.max(1, (mostOfCategory * page + USUAL_PAGE - 1) / USUAL_PAGE);
    }

    /** The most that something within reach costs. */
    Points reach(Points balance) {
        Points more = reach.of(balance, Rounding.DOWN);
        return balance.plus(more.isMoreThan(reachLeast) ? more : reachLeast);
    }

    int reachPlaces(int page) {
        return Math.toIntExact(reachPlaces.of(Points.of(page), Rounding.DOWN).value());
    }
}
