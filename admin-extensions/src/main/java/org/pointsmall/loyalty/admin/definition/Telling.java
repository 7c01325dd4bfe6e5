package org.pointsmall.loyalty.admin.definition;

import java.util.List;
import java.util.Set;

/**
 * Says what a definition does in whole sentences, as somebody would tell it to a colleague: all of it, with the names of
 * what it names.
 *
 * @param <T> what definitions of the kind say
 */
public interface Telling<T> {

    /** One sentence after another, each of clauses in the order of the language; empty clauses are left out. */
    List<List<String>> sentences(T terms, Told told);

    /** Fields of which it says nothing, or can do without: it is told while they are not filled in. */
    Set<String> untold();
}
