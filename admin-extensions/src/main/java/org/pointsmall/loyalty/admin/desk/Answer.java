package org.pointsmall.loyalty.admin.desk;

import java.io.Serializable;
import org.pointsmall.loyalty.admin.page.Sentence;

/** What the desk says to somebody who wanted something done. */
sealed interface Answer {

    Sentence sentence();

    /** It is done, now or when the same form was sent before. */
    record Done(Sentence sentence) implements Answer {}

    /** It is not done, and nothing has changed. */
    record Refused(Sentence sentence) implements Answer {}

    static Answer refused(String code, Serializable... operands) {
        return new Refused(Sentence.of(code, operands));
    }
}
