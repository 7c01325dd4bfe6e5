package org.pointsmall.loyalty.admin.start;

/** How far a step is. */
enum StepState {
    DONE,
    /** A programme can't do without it. */
    OPEN,
    IF_WANTED;

    static StepState doneIf(boolean done, StepState otherwise) {
        return done ? DONE : otherwise;
    }
}
