package org.pointsmall.loyalty.admin.overview;

import org.jspecify.annotations.Nullable;

/**
 * One figure as it is shown; its label and its definition are texts by its code.
 *
 * @param value as it is written
 * @param before the same of the period before
 * @param change from then to now, with its sign; empty where there is none
 * @param money what it is worth; empty where it is no points
 * @param standing {@code good} where it reaches its goal, {@code bad} where it does not; empty where there is none, or
 *     nothing to tell it by
 * @param goal the goal, as it is written; empty where there is none
 * @param line the line of the journal that it sums up, the members whom it counts, or the address of the rows that it adds up;
 *     null where it is none
 */
record ShownFigure(
        String code,
        String value,
        String before,
        String change,
        String money,
        String standing,
        String goal,
        @Nullable String line) {}
