package org.pointsmall.loyalty.api.member;

import java.util.List;
import java.util.Optional;
import org.pointsmall.loyalty.account.TraceLine;
import org.pointsmall.loyalty.api.wording.Language;
import org.pointsmall.loyalty.api.wording.Wording;

/** Puts an entry's trace into words. A line that this version has no words for is left out: the journal is older. */
final class Explanations {
    static final String BUNDLE = "org.pointsmall.loyalty.api.member.explanations";

    private final Wording wording = new Wording(BUNDLE, Explanations.class);

    List<String> of(List<TraceLine> trace, Language language) {
        return trace.stream()
                .map(line -> wording.say(line.code(), line.operands(), language))
                .flatMap(Optional::stream)
                .toList();
    }
}
