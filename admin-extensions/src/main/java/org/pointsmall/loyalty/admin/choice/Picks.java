package org.pointsmall.loyalty.admin.choice;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.pointsmall.loyalty.admin.choice.TargetNames.Choice;

/** Things of one kind, which a form has picked by their names. */
public interface Picks {

    /** Those with this part in their name, at most so many. */
    List<Choice> find(String part, int most, Locale locale);

    /**
     * Those that definitions name, in this order.
     *
     * @return for each what people call it; an empty label where there is no such thing any more
     */
    List<Choice> of(Collection<String> values, Locale locale);
}
