package org.pointsmall.loyalty.condition;

/** A condition as one text, which a form or a file holds. */
public interface ConditionText {

    String write(Condition condition);

    /** The condition that was written, or all that is wrong with the text; never an exception. */
    ReadCondition read(String text);

    /**
     * The condition of a row of ours.
     *
     * @throws IllegalStateException where it can't be read: what was stored had been checked
     */
    Condition stored(String text);
}
