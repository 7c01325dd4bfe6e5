package org.pointsmall.loyalty.admin.definition;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.pointsmall.loyalty.admin.page.Right;
import org.pointsmall.loyalty.definition.Draft;
import org.pointsmall.loyalty.definition.Scope;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.definition.Window;

/**
 * What the admin shows of a kind of definition.
 *
 * @param path of the section, without its slash
 * @param words before the codes of its own texts: {@code LoyaltyRule_New}
 * @param name its class in our style sheet, of the list
 * @param order in which they are listed
 * @param usual what stands in the form of a new one
 * @param scope what one names, to be called by its name
 * @param window when one applies; nothing for what has no window
 * @param <T> what definitions of the kind say
 */
public record DefinitionSection<T>(
        String path,
        String words,
        String name,
        Right see,
        Right edit,
        Comparator<Version<T>> order,
        Draft usual,
        List<Column<T>> columns,
        Function<T, Scope> scope,
        Function<T, Optional<Window>> window,
        FormLayout form) {}
