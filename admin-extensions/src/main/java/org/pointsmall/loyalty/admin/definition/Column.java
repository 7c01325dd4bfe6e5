package org.pointsmall.loyalty.admin.definition;

import java.util.List;
import java.util.function.BiFunction;
import org.pointsmall.loyalty.admin.page.Sentence;

/**
 * A column of the list of definitions.
 *
 * @param title the code of its text
 * @param css its class in our style sheet
 * @param inHistory whether it stands among the versions of one definition too
 * @param says what stands there
 * @param <T> what a definition says
 */
public record Column<T>(String title, String css, boolean inHistory, BiFunction<T, InWords, List<Sentence>> says) {}
